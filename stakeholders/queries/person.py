"""Everything a person's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from stakeholders.choices import Support
from stakeholders.drawing.trend import draw_trend
from stakeholders.models import Judgement, Stakeholder
from stakeholders.queries.people import SUPPORT_TONES, PersonRow, row_of
from stakeholders.queries.touchpoints import TouchpointRow, touchpoints_with

# One contact a day for 90 days is all that engagement can count.
MOST_TOUCHES, SHOWN_TOUCHES = 100, 20


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


def person_page(person: Stakeholder, *, today: date) -> PersonPage:
    """Read the page. Four queries, whatever there is to show."""
    touchpoints = touchpoints_with(person, most=MOST_TOUCHES)
    days = [(one.touchpoint.happened_on, one.touchpoint.logged_by.name) for one in touchpoints]
    judged = list(Judgement.objects.filter(stakeholder=person).select_related("author").order_by("-id")[:24])
    return PersonPage(
        row=row_of(person, days, today),
        judgements=[JudgementRow(one) for one in judged],
        trend=draw_trend(judged[::-1], person.name),
        touchpoints=touchpoints[:SHOWN_TOUCHES],
        reports=list(Stakeholder.objects.filter(reports_to=person, left_on__isnull=True).order_by("sort_name")[:20]),
    )
