"""Everything a person's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.safestring import SafeString

from kam.tenancy.compiled import compiled
from stakeholders.choices import Support
from stakeholders.drawing.trend import draw_trend
from stakeholders.models import Judgement, Stakeholder
from stakeholders.queries.people import SUPPORT_TONES, PersonRow, row_of
from stakeholders.queries.touchpoints import TouchpointRow, touchpoints_with

SHOWN_TOUCHES = 20


@dataclass(frozen=True)
class JudgementRow:
    """A judgement, ready to read."""

    influence: int
    support: int
    judged_on: date
    reason: str
    author: str | None

    @property
    def support_tone(self) -> str:
        """The colour of the support then."""
        return SUPPORT_TONES[self.support]

    @property
    def support_word(self) -> str:
        """The word of the support then."""
        return str(Support(self.support).label)


@dataclass(frozen=True)
class PersonPage:
    """The person with figures, judgements, interactions, reports and history."""

    row: PersonRow
    judgements: list[JudgementRow]
    trend: SafeString
    touchpoints: list[TouchpointRow]
    reports: list[tuple[int, str]]
    merges: list[Any]


_judgements = compiled(
    lambda person: (
        Judgement.objects.filter(
            stakeholder__in=Stakeholder.objects.filter(Q(pk=person) | Q(merged_into=person)).values("pk")
        )
        .order_by("-judged_on", "-id")
        .values_list("influence", "support", "judged_on", "reason", "author__name")[:24]
    ),
    person=int,
)
_reports = compiled(
    lambda person: (
        Stakeholder.objects.filter(reports_to=person, present=True).order_by("sort_name").values_list("pk", "name")[:20]
    ),
    person=int,
)


def reports_of(person: Stakeholder) -> list[tuple[int, str]]:
    """Ids and names of those who report to them, by name. One query."""
    return _reports(person=person.pk)


def person_page(person: Stakeholder, *, today: date) -> PersonPage:
    """Read the page. Four queries, whatever there is to show."""
    touchpoints = touchpoints_with(person)
    judgements = [JudgementRow(*one) for one in _judgements(person=person.pk)]
    return PersonPage(
        row=row_of(person, [(one.happened_on, name) for one in touchpoints for name in one.ours], today),
        judgements=judgements,
        trend=draw_trend(judgements[::-1], person.name),
        touchpoints=touchpoints[:SHOWN_TOUCHES],
        reports=reports_of(person),
        merges=[{**one, "created_at": datetime.fromisoformat(one["at"])} for one in person.merges_told],  # type: ignore[attr-defined]  # annotated
    )
