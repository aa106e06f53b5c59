"""Requests about personal data, people past their time, and what is kept of one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import DateField, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from accounts.access import visible_accounts
from kam.audit.queries import HistoryEntry, history_of
from kam.files.models import StoredFile
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from stakeholders.choices import Kind, RequestState
from stakeholders.models import KeepingRules, PrivacyRequest, Stakeholder, TeamNote
from stakeholders.privacy.holders import holders
from stakeholders.privacy.retention import Keeping, Rules, keeping
from stakeholders.privacy.subject import Subject

BY_DUE = Order("due_on")
BY_END = Order("ended_on", descending=True)
BY_NAME = Order("sort_name")
_WAITING = (RequestState.OPEN, RequestState.RUNNING)


@dataclass(frozen=True)
class RequestRow:
    """A request and how many days are left to answer it; negative when the day is past."""

    request: PrivacyRequest
    days_left: int

    @property
    def tone(self) -> str:
        """The state colour of what is left."""
        if not self.request.is_open:
            return "neutral"
        return "risk" if self.days_left < 0 else "watch" if self.days_left <= 7 else "good"


def requests_page(*, waiting: bool, cursor: str, today: date) -> Page[PrivacyRequest]:
    """Fifty requests that wait, the first due first; or those that are answered, the latest first. One query."""
    known = PrivacyRequest.objects.select_related("stakeholder__account", "noted_by", "ended_by")
    found = known.filter(state__in=_WAITING) if waiting else known.exclude(state__in=_WAITING)
    page = page_of(found, BY_DUE if waiting else BY_END, cursor)
    rows = [RequestRow(one, (one.due_on - today).days) for one in page.rows]
    return Page(rows, page.next_cursor, page.previous_cursor)


def waiting_count() -> int:
    """How many requests wait for an answer."""
    return PrivacyRequest.objects.filter(state__in=_WAITING).count()


@dataclass(frozen=True)
class KeptRow:
    """Somebody past their time, and why."""

    person: Stakeholder
    keeping: Keeping


def past_their_time(rules: KeepingRules, *, cursor: str, today: date) -> Page[Stakeholder]:
    """Fifty people whom the rules say to look at, by name. One query."""
    page = page_of(people_past(rules, today=today).select_related("account"), BY_NAME, cursor)
    rows = [KeptRow(one, keeping_of(one, rules, today=today)) for one in page.rows]
    return Page(rows, page.next_cursor, page.previous_cursor)


def people_past(rules: KeepingRules, *, today: date) -> QuerySet[Stakeholder]:
    """The same condition as `stakeholders.privacy.retention.keeping`, asked of the database."""
    known = Stakeholder.objects.filter(merged_into=None, erased_at=None).exclude(kind=Kind.ROLE)
    since = Coalesce("last_touch_on", TruncDate("created_at"))
    dated = known.alias(
        left_until=_later("left_on", rules.left_months), silent_until=_later(since, rules.silent_months)
    )
    over = Q(left_on__isnull=False, left_until__lt=today) | Q(left_on__isnull=True, silent_until__lt=today)
    return dated.filter(over).filter(Q(keep_until__isnull=True) | Q(keep_until__lt=today))


def _later(day: Any, months: int) -> Any:
    added = Func(day, Value(months), template="(%(expressions)s))", arg_joiner=" + make_interval(months => ")
    return Cast(added, DateField())


def keeping_of(person: Stakeholder, rules: KeepingRules, *, today: date) -> Keeping:
    """Until when the person is kept, and why."""
    return keeping(
        left_on=person.left_on,
        last_touch_on=person.last_touch_on,
        known_since=timezone.localdate(person.created_at),
        longer=person.keep_until,
        rules=Rules(rules.left_months, rules.silent_months),
        today=today,
    )


@dataclass(frozen=True)
class Held:
    """One kind of thing kept of a person: how many, and what would stay after an erasure."""

    label: str
    count: int
    stays: str


def seen_of(subject: Subject, actor: Membership) -> Subject:
    """The person as the actor may know them: without the entries at accounts that are closed to the actor. One query.

    Whoever answers requests sees all entries.
    """
    if actor_can(actor, Capability.MANAGE_PRIVACY):
        return subject
    opened = visible_accounts(actor).filter(pk__in={one.account_id for one in subject.entries})
    known = set(opened.values_list("pk", flat=True))
    return replace(subject, entries=tuple(one for one in subject.entries if one.account_id in known))


def held_of(subject: Subject) -> list[Held]:
    """Everything kept of the person, by kind; a query for each kind."""
    counted = [Held(str(one.label), one.count(subject), str(one.stays)) for one in holders()]
    return [one for one in counted if one.count]


def documents_to_look_at(request: PrivacyRequest) -> list[StoredFile]:
    """Documents that name the person and are somebody's to decide on, as the erasure found them."""
    return list(
        StoredFile.objects.filter(pk__in=request.receipt.get("to_look_at", []), dropped_at=None).order_by("name")
    )


def requests_of(person: Stakeholder) -> list[PrivacyRequest]:
    """What the person asked, under this entry or one merged into it, the latest first."""
    theirs = Q(stakeholder=person) | Q(stakeholder__merged_into=person)
    return list(PrivacyRequest.objects.filter(theirs).order_by("-received_on", "-id"))


def history_of_person(person: Stakeholder) -> list[HistoryEntry]:
    """Who did what with the entry; of somebody who was erased without what changed, which tells their place."""
    entries = history_of(person)
    return entries if person.erased_at is None else [replace(one, changes=[]) for one in entries]


def team_notes_of(person: Stakeholder) -> list[TeamNote]:
    """The notes of the account team on a person, the latest first, at most a hundred. For the team alone."""
    return list(TeamNote.objects.filter(stakeholder=person).select_related("author").order_by("-id")[:100])
