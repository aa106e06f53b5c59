"""Lists of meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership, Role
from reviews.access import visible_meetings
from reviews.choices import MeetingKind, MeetingStatus
from reviews.models import Attendee, Meeting

PAGE = 50


@dataclass(frozen=True)
class MeetingFilter:
    """What the address asks for; anything it does not know falls back to the default."""

    when: str = "upcoming"
    who: str = "all"
    kind: str = ""
    account: int | None = None
    q: str = ""

    @classmethod
    def read(cls, query: dict[str, str], actor: Membership) -> MeetingFilter:
        """From an address; a key account manager starts with their own meetings."""
        first = "mine" if actor.role == Role.KEY_ACCOUNT_MANAGER else "all"
        who, kind, account = query.get("who", first), query.get("kind", ""), query.get("account", "")
        return cls(
            when="past" if query.get("when") == "past" else "upcoming",
            who=who if who in {"mine", "all"} else first,
            kind=kind if kind in MeetingKind else "",
            account=int(account) if account.isdecimal() and len(account) < 19 else None,
            q=query.get("q", "").replace("\0", "").strip()[:80],
        )


def mine(meetings: QuerySet[Meeting], actor: Membership) -> QuerySet[Meeting]:
    """Those the actor owns or is invited to."""
    invited = Attendee.objects.filter(meeting=OuterRef("pk"), member=actor)
    return meetings.filter(Q(owner=actor) | Exists(invited))


def upcoming(meetings: QuerySet[Meeting], now: datetime) -> QuerySet[Meeting]:
    """Planned ones that have not ended long ago: today's meeting stays in sight until it is recorded."""
    return meetings.filter(status=MeetingStatus.PLANNED, starts_at__gt=now - timedelta(hours=12))


def past(meetings: QuerySet[Meeting], now: datetime) -> QuerySet[Meeting]:
    """All others: held, cancelled, and planned ones that nobody recorded."""
    return meetings.filter(~Q(status=MeetingStatus.PLANNED) | Q(starts_at__lte=now - timedelta(hours=12)))


def filtered(actor: Membership, wanted: MeetingFilter, now: datetime) -> QuerySet[Meeting]:
    """The visible meetings the filter asks for, unordered."""
    found = visible_meetings(actor)
    found = past(found, now) if wanted.when == "past" else upcoming(found, now)
    if wanted.who == "mine":
        found = mine(found, actor)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.account:
        found = found.filter(account=wanted.account)
    if wanted.q:
        key = Func(Value(wanted.q), function="kam_sortkey")
        found = found.filter(Q(title__icontains=wanted.q) | Q(account__sort_name__contains=key))
    return found


def meetings_page(actor: Membership, wanted: MeetingFilter, *, cursor: str, now: datetime) -> Page[Meeting]:
    """One page with account, owner and the number of invited people of each side; one query."""
    found = with_counts(filtered(actor, wanted, now), now)
    return page_of(found, Order("starts_at", descending=wanted.when == "past"), cursor, size=PAGE)


def with_counts(meetings: QuerySet[Meeting], now: datetime) -> QuerySet[Meeting]:
    """With account and owner read along, `ours` and `theirs` counted, and whether each has `begun`."""
    begun = ExpressionWrapper(Q(starts_at__lte=now), BooleanField())
    counted = meetings.annotate(ours=_count("member"), theirs=_count("stakeholder"), begun=begun)
    return counted.select_related("account", "owner")


def _count(side: str) -> Coalesce:
    """Counted in a subquery: two joins would multiply each other."""
    people = Attendee.objects.filter(**{"meeting": OuterRef("pk"), f"{side}__isnull": False}).order_by()
    counted = people.values("meeting").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def by_month(meetings: Sequence[Meeting]) -> Iterator[tuple[date, list[Meeting]]]:
    """Meetings in their order, grouped by the month they start in where the reader is."""
    for month, rows in groupby(meetings, key=lambda one: timezone.localtime(one.starts_at).date().replace(day=1)):
        yield month, list(rows)


def meetings_of_account(actor: Membership, account_id: int, now: datetime) -> tuple[list[Meeting], list[Meeting]]:
    """The account's upcoming meetings, soonest first, and its latest past ones."""
    all_of_it = with_counts(visible_meetings(actor).filter(account=account_id), now)
    soon = upcoming(all_of_it, now).order_by("starts_at", "id")[:PAGE]
    return list(soon), list(past(all_of_it, now).order_by("-starts_at", "-id")[:PAGE])


def neighbours_of_account(account_id: int, now: datetime) -> tuple[Meeting | None, Meeting | None]:
    """The next planned meeting with the account and the last one held."""
    meetings = Meeting.objects.filter(account=account_id).select_related("owner")
    coming = meetings.filter(status=MeetingStatus.PLANNED, starts_at__gt=now).order_by("starts_at", "id").first()
    held = meetings.filter(status=MeetingStatus.HELD).order_by(F("starts_at").desc(), "-id").first()
    return coming, held
