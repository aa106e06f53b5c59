"""What a weekly digest says to one person; empty when there is nothing to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import visible_accounts
from insights.my_day import Task
from insights.queries.my_day import my_day
from insights.queries.programme import Programme, programme_of
from kam.lib.formats import money, number
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership

MOST_LINES = 6


@dataclass(frozen=True)
class Line:
    """A line of the digest: what, why, and where one acts."""

    text: str
    why: str
    url: str
    late: bool = False


@dataclass(frozen=True)
class Section:
    """Lines of one kind."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Figure:
    """A number of the portfolio and the page that opens it."""

    label: str
    value: str
    url: str


@dataclass(frozen=True)
class Digest:
    """The whole. `sections` empty: there is nothing to say, and nothing is sent."""

    sections: list[Section]
    figures: list[Figure] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return sum(len(section.lines) for section in self.sections)

    @property
    def first(self) -> str:
        """The most important line, for the preview of a mail program."""
        return self.sections[0].lines[0].text if self.sections else ""


def digest_of(member: Membership, *, today: date) -> Digest:
    """The digest of one member on a day: what waits this week by kind, and for executives the portfolio's figures."""
    if not visible_accounts(member).exists():
        return Digest([])
    tasks = my_day(member, today=today).tasks
    sections = [
        _section(_("Renewals that need you"), tasks, "alert"),
        _section(_("Meetings of the coming weeks"), tasks, "meeting"),
        _section(_("People who have not heard from us"), tasks, "person"),
        _section(_("Your actions"), tasks, "action"),
    ]
    sections = [one for one in sections if one.lines]
    executive = sections and actor_can(member, Capability.VIEW_PROGRAMME)
    return Digest(sections, _figures(programme_of(member, today=today)) if executive else [])


def _section(title: str, tasks: list[Task], kind: str) -> Section:
    found = [one for one in tasks if one.kind == kind][:MOST_LINES]
    return Section(
        title,
        [Line(one.title, f"{one.account} · {one.reason}", settings.PUBLIC_URL + one.url, one.late) for one in found],
    )


def _figures(found: Programme) -> list[Figure]:
    figures = found.figures
    portfolio = settings.PUBLIC_URL + reverse("accounts:portfolio")
    signals = settings.PUBLIC_URL + reverse("insights:signal_list")
    return [
        Figure(_("Key accounts"), number(figures.accounts), portfolio),
        Figure(_("Revenue, 12 months"), money(figures.revenue, figures.currency), f"{portfolio}?sort=-revenue"),
        Figure(_("Signals open"), number(found.alert_count), signals),
        Figure(_("Silent for 45 days"), number(figures.silent), f"{portfolio}?silent=1"),
    ]


def preview_url() -> str:
    """Where a person reads the digest on screen."""
    return settings.PUBLIC_URL + reverse("insights:digest_preview")
