"""What the document shows, read once: the plan, its account's figures and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.choices import Phase
from accounts.models import Account
from accounts.queries.header import AccountHeader, account_header
from accounts.queries.value import value_of
from accounts.templatetags.accounts_value import quarter_bars
from kam.tenancy.models import Membership
from kam.ui import palette
from kam.ui.cells import phase_label
from plans.models import Plan
from plans.pdf.drawing import power_map
from plans.progress import course_word
from plans.queries.plan import PlanContent, content_of
from plans.services.plans import TEXTS
from stakeholders.queries.people import PersonRow, present_people_of, rows_of

# A quadrant longer than this does not fit beside another one: the four are then set one below the other.
ROOM_IN_QUADRANT = 1100
MOST_ON_MAP = 60


@dataclass(frozen=True)
class Chapter:
    """A chapter: its anchor, its number and its title."""

    key: str
    number: int
    title: str


@dataclass(frozen=True)
class Band:
    """A phase of the journey on the cover."""

    label: str
    colour: str
    current: bool


def context_of(plan: Plan, *, reader: Membership, locale: str, today: date) -> dict[str, Any]:
    """Everything the template needs, in the active language. Eight queries, whatever the plan's size."""
    account = plan.account
    content = content_of(plan, actor=reader, today=today, may_change=False, outside=False)
    header = account_header(account, reader, today)
    people = sorted(
        rows_of(present_people_of(account), today=today),
        key=lambda row: (-row.person.influence, row.person.sort_name),
    )
    chapters = _chapters()
    return {
        "plan": plan,
        "account": account,
        "organisation": reader.organisation,
        "header": header,
        "content": content,
        "locale": locale,
        "today": today,
        "chapters": chapters,
        "chapter": {one.key: one for one in chapters},
        "phases": _band(account),
        "swot": _swot(plan),
        "swot_long": max(len(getattr(plan, name)) for name in TEXTS[1:]) > ROOM_IN_QUADRANT,
        "revenue_chart": _revenue(account, header, today),
        "courses": _courses(content),
        **_people(account, people),
    }


def _chapters() -> list[Chapter]:
    titles = {
        "synthesis": _("Executive synthesis"),
        "situation": _("Strengths, weaknesses, opportunities, threats"),
        "objectives": _("Objectives"),
        "actions": _("Action plan"),
        "people": _("People who decide and influence"),
    }
    return [Chapter(key, number, title) for number, (key, title) in enumerate(titles.items(), start=1)]


def _band(account: Account) -> list[Band]:
    return [Band(phase_label(phase), palette.PHASES[phase], account.phase == phase) for phase in Phase.values]


def _swot(plan: Plan) -> list[dict[str, str]]:
    tones = {"strengths": "good", "weaknesses": "watch", "opportunities": "accent", "threats": "risk"}
    words = {
        "strengths": _("Strengths"),
        "weaknesses": _("Weaknesses"),
        "opportunities": _("Opportunities"),
        "threats": _("Threats"),
    }
    return [{"tone": tones[name], "label": words[name], "text": getattr(plan, name)} for name in TEXTS[1:]]


def _revenue(account: Account, header: AccountHeader, today: date) -> str:
    value = value_of(account, today)
    return quarter_bars(value.quarters, header, 640) if value.quarters else ""


def _courses(content: PlanContent) -> list[tuple[str, str, int]]:
    """How many objectives stand how: tone, word, count."""
    found: dict[tuple[str, str], int] = {}
    for row in content.objectives:
        key = (row.progress.tone, course_word(row.progress.course))
        found[key] = found.get(key, 0) + 1
    return [(tone, word, count) for (tone, word), count in found.items()]


def _people(account: Account, people: list[PersonRow]) -> dict[str, Any]:
    title = _("Power map of %(account)s: influence upwards, support to the right, size by engagement")
    return {
        "people": people,
        "supporters": sum(row.person.support > 0 for row in people),
        "power_map": power_map(people[:MOST_ON_MAP], title % {"account": account.name}),
        "map_is_cut": len(people) > MOST_ON_MAP,
        "most_on_map": MOST_ON_MAP,
    }
