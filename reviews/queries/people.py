"""Whom one may invite to a meeting with an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from accounts.models import Account
from reviews.models import Attendee, Meeting
from stakeholders.models import Stakeholder
from stakeholders.queries.colleagues import Colleagues, colleagues_on


@dataclass(frozen=True)
class Invitable:
    """Who of ours works on the account and who else is here, and the people of the account."""

    ours: Colleagues
    theirs: Sequence[Stakeholder]


def invitable(account: Account, meeting: Meeting | None = None) -> Invitable:
    """The people to offer; whoever is invited already is offered whatever became of them. Two queries."""
    invited = Attendee.objects.filter(meeting=meeting) if meeting else Attendee.objects.none()
    theirs = Stakeholder.objects.filter(account=account).filter(
        Q(present=True) | Exists(invited.filter(stakeholder=OuterRef("pk")))
    )
    return Invitable(
        ours=colleagues_on(account, also=Q(Exists(invited.filter(member=OuterRef("pk"))))),
        theirs=list(theirs.order_by("-influence", "sort_name")),
    )
