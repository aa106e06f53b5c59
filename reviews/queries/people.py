"""Whom one may invite to a meeting with an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from accounts.models import Account, AccountMember
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from reviews.models import Attendee, Meeting
from stakeholders.models import Stakeholder


@dataclass(frozen=True)
class Invitable:
    """Who works on the account, everybody else here, and the people of the account."""

    team: Sequence[Membership]
    others: Sequence[Membership]
    theirs: Sequence[Stakeholder]


def invitable(account: Account, meeting: Meeting | None = None) -> Invitable:
    """The people to offer; whoever is invited already is offered whatever became of them. Two queries."""
    invited = Attendee.objects.filter(meeting=meeting) if meeting else Attendee.objects.none()
    places = AccountMember.objects.filter(account=account, member=OuterRef("pk"))
    leading = Q(pk=account.owner_id) | Q(pk=account.sponsor_id) | Exists(places)
    members = active_members().annotate(near=leading | Exists(invited.filter(member=OuterRef("pk"))))
    colleagues = list(members)
    theirs = Stakeholder.objects.filter(account=account).filter(
        Q(present=True) | Exists(invited.filter(stakeholder=OuterRef("pk")))
    )
    return Invitable(
        team=[one for one in colleagues if one.near],
        others=[one for one in colleagues if not one.near],
        theirs=list(theirs.order_by("-influence", "sort_name")),
    )
