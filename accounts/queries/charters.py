"""Relationship charters as pages show them: their versions, the lines of one, what two have and have not in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.charters.compare import Difference, Line, compare
from accounts.charters.completeness import Counted, missing
from accounts.charters.parts import COLUMNS
from accounts.choices import CharterPart, CharterSide, CharterState
from accounts.models import Account, Charter, CharterExpectation, CharterGoal, CharterMode, EscalationStep
from accounts.models.charter import CharterLine
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import MembershipStatus

# The draft, if there is one, before what is agreed, if anything is: at most two rows.
_standing: Compiled[Any] = compiled(
    lambda account: (
        Charter.objects.filter(account_id=account)
        .exclude(state=CharterState.SUPERSEDED)
        .annotate(
            expected=Count("expectations"), accepted=Count("expectations", filter=~Q(expectations__accepted_by=""))
        )
        .order_by("-number")
        .values_list("pk", "state", "number", "cycle", "opened_on", "agreed_on", "expected", "accepted", named=True)
    ),
    account=int,
)


@dataclass(frozen=True)
class Standing:
    """How an account's charter stands: the version that counts, and the draft; each None when there is none.

    Each is a row that says its number, cycle and days, and how many of its expectations are accepted.
    """

    agreed: Any
    draft: Any


@dataclass(frozen=True)
class Content:
    """A version with its lines, part by part, each in order."""

    charter: Charter
    modes: list[CharterMode]
    expectations: list[CharterExpectation]
    goals: list[CharterGoal]
    escalation: list[EscalationStep]

    @property
    def ours(self) -> list[CharterExpectation]:
        """What we promise."""
        return [one for one in self.expectations if one.side == CharterSide.OURS]

    @property
    def theirs(self) -> list[CharterExpectation]:
        """What the client promises."""
        return [one for one in self.expectations if one.side == CharterSide.THEIRS]

    @property
    def accepted(self) -> int:
        """How many expectations somebody said yes to."""
        return sum(bool(one.accepted_by) for one in self.expectations)

    @property
    def counted(self) -> Counted:
        """How many lines each part has."""
        return Counted(len(self.modes), len(self.ours), len(self.theirs), len(self.goals), len(self.escalation))

    @property
    def missing(self) -> list[str]:
        """The titles of the parts without a line."""
        words = part_words()
        return [words[one] for one in missing(self.counted)]

    @property
    def left(self) -> list[str]:
        """Those who speak for us here and do not work here any more."""
        contacts = [one.our_contact for one in self.modes] + [one.our_contact for one in self.escalation]
        return sorted({one.name for one in contacts if one and one.status == MembershipStatus.DEACTIVATED})

    def lines(self, part: CharterPart) -> Sequence[CharterLine]:
        """The lines of a part."""
        found: Sequence[CharterLine] = getattr(self, part.value)
        return found


def part_words() -> dict[str, str]:
    """What the parts are called, the two sides of the expectations apart."""
    return {
        "modes": str(CharterPart.MODES.label),
        "ours": str(CharterSide.OURS.label),
        "theirs": str(CharterSide.THEIRS.label),
        "goals": str(CharterPart.GOALS.label),
        "escalation": str(CharterPart.ESCALATION.label),
    }


def standing_of(account: Account) -> Standing:
    """What counts and what is being written, in the columns that say so. One query."""
    rows = {one.state: one for one in _standing(account=account.pk)}
    return Standing(rows.get(CharterState.AGREED), rows.get(CharterState.DRAFT))


def charters_of(account: Account) -> list[Charter]:
    """All versions, the newest first. One query."""
    return list(Charter.objects.filter(account=account).select_related("agreed_by").order_by("-number"))


def contents_of(charters: Sequence[Charter]) -> list[Content]:
    """The versions with their lines. Four queries, however many versions and lines there are."""
    people = "our_contact"
    found: list[list[Any]] = [
        list(rows.order_by("position", "pk"))
        for rows in (
            CharterMode.objects.filter(charter__in=charters).select_related(people),
            CharterExpectation.objects.filter(charter__in=charters),
            CharterGoal.objects.filter(charter__in=charters),
            EscalationStep.objects.filter(charter__in=charters).select_related(people),
        )
    ]
    return [
        Content(charter, *([one for one in rows if one.charter_id == charter.pk] for rows in found))
        for charter in charters
    ]


def compared(before: Content, after: Content) -> list[tuple[str, list[Difference]]]:
    """What `after` changes of `before`: the title of each part, and its lines."""
    return [(str(part.label), compare(_lines(before, part), _lines(after, part))) for part in CharterPart]


def _lines(content: Content, part: CharterPart) -> list[Line]:
    return [Line(one.thread, {name: getattr(one, name) for name in COLUMNS[part]}) for one in content.lines(part)]


def counted_lines(charter: Charter) -> Counted:
    """How many lines each part of a version has. One query."""
    sides = {side: CharterExpectation.objects.filter(side=side) for side in CharterSide}
    counts = {
        "modes": _count(CharterMode.objects.all()),
        "ours": _count(sides[CharterSide.OURS]),
        "theirs": _count(sides[CharterSide.THEIRS]),
        "goals": _count(CharterGoal.objects.all()),
        "escalation": _count(EscalationStep.objects.all()),
    }
    row = Charter.objects.filter(pk=charter.pk).annotate(**{f"n_{name}": one for name, one in counts.items()})
    found = row.values(*(f"n_{name}" for name in counts)).get()
    return Counted(**{name: found[f"n_{name}"] for name in counts})


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(charter=OuterRef("pk")).order_by().values("charter").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
