"""Reading memberships across the wall's one door: a person may always see where they belong."""

from __future__ import annotations

from django.db.models import QuerySet

from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership, MembershipStatus

# Unfiltered by organisation on purpose; row-level security still shows only the person's own and the scope's.
_active_ones: Compiled[Membership] = compiled(
    lambda user: (
        QuerySet(Membership)
        .filter(user_id=user, status=MembershipStatus.ACTIVE)
        .select_related("organisation")
        .order_by("id")
    ),
    user=int,
)


def memberships_of(user_id: int) -> list[Membership]:
    """Where a person works, each with its organisation; the oldest first."""
    return _active_ones(user=user_id)


def active_members() -> QuerySet[Membership]:
    """People who may own or do things in the organisation in scope, by name."""
    return Membership.objects.exclude(status=MembershipStatus.DEACTIVATED).order_by("name")
