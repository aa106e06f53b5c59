"""Reading memberships across the wall's one door: a person may always see where they belong."""

from __future__ import annotations

from django.db.models import QuerySet

from kam.tenancy.models import Membership, MembershipStatus, Organisation


def _all_memberships() -> QuerySet[Membership]:
    """Unfiltered by organisation on purpose; row-level security still shows only the person's own and the scope's."""
    return QuerySet(Membership)


def membership_for(user_id: int, organisation_id: int | None) -> Membership | None:
    """The person's active membership in the wanted organisation, else in the first they belong to, else None."""
    mine = (
        _all_memberships()
        .filter(user_id=user_id, status=MembershipStatus.ACTIVE)
        .select_related("organisation")
        .order_by("id")
    )
    found = list(mine)
    return next((one for one in found if one.organisation_id == organisation_id), found[0] if found else None)


def organisations_of(user_id: int) -> list[Organisation]:
    """The organisations a person may switch between, by name."""
    mine = _all_memberships().filter(user_id=user_id, status=MembershipStatus.ACTIVE).select_related("organisation")
    return sorted((one.organisation for one in mine), key=lambda organisation: organisation.name.casefold())


def active_members() -> QuerySet[Membership]:
    """People who may own or do things in the organisation in scope, by name."""
    return Membership.objects.exclude(status=MembershipStatus.DEACTIVATED).order_by("name")
