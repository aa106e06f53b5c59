"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _

from kam.audit.verbs import register_verbs

register_verbs(
    {
        "job.cancel": _("stopped the job"),
        "outbox.resend": _("sent the message again"),
    }
)
