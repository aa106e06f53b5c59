"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _

from kam.audit.verbs import register_verbs

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
