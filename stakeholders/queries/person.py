"""Everything a person's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from kam.audit.queries import history_of
from stakeholders.choices import Support
from stakeholders.drawing.trend import draw_trend
from stakeholders.models import Judgement, Stakeholder
from stakeholders.queries.people import SUPPORT_TONES, PersonRow, rows_of
from stakeholders.queries.touchpoints import TouchpointRow, touchpoints_with

HISTORY_SHOWN = 12


@dataclass(frozen=True)
class JudgementRow:
    """A judgement, ready to read."""

    judgement: Judgement

    @property
    def support_tone(self) -> str:
        """The colour of the support then."""
        return SUPPORT_TONES[self.judgement.support]

    @property
    def support_word(self) -> str:
        """The word of the support then."""
        return str(Support(self.judgement.support).label)


@dataclass(frozen=True)
class PersonPage:
    """The person with figures, judgements, interactions, reports and history."""

    row: PersonRow
    judgements: list[JudgementRow]
    trend: SafeString
    touchpoints: list[TouchpointRow]
    reports: list[Stakeholder]
    history: list[dict[str, Any]]


def person_page(person: Stakeholder, *, today: date) -> PersonPage:
    """Read the page. Seven queries, whatever there is to show."""
    judged = list(Judgement.objects.filter(stakeholder=person).select_related("author").order_by("-id")[:24])
    return PersonPage(
        row=rows_of([person], today=today)[0],
        judgements=[JudgementRow(one) for one in judged],
        trend=draw_trend(judged[::-1], person.name),
        touchpoints=touchpoints_with(person),
        reports=list(Stakeholder.objects.filter(reports_to=person, left_on__isnull=True).order_by("sort_name")[:20]),
        history=_history(person),
    )


def _history(person: Stakeholder) -> list[dict[str, Any]]:
    """The acts in the words of the history component."""
    return [
        {
            "who": entry.who,
            "verb": entry.verb,
            "when": entry.at,
            "reason": entry.reason,
            "changes": [{"label": one.label, "old": one.before, "new": one.after} for one in entry.changes],
        }
        for entry in history_of(person, limit=HISTORY_SHOWN)
    ]
