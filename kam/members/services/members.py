"""Changing what a member is here. The last administrator always stays."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.members.queries import open_invitations
from kam.members.services.sessions import end_sessions_here
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership, MembershipStatus, Role


def change_role(member: Membership, *, actor: Membership, role: str, version: int) -> Membership:
    """Give a member another role; it counts from their next request on."""
    require(actor, Capability.MANAGE_MEMBERS)
    with act(actor, "member.change_role", target=member) as entry:
        if role != Role.ADMINISTRATOR:
            _keep_an_administrator(member, "role")
        entry.details = {"role": [member.role, role]}
        return save_version(member, version, role=role)


def deactivate_member(member: Membership, *, actor: Membership, reason: str = "") -> Membership:
    """Close the door: no more requests from now on, the sessions here end, what they did stays."""
    require(actor, Capability.MANAGE_MEMBERS)
    if member.pk == actor.pk:
        raise Invalid(_("You cannot deactivate yourself. Ask another administrator."))
    if member.status == MembershipStatus.DEACTIVATED:
        raise Invalid(_("This person is deactivated already."))
    with act(actor, "member.deactivate", target=member, reason=reason):
        _keep_an_administrator(member, "")
        open_invitations(member).update(revoked_at=timezone.now())
        member = _become(member, MembershipStatus.DEACTIVATED)
        if member.user is not None:
            end_sessions_here(member.user, member.organisation.pk)
    return member


def reactivate_member(member: Membership, *, actor: Membership) -> Membership:
    """Open the door again, with the role of before; somebody who never joined can be invited anew."""
    require(actor, Capability.MANAGE_MEMBERS)
    if member.status != MembershipStatus.DEACTIVATED:
        raise Invalid(_("This person is not deactivated."))
    with act(actor, "member.reactivate", target=member):
        return _become(member, MembershipStatus.ACTIVE if member.user_id else MembershipStatus.NAMED)


def _become(member: Membership, status: MembershipStatus) -> Membership:
    Membership.objects.filter(pk=member.pk).update(status=status, version=F("version") + 1)
    member.refresh_from_db()
    return member


def _keep_an_administrator(leaving: Membership, field: str) -> None:
    """Refuse when no other active administrator would remain; the lock makes two who leave at once take turns."""
    administrators = list(
        Membership.objects.select_for_update()
        .filter(role=Role.ADMINISTRATOR, status=MembershipStatus.ACTIVE)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if administrators == [leaving.pk]:
        raise Invalid({field: [_("This is the last administrator. Make somebody else administrator first.")]})
