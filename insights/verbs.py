"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.verbs import register_details, register_nouns, register_verbs

register_verbs(
    {
        "alert.assess": _("assessed the renewals"),
        "alert.take": _("took up the alert"),
        "alert.close": _("closed the alert"),
        "capacity.limits": _("set the limits of capacity"),
        "digest.build": _("built the weekly digests"),
        "account.export_map": _("exported the journey map"),
        "account.export_people": _("exported a picture of the people"),
        "member.stop_digest": _("stopped the weekly digest"),
    }
)

register_nouns(
    {
        "insights.alert": pgettext_lazy("trail", "renewal alert"),
        "insights.capacitylimits": pgettext_lazy("trail", "limits of capacity"),
    }
)
register_details(
    {
        "opened": pgettext_lazy("trail", "alerts opened"),
        "changed": pgettext_lazy("trail", "alerts changed"),
        "closed": pgettext_lazy("trail", "alerts closed"),
        "what": pgettext_lazy("trail", "picture"),
    },
)
