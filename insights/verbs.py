"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _

from kam.audit.verbs import register_verbs

register_verbs(
    {
        "alert.assess": _("assessed the renewals"),
        "alert.take": _("took up the alert"),
        "alert.close": _("closed the alert"),
        "digest.build": _("built the weekly digests"),
        "member.stop_digest": _("stopped the weekly digest"),
    }
)
