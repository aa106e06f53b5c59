"""Reading people."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from kam.members.models import Invitation, User
from kam.members.tokens import hash_of
from kam.tenancy.models import Membership, MembershipStatus
from kam.tenancy.queries import memberships_of
from kam.tenancy.scope import tenant


def home_of(email: str) -> Membership | None:
    """The first active membership of the person with this address, or None; sees no other person's."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        return None
    with tenant(None, user.pk):
        return next(iter(memberships_of(user.pk)), None)


def members(*, q: str = "", role: str = "", status: str = "") -> QuerySet[Membership]:
    """The organisation's people, narrowed by words in name or address, role and status."""
    found: QuerySet[Membership] = Membership.objects.select_related("user")
    for word in q.split()[:5]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if role:
        found = found.filter(role=role)
    if status:
        found = found.filter(status=status)
    return found


def sign_ins_of(user: User, now: datetime) -> list[UserSession]:
    """The person's sign-ins that still open something, newest first. Two queries, however many there are."""
    noted = list(UserSession.objects.filter(user=user).order_by("-created_at"))
    stored = Session.objects.filter(session_key__in=[one.session_key for one in noted], expire_date__gt=now)
    # A changed password makes sessions worthless without deleting them.
    valid = user.get_session_auth_hash()
    alive = {one.session_key for one in stored if one.get_decoded().get(HASH_SESSION_KEY) == valid}
    return [one for one in noted if one.session_key in alive]


def open_invitations(member: Membership) -> QuerySet[Invitation]:
    """The member's invitations that were neither used nor withdrawn."""
    found: QuerySet[Invitation] = Invitation.objects.filter(membership=member, accepted_at=None, revoked_at=None)
    return found


def invitation_by_token(token: str, now: datetime) -> Invitation | None:
    """The invitation this token opens now: not used, not withdrawn, not expired; locked until the answer."""
    found: Invitation | None = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("membership", "invited_by", "organisation")
        .filter(
            token_hash=hash_of(token),
            accepted_at=None,
            revoked_at=None,
            expires_at__gt=now,
            membership__status=MembershipStatus.INVITED,
        )
        .first()
    )
    return found
