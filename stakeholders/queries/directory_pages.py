"""A page of the directory: its lines, their silence, and how many people match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, QuerySet, Window

from accounts.models import Account
from kam.lib.paging import Page, first_page, page_of
from kam.tenancy.capabilities import TABLE, Capability
from kam.tenancy.compiled import Compiled, Counted
from kam.tenancy.models import Membership, MembershipStatus
from stakeholders.journeys.rhythm import quiet_since
from stakeholders.models import Stakeholder
from stakeholders.queries.directory import MANY, Wanted, wanted_people
from stakeholders.queries.search import ids_matching
from stakeholders.silence import Silence, silence

ROWS = 50
# What a line shows, and what orders and cursors are made of.
SHOWN = (
    "id", "name", "kind", "job_title", "employer", "profile", "own_profile_id", "own_profile__name_en",
    "own_profile__name_fr", "seniority", "decision_role", "influence", "support",
    "rhythm_days", "overdue_from", "last_touch_on", "left_on", "sort_name", "account_id", "account__name",
    "account_name",
)  # fmt: skip


@dataclass(frozen=True)
class DirectoryRow:
    """A line of the directory: the columns of `SHOWN`, and the person's silence."""

    person: Mapping[str, Any]
    silence: Silence


@dataclass(frozen=True)
class Found:
    """A page of people, and how many there are in all, counted up to one more than MANY."""

    page: Page[Any]
    count: int


def directory_page(
    actor: Membership, wanted: Wanted, *, account: Account | None = None, cursor: str = "", today: date
) -> Found:
    """Fifty people with their account, and how many match. Two queries; a third to search all pages but the first."""
    found = None if cursor or account is not None else first_page_of(actor, wanted)
    if found is None:
        people = wanted_people(actor, wanted, account=account, today=today)
        page = page_of(as_shown(people), wanted.order, cursor, size=ROWS)
        found = Found(page, people.order_by()[: MANY + 1].count())
    rows = [DirectoryRow(one, _silence_in(one, today)) for one in found.page.rows]
    return Found(Page(rows, found.page.next_cursor, found.page.previous_cursor), found.count)


def _silence_in(one: Mapping[str, Any], today: date) -> Silence:
    rhythm = one["rhythm_days"]
    known = one["last_touch_on"] or quiet_since(overdue=one["overdue_from"], rhythm=rhythm)
    return silence(last_touch_on=one["last_touch_on"], known_since=known, cadence=rhythm, today=today)


def first_page_of(actor: Membership, wanted: Wanted) -> Found | None:
    """The first page by a statement compiled once for its filters; None where their values make another one.

    Whoever searches gets rows and count at once: searching twice would cost more than both.
    """
    if wanted.silence or wanted.function or wanted.profile.startswith("own:") or not actor.is_active:
        return None
    rows_of, count_of = _statements(actor.role, replace(wanted, q="?" if wanted.q else ""))
    values = {"q": wanted.q, "me": actor.pk, "user": actor.user_id or 0}
    given = {name: values[name] for name in rows_of.stand_ins}
    rows = rows_of(**given)
    count = count_of.first(**given) if count_of else rows[0]["matches"] if rows else 0
    return Found(first_page(rows, wanted.order, size=ROWS), count or 0)


@lru_cache(maxsize=256)
def _statements(role: str, shape: Wanted) -> tuple[Compiled[dict[str, Any]], Counted | None]:
    """The first rows and the count for a role and filters whose words are still open."""

    def people(slots: dict[str, Any]) -> QuerySet[Stakeholder]:
        actor = Membership(pk=slots.get("me"), user_id=slots.get("user"), role=role, status=MembershipStatus.ACTIVE)
        return wanted_people(actor, replace(shape, q=slots.get("q", "")), today=date.max, searched=ids_matching)

    def rows(**slots: Any) -> QuerySet[Stakeholder, dict[str, Any]]:
        shown = as_shown(people(slots), **({"matches": Window(Count("*"))} if shape.q else {}))
        return shown.order_by(*shape.order.clauses())[: ROWS + 1]

    def count(**slots: Any) -> QuerySet[Stakeholder, int]:
        return people(slots).order_by().values_list("pk", flat=True)[: MANY + 1]

    open_values: dict[str, type] = {"q": str} if shape.q else {}
    open_values |= {"me": int} if shape.mine else {}
    open_values |= {} if Capability.VIEW_ALL_ACCOUNTS in TABLE.get(role, ()) else {"user": int}
    # Planned anew each time: whether an index pays depends on how much the words hold.
    found = Compiled(rows, open_values, replanned=True)
    return found, None if shape.q else Counted(count, open_values, replanned=True)


def as_shown(people: QuerySet[Stakeholder], **more: Any) -> QuerySet[Stakeholder, dict[str, Any]]:
    """The columns of `SHOWN`, and `more`."""
    named = people.annotate(account_name=F("account__sort_name"), **more)
    shown: QuerySet[Stakeholder, dict[str, Any]] = named.values(*SHOWN, *more)
    return shown
