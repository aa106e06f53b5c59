"""The people of every account the actor may see, or of one: filtered, searched, sorted, paged by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.expressions import Func, RawSQL

from accounts.models import Account
from kam.lib.paging import Order
from kam.tenancy.models import Membership
from stakeholders.access import visible_stakeholders
from stakeholders.choices import Kind
from stakeholders.journeys.rhythm import OVERDUE_DENOMINATOR, OVERDUE_NUMERATOR
from stakeholders.models import Stakeholder
from stakeholders.queries.search import ids_found

COLUMNS = {"name": "sort_name", "account": "account_name", "profile": "profile", "seniority": "seniority",
           "influence": "influence", "support": "support", "touch": "last_touch_on"}  # fmt: skip
ORDERS = {sign + key: Order(column, bool(sign)) for key, column in COLUMNS.items() for sign in ("", "-")}
MANY = 1000  # beyond this, "more than 1,000" is enough to know


@dataclass(frozen=True)
class Wanted:
    """What was asked for; every empty field asks for nothing."""

    q: str = ""
    profile: str = ""
    support: str = ""
    silence: str = ""
    kind: str = ""
    seniority: str = ""
    decision_role: str = ""
    language: str = ""
    function: str = ""
    mine: str = ""
    sort: str = ""

    def query(self) -> dict[str, str]:
        """What an address keeps of it."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def filtered(self) -> bool:
        """Whether anybody is left out."""
        return bool(self.query().keys() - {"sort"})

    @property
    def order(self) -> Order:
        """How it is sorted: by name unless told."""
        return ORDERS.get(self.sort, ORDERS["name"])


def wanted_people(
    actor: Membership,
    wanted: Wanted,
    *,
    account: Account | None = None,
    today: date,
    searched: Callable[[str, int], RawSQL] = ids_found,
) -> QuerySet[Stakeholder]:
    """Whom the filters leave of those the actor may see, in no order. Unknown values find nothing to filter.

    `searched` makes words the ids of people: found at once, or by a part of the statement.
    """
    people = _of_kind(visible_stakeholders(actor), wanted.kind)
    if account is not None:
        people = people.filter(account=account)
    if wanted.mine:
        people = people.filter(account__owner=actor)
    if wanted.q:
        people = people.filter(pk__in=searched(wanted.q, MANY + 1))
    if wanted.profile:
        people = people.filter(_has_profile(wanted.profile))
    for name in ("support", "seniority", "decision_role"):
        if value := getattr(wanted, name):
            people = people.filter(**{name: value})
    if wanted.language:
        people = people.filter(languages__contains=[wanted.language])
    if wanted.function:
        people = people.filter(function__icontains=wanted.function)
    if wanted.silence:
        people = with_silence(people, wanted.silence, today)
    return people


def _of_kind(people: QuerySet[Stakeholder], kind: str) -> QuerySet[Stakeholder]:
    known = people.filter(merged_into=None, erased_at=None)
    if kind == "role":
        return known.filter(kind=Kind.ROLE, left_on=None)
    if kind == "left":
        return known.filter(left_on__isnull=False)
    there = people.filter(present=True)
    return there.filter(kind=Kind.EXTERNAL) if kind == "external" else there


def _has_profile(key: str) -> Q:
    """One of the four holds the finer ones that count as it; "own:12" is that one alone."""
    own = key.removeprefix("own:")
    return Q(own_profile=own) if own != key else Q(profile=key)


def with_silence(people: QuerySet[Stakeholder], state: str, today: date) -> QuerySet[Stakeholder]:
    """Those in a state of silence, as `stakeholders.silence` says it; any other word leaves everybody.

    Who is overdue is a range of the index. "waiting" are those who are due or overdue.
    """
    if state == "overdue":
        return people.filter(overdue_from__lte=today)
    if state not in ("due", "ok", "waiting"):
        return people
    grace = F("rhythm_days") * OVERDUE_NUMERATOR / OVERDUE_DENOMINATOR + 1 - F("rhythm_days")
    day = Value(today, output_field=DateField())
    due_from = Func(F("overdue_from"), grace, template="(%(expressions)s)", arg_joiner=" - ", output_field=DateField())
    known = people.alias(due_from=due_from)
    if state == "ok":
        return known.filter(due_from__gt=day)
    waiting = known.filter(due_from__lte=day)
    return waiting if state == "waiting" else waiting.filter(overdue_from__gt=today)
