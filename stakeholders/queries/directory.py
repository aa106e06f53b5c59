"""Everybody at every account the actor may see: filtered, searched, paged by key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Func
from django.db.models.functions import Coalesce, TruncDate

from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership
from stakeholders.access import visible_stakeholders
from stakeholders.choices import CADENCE_DAYS, Support
from stakeholders.models import Stakeholder
from stakeholders.queries.people import SUPPORT_TONES, silence_of
from stakeholders.queries.search import ids_matching
from stakeholders.silence import OVERDUE_DENOMINATOR, OVERDUE_NUMERATOR, Silence

BY_NAME = Order("sort_name")


@dataclass(frozen=True)
class DirectoryRow:
    """A line of the directory."""

    person: Stakeholder
    silence: Silence

    @property
    def support_tone(self) -> str:
        """The pill of the person's support."""
        return SUPPORT_TONES[self.person.support]

    @property
    def support_word(self) -> str:
        """The word of the person's support."""
        return str(Support(self.person.support).label)


def directory_page(
    actor: Membership,
    *,
    q: str = "",
    profile: str = "",
    support: str = "",
    silence: str = "",
    cursor: str = "",
    today: date,
) -> Page[Any]:
    """Fifty people by name with their account. One query. Unknown filter values find nothing to filter."""
    people = visible_stakeholders(actor).filter(present=True).select_related("account")
    if q.strip():
        people = people.filter(pk__in=ids_matching(q.strip()))
    if profile:
        people = people.filter(profile=profile)
    if support:
        people = people.filter(support=support)
    if silence:
        people = with_silence(people, today).filter(silence_is(silence))
    page = page_of(people, BY_NAME, cursor)
    return Page(
        [DirectoryRow(one, silence_of(one, today)) for one in page.rows], page.next_cursor, page.previous_cursor
    )


def with_silence(people: QuerySet[Stakeholder], today: date) -> QuerySet[Stakeholder]:
    """Adds `quiet_days` and `rhythm`, the same figures as `stakeholders.silence`, computed by the database."""
    rhythm = Case(
        *(When(profile=profile, then=Value(days)) for profile, days in CADENCE_DAYS.items()),
        default=Value(max(CADENCE_DAYS.values())),
    )
    since = Coalesce(F("last_touch_on"), TruncDate("created_at"))
    return people.annotate(
        rhythm=Coalesce(F("cadence_days"), rhythm, output_field=IntegerField()),
        quiet_days=Func(Value(today, output_field=DateField()), since, template="(%(expressions)s)", arg_joiner=" - ",
                        output_field=IntegerField()),
    )  # fmt: skip


def silence_is(state: str) -> Q:
    """The condition on `quiet_days` and `rhythm` for a state of silence."""
    overdue = Q(quiet_days__gt=F("rhythm") * OVERDUE_NUMERATOR / OVERDUE_DENOMINATOR)
    due = Q(quiet_days__gte=F("rhythm"))
    return {"overdue": overdue, "due": due & ~overdue, "ok": ~due}.get(state, Q())
