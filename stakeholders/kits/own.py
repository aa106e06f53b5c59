"""The blocks this room knows: figures, what went well, what is open, what was asked, what to thank for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from accounts.celebration_moments import anniversaries
from accounts.choices import ContractOutcome
from accounts.models import Contract
from kam.audit.words import MARK
from kam.lib import formats
from stakeholders.choices import Importance, Profile, QuestionKind, Sentiment
from stakeholders.kits.blocks import Block, Visit, register_block
from stakeholders.models import Touchpoint
from stakeholders.queries.questions import QuestionRow, questions_at, turnaround_of
from stakeholders.transitions.parts import Cell, Part

YEAR, NEAR = timedelta(days=365), timedelta(days=60)
MOST = 6
NOT_YET = "–"
ON_ONE_PAGE = 3
_DECIDER, _SPONSOR = Profile.DECISION_MAKER, Profile.SPONSOR


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_block(Block("return", (_DECIDER, _SPONSOR), 10, figures))
    register_block(Block("successes", (_SPONSOR,), 30, successes))
    register_block(Block("recognition", (_SPONSOR,), 40, recognition))
    register_block(Block("risks", (_DECIDER,), 30, open_problems))
    register_block(Block("problems", (Profile.USER,), 10, problems))
    register_block(Block("questions", (Profile.TECHNICAL_INFLUENCER,), 10, questions))


def figures(visit: Visit) -> Part:
    """What they spend with us and what is agreed; never what we earn from it. One query."""
    account = visit.account
    running = Contract.objects.filter(account=account, outcome=ContractOutcome.RUNNING).order_by("end_on", "pk")
    contracts = list(running[:MOST])
    rows: list[tuple[Cell, ...]] = []
    if account.revenue_12m is not None:
        revenue = formats.money(account.revenue_12m, account.currency)
        change = _change(account.revenue_12m, account.revenue_previous_12m)
        rows.append((Cell(_("The last twelve months together")), Cell(revenue), Cell(change)))
    rows += [
        (Cell(one.title or one.reference, one.reference if one.title else ""),
         Cell(_("%(amount)s a year") % {"amount": formats.money(one.annual_value, one.currency)}),
         Cell(_("until %(day)s") % {"day": formats.day(one.end_on)}))
        for one in contracts
    ]  # fmt: skip
    return Part(
        "return", _("The business together"), _("Revenue and contracts"),
        (_("What"), _("How much"), _("Since and until")), rows,
        _("No revenue and no contract is written down: enter them under Value, or bring their own figures."),
        visit.today if rows else None,
    )  # fmt: skip


def _change(now: Decimal, before: Decimal | None) -> str:
    if not before:
        return ""
    share = formats.percent(round(100 * (now / before - 1)), signed=True)
    return _("%(share)s against the year before") % {"share": share}


def successes(visit: Visit) -> Part:
    """What went well and weighed, and what was solved, of the last year, the latest first. Two queries."""
    since = visit.today - YEAR
    good = Touchpoint.objects.filter(account=visit.account, sentiment=Sentiment.GOOD, happened_on__gt=since,
                                     importance__gte=Importance.NOTABLE).exclude(subject=MARK)  # fmt: skip
    told = [(one.happened_on, Cell(one.subject, one.note), "") for one in good.order_by("-happened_on", "-pk")[:MOST]]
    solved = [row for row in questions_at(visit.account, QuestionKind.PROBLEM, today=visit.today)
              if row.question.answered_on and row.question.answered_on > since]  # fmt: skip
    told += [
        (row.question.answered_on or visit.today, Cell(row.question.text, row.question.answer), _took(row))
        for row in solved[:MOST]
    ]
    told.sort(key=lambda one: one[0], reverse=True)
    rows = [(Cell(formats.day(on)), what, Cell(figure)) for on, what, figure in told[: 2 * MOST]]
    return Part(
        "successes", _("Successes to show"), _("Interactions that went well and weighed, problems solved, of a year"),
        (_("When"), _("What"), _("Figure")), rows,
        _("Nothing is noted yet. Log the next success as notable: “Night deliveries run, 200 fewer returns a month.”"),
        told[0][0] if told else None,
    )  # fmt: skip


def recognition(visit: Visit) -> Part:
    """What to thank them for: anniversaries near, and what they brought up that was solved. One query."""
    rows = [(Cell(_years(years)), Cell(formats.day(day))) for years, day in _near_anniversaries(visit)]
    theirs = visit.person.questions.filter(answered_on__gt=visit.today - YEAR).order_by("-answered_on", "pk")[:MOST]
    rows += [
        (Cell(_("Brought up: %(text)s") % {"text": one.text}, one.answer), Cell(formats.day(one.answered_on)))
        for one in theirs if one.answered_on
    ]  # fmt: skip
    return Part(
        "recognition", _("What to thank them for"), _("Anniversaries within two months, and what they brought up"),
        (_("What"), _("When")), rows,
        _("Nothing is near. Name their part in the last success before their chief: it costs one sentence."),
    )  # fmt: skip


def _near_anniversaries(visit: Visit) -> Iterable[tuple[int, date]]:
    since = visit.account.client_since
    if since is None or since > visit.today:
        return []
    found = anniversaries(since, visit.today - NEAR, visit.today)
    return [(years, day) for years, day in found if day - visit.today <= NEAR]


def _years(years: int) -> str:
    return ngettext("%(n)d year a client", "%(n)d years a client", years) % {"n": years}


def problems(visit: Visit) -> Part:
    """What is open and since when, what was solved and how fast; the median above. Two queries."""
    lead = turnaround_of(visit.account, QuestionKind.PROBLEM, today=visit.today).reason
    return _register(
        visit, QuestionKind.PROBLEM, _("Open problems and how fast we solve them"), _("Problem"),
        _("No problem is noted. Ask what slowed them down this week, and note it with a day."), lead,
    )  # fmt: skip


def open_problems(visit: Visit) -> Part:
    """What is open alone, and the median above: whoever decides has one page. Two queries."""
    told = problems(visit)
    rows = [row for row in told.rows if row[2].text == NOT_YET][:ON_ONE_PAGE]
    return replace(told, rows=rows, empty=_("No problem is open.") if told.rows else told.empty)


def questions(visit: Visit) -> Part:
    """What their experts asked, with dated answers. One query."""
    return _register(
        visit, QuestionKind.QUESTION, _("Questions and dated answers"), _("Question"),
        _("No question is noted. Ask which one keeps them from recommending us, and promise an answer for a day."), "",
    )  # fmt: skip


def _register(visit: Visit, kind: str, title: str, what: str, empty: str, lead: str) -> Part:
    found = questions_at(visit.account, kind, today=visit.today, most=3 * MOST)
    rows = [
        (Cell(row.question.text, row.question.raised_by.name if row.question.raised_by else ""), _state(row),
         Cell(row.question.answer if not row.question.is_open else NOT_YET))
        for row in found
    ]  # fmt: skip
    days = [row.question.answered_on or row.question.raised_on for row in found]
    source = _("Register of questions and problems")
    return Part(kind, title, source, (what, _("State"), _("Answer")), rows, empty, max(days, default=None), lead)


def _state(row: QuestionRow) -> Cell:
    one = row.question
    if one.answered_on:
        return Cell(formats.day(one.answered_on), _took(row))
    url = reverse("stakeholders:account_questions", args=[one.account_id])
    return Cell(_("promised for %(day)s") % {"day": formats.day(one.due_on)}, _age(row), url)


def _took(row: QuestionRow) -> str:
    return npgettext("took", "in %(n)s day", "in %(n)s days", row.days) % {"n": row.days}


def _age(row: QuestionRow) -> str:
    return ngettext("open for %(n)s day", "open for %(n)s days", row.days) % {"n": row.days}
