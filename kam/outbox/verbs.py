"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.verbs import register_nouns, register_verbs

register_verbs(
    {
        "job.cancel": _("stopped the job"),
        "outbox.resend": _("sent the message again"),
    }
)

register_nouns(
    {
        "outbox.outboxrow": pgettext_lazy("trail", "message"),
        "outbox.job": pgettext_lazy("trail", "job"),
    }
)
