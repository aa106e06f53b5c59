"""The register of questions and problems: an account's, and a person's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from accounts.models import Account
from kam.lib.paging import Order, Page, page_of
from stakeholders.choices import QuestionKind
from stakeholders.models import ClientQuestion, Stakeholder
from stakeholders.questions.turnaround import Turnaround, days_between, turnaround

ORDERS = {sign + key: Order(column, bool(sign)) for key, column in {"due": "due_on", "raised": "raised_on",
          "answered": "answered_on"}.items() for sign in ("", "-")}  # fmt: skip
YEAR = timedelta(days=365)
AT_ONCE = 25  # answers are long


@dataclass(frozen=True)
class Wanted:
    """What was asked for: the open ones unless told."""

    q: str = ""
    kind: str = ""
    state: str = ""
    sort: str = ""

    def query(self) -> dict[str, str]:
        """What an address keeps of it."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def order(self) -> Order:
        """The first promised first; of those answered the latest."""
        return ORDERS.get(self.sort, ORDERS["-answered" if self.state == "answered" else "due"])


@dataclass(frozen=True)
class QuestionRow:
    """A question, and how old it is or how long its answer took."""

    question: ClientQuestion
    today: date

    @property
    def days(self) -> int:
        """Days it is open, or took."""
        return days_between(self.question.raised_on, self.question.answered_on or self.today)

    @property
    def late(self) -> bool:
        """Whether the day promised has passed."""
        return self.question.is_open and self.question.due_on < self.today

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return "risk" if self.late else "watch" if self.question.is_open else "good"


def questions_page(account: Account, wanted: Wanted, *, cursor: str, today: date) -> Page[ClientQuestion]:
    """Twenty-five of an account. One query."""
    found = _filtered(_with_names(ClientQuestion.objects.filter(account=account)), wanted, today)
    page = page_of(found, wanted.order, cursor, size=AT_ONCE)
    return Page([QuestionRow(one, today) for one in page.rows], page.next_cursor, page.previous_cursor)


def _filtered(found: QuerySet[ClientQuestion], wanted: Wanted, today: date) -> QuerySet[ClientQuestion]:
    if wanted.kind in QuestionKind.values:
        found = found.filter(kind=wanted.kind)
    if wanted.q:
        words = Q(text__icontains=wanted.q) | Q(answer__icontains=wanted.q) | Q(raised_by__name__icontains=wanted.q)
        found = found.filter(words)
    if wanted.state == "answered":
        return found.filter(answered_on__isnull=False)
    if wanted.state == "late":
        return found.filter(answered_on=None, due_on__lt=today)
    return found if wanted.state == "all" else found.filter(answered_on=None)


def turnaround_of(account: Account, kind: str, *, today: date) -> Turnaround:
    """How long answers of a kind took in the last year, and what is open. One query."""
    lately = Q(answered_on=None) | Q(answered_on__gt=today - YEAR)
    rows = ClientQuestion.objects.filter(lately, account=account, kind=kind)
    return turnaround(rows.values_list("raised_on", "answered_on"), today=today)


def questions_with(person: Stakeholder, *, today: date, most: int = 8) -> list[QuestionRow]:
    """Those a person raised, the open ones first. One query."""
    return _rows(_with_names(ClientQuestion.objects.filter(raised_by=person)), today, most)


def questions_at(account: Account, kind: str, *, today: date, most: int = 40) -> list[QuestionRow]:
    """Those of an account of one kind, the open ones first, then the latest answered. One query."""
    return _rows(_with_names(ClientQuestion.objects.filter(account=account, kind=kind)), today, most)


def _rows(found: QuerySet[ClientQuestion], today: date, most: int) -> list[QuestionRow]:
    # PostgreSQL puts what has no day first when the latest come first: the open ones, the first promised on top.
    rows: Iterable[ClientQuestion] = found.order_by("-answered_on", "due_on", "pk")[:most]
    return [QuestionRow(one, today) for one in rows]


def _with_names(found: QuerySet[ClientQuestion]) -> QuerySet[ClientQuestion]:
    return found.select_related("raised_by", "owner", "answered_by")
