"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.verbs import register_details, register_nouns, register_verbs

register_verbs(
    {
        "member.invite": _("invited the member"),
        "member.resend_invitation": _("sent the invitation again"),
        "member.revoke_invitation": _("withdrew the invitation"),
        "member.join": _("joined the organisation"),
        "member.change_role": _("changed the role"),
        "member.deactivate": _("deactivated the member"),
        "member.reactivate": _("reactivated the member"),
        "member.profile": _("changed their profile"),
        "member.theme": _("changed their theme"),
        "member.end_sessions": _("ended sessions of theirs"),
        "member.security": _("changed how they sign in"),
        "organisation.update": _("changed the organisation"),
    }
)

register_nouns(
    {
        "tenancy.membership": pgettext_lazy("trail", "member"),
        "tenancy.organisation": pgettext_lazy("trail", "organisation"),
        "members.invitation": pgettext_lazy("trail", "invitation"),
    }
)
register_details(
    {
        "sessions": pgettext_lazy("trail", "sessions ended"),
        "event": pgettext_lazy("trail", "what changed"),
    },
)
