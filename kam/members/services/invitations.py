"""Bringing people in: invite, invite again, withdraw, accept."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.formats import day_long
from kam.lib.limits import spend
from kam.members.joining import joined
from kam.members.models import Invitation, User
from kam.members.queries import open_invitations
from kam.members.tokens import hash_of, new_token
from kam.outbox.services import send_email
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership, MembershipStatus, Role
from kam.tenancy.services import name_member

VALID_FOR = timedelta(days=14)
# Enough to bring in a department in one sitting, too few to make the organisation a sender of junk.
INVITATIONS, INVITATION_WINDOW = 60, 3600


def invite_member(*, actor: Membership, name: str, email: str, role: str) -> Membership:
    """Name a new member and send the invitation."""
    require(actor, Capability.MANAGE_MEMBERS)
    _refuse_taken(email)
    with act(actor, "member.invite") as entry:
        member = name_member(name=name, email=email, role=role)
        entry.target = member
        return _send(member, actor, member.email)


def invite_named_member(member: Membership, *, actor: Membership, email: str, role: str) -> Membership:
    """Send the first invitation to a member who so far only had a name (an imported agent)."""
    require(actor, Capability.MANAGE_MEMBERS)
    if member.status not in {MembershipStatus.NAMED, MembershipStatus.INVITED}:
        raise Invalid(_("This person has joined already."))
    _refuse_taken(email, but=member)
    with act(actor, "member.invite", target=member):
        Membership.objects.filter(pk=member.pk).update(role=role)
        return _send(member, actor, email.strip().lower())


def resend_invitation(member: Membership, *, actor: Membership) -> Membership:
    """Send a new link; the old one stops working."""
    require(actor, Capability.MANAGE_MEMBERS)
    if member.status != MembershipStatus.INVITED:
        raise Invalid(_("Only somebody who was invited and has not joined can be invited again."))
    with act(actor, "member.resend_invitation", target=member):
        return _send(member, actor, member.email)


def revoke_invitation(member: Membership, *, actor: Membership) -> Membership:
    """Withdraw the invitation: its link stops working, the name stays."""
    require(actor, Capability.MANAGE_MEMBERS)
    if member.status != MembershipStatus.INVITED:
        raise Invalid(_("There is no invitation to withdraw."))
    with act(actor, "member.revoke_invitation", target=member):
        open_invitations(member).update(revoked_at=timezone.now())
        return _become(member, status=MembershipStatus.NAMED)


def accept_invitation(invitation: Invitation, *, user: User, now: datetime) -> Membership:
    """Make the invited member the user's; works once. The caller has checked that the address is the user's."""
    member = invitation.membership
    if Membership.objects.filter(user=user).exists():
        raise Invalid(_("You already belong to this organisation."))
    with act(member, "member.join", target=member):
        if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None).update(accepted_at=now):
            raise Invalid(_("This invitation has been used."))
        member = _become(member, status=MembershipStatus.ACTIVE, user=user)
        joined(member)
    return member


def create_invited_user(invitation: Invitation, *, password: str) -> User:
    """The sign-in of somebody new, whose address the mail has proved; `accept_invitation` follows."""
    user = User.objects.create_user(invitation.membership.email, password)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def _refuse_taken(email: str, but: Membership | None = None) -> None:
    others = Membership.objects.filter(email__iexact=email.strip())
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.exists():
        raise Invalid({"email": [_("Somebody with this address is here already.")]})


def _become(member: Membership, **changes: object) -> Membership:
    Membership.objects.filter(pk=member.pk).update(**changes, version=F("version") + 1)
    member.refresh_from_db()
    return member


def _send(member: Membership, actor: Membership, email: str) -> Membership:
    """A fresh token, its hash kept, the link in a mail; earlier links of this member stop working."""
    spend("invitation", str(actor.organisation_id), allowed=INVITATIONS, seconds=INVITATION_WINDOW)
    now, organisation = timezone.now(), actor.organisation
    token = new_token(organisation.pk)
    open_invitations(member).update(revoked_at=now)
    member = _become(member, status=MembershipStatus.INVITED, email=email)
    invitation = Invitation.objects.create(
        membership=member, token_hash=hash_of(token), invited_by=actor, expires_at=now + VALID_FOR
    )
    with translation.override(organisation.locale):
        until = day_long(timezone.localdate(invitation.expires_at))
    send_email(
        "invitation",
        to=email,
        template="members/email/invitation",
        context={
            "name": member.name,
            "inviter": actor.name,
            "organisation": organisation,
            "role": Role(member.role).label,
            "url": settings.PUBLIC_URL + reverse("members:invitation_accept", args=[token]),
            "until": until,
        },
        key=f"invitation:{invitation.pk}",
        locale=organisation.locale,
    )
    return member
