"""All renewals of the next twelve months: a page of lines, and their sums by currency in one statement.

The statement counts gates for every contract and groups contracts that stand alike; the probability of each group is
the rule's own (accounts.renewals.forecast), so there is one rule, and ten thousand contracts are a few hundred groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Least
from django.utils import timezone

from accounts.access import visible_contracts
from accounts.choices import ContractOutcome
from accounts.models import Contract
from accounts.queries.runway import RunwayLine, ends_on_line, listed_lines, with_threats
from accounts.renewals.forecast import Retention, Standing, forecast
from kam.lib.dates import add_months, quarter_start
from kam.lib.kept import kept
from kam.lib.paging import Order, Page, first_page, page_of
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from kam.tenancy.scope import current_organisation_id

SIZE, QUARTERS, YEAR = 20, 5, 365
SHAPE = 1  # of the sums that are kept; another one whenever Sums changes
# Of a contract what its row shows and its runway is made of.
SHOWN = (
    "reference", "start_on", "end_on", "notice_on", "tender", "tender_on", "auto_renewal", "annual_value", "currency",
    "organisation_id", "account__name", "account__organisation_id",
)  # fmt: skip
ORDER = Order("end_on")

# The latest safe date as in accounts.renewals.runway.latest_safe; a test compares the two.
SAFE = "greatest(c.start_on, least(c.end_on - g.days, case when g.before_notice then c.notice_on else c.end_on end))"
# What the sums need of a contract: chosen with their columns in one go, the organisation's contracts are read once.
WEIGHED = ("id", "currency", "start_on", "end_on", "notice_on", "tender_on", "auto_renewal", "annual_value")
STANDINGS = f"""
with c as ({{chosen}}),
t as (
  select distinct on (x.contract_id, x.gate_id) x.contract_id, x.gate_id, x.done, x.done_on
  from accounts_runwaytick x join c on c.id = x.contract_id
  order by x.contract_id, x.gate_id, x.id desc
),
n as (
  select c.id, count(g.id) as gates,
    count(*) filter (where t.done and t.done_on <= {SAFE}) as done,
    count(*) filter (where t.done and t.done_on > {SAFE}) as late,
    count(*) filter (where g.id is not null and t.done is not true and {SAFE} < %s) as overdue
  from c
  left join accounts_runwaygate g on g.organisation_id = %s and g.active
    and g.variant = case when c.tender_on is null then 'renewal' else 'tender' end
  left join t on t.contract_id = c.id and t.gate_id = g.id
  group by c.id
),
k as (
  select x.contract_id, count(*) as threats
  from accounts_contractcompetitor x join c on c.id = x.contract_id where x.threat = 'high' group by 1
)
select c.currency, n.gates, n.done, n.late, n.overdue, c.notice_on < %s, c.end_on < %s, c.auto_renewal,
  c.tender_on is not null, coalesce(k.threats, 0), count(*), sum(c.annual_value)
from c join n on n.id = c.id left join k on k.contract_id = c.id
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
"""  # noqa: S608  (only texts of ours are put in; what is a person's is a parameter)


@dataclass(frozen=True)
class Wanted:
    """What the page was asked for."""

    mine: bool = False
    quarter: date | None = None  # its first day


@dataclass(frozen=True)
class Sums:
    """The money of one currency: how many renewals, what is at risk, what is expected, and what was kept lately."""

    currency: str
    renewals: int = 0
    overdue: int = 0  # renewals with a gate overdue
    at_risk: Decimal = Decimal(0)
    expected: Decimal = Decimal(0)
    retention: Retention | None = None


def quarters_ahead(today: date) -> list[date]:
    """The first days of the running quarter and those after it, as far as the line reaches."""
    return [add_months(quarter_start(today), 3 * ahead) for ahead in range(QUARTERS)]


def renewals(actor: Membership, wanted: Wanted, today: date) -> QuerySet[Contract]:
    """The running contracts on the line that the actor may see, and that were asked for."""
    found = _ending(visible_contracts(actor), *_ends(wanted, today))
    return found.filter(account__owner=actor) if wanted.mine else found


def _ends(wanted: Wanted, today: date) -> tuple[date, date]:
    """The first and the last end that is asked for."""
    last = ends_on_line(today)
    if wanted.quarter is None:
        return date.min, last
    return wanted.quarter, min(last, add_months(wanted.quarter, 3) - timedelta(days=1))


def _ending(contracts: QuerySet[Contract], first: date, last: date) -> QuerySet[Contract]:
    return contracts.filter(outcome=ContractOutcome.RUNNING, end_on__gte=first, end_on__lte=last)


def _rows(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """With what a row shows of each, and no more."""
    return with_threats(contracts).select_related("account").only(*SHOWN)


# The first page of whoever sees every account, by far the most read: from the index of ends, whatever the days.
_first: Compiled[Contract] = compiled(
    lambda first, last: _rows(_ending(Contract.objects.filter(account__archived_at=None), first, last)).order_by(
        *ORDER.clauses()
    )[: SIZE + 1],
    first=date,
    last=date,
)
_first_mine: Compiled[Contract] = compiled(
    lambda first, last, owner: _rows(
        _ending(Contract.objects.filter(account__archived_at=None, account__owner_id=owner), first, last)
    ).order_by(*ORDER.clauses())[: SIZE + 1],
    first=date,
    last=date,
    owner=int,
)


def runway_page(
    actor: Membership, wanted: Wanted, today: date, *, cursor: str = ""
) -> tuple[Page[Contract], list[RunwayLine]]:
    """One page of renewals by their end, with their lines. Three queries."""
    if cursor or not actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        page = page_of(_rows(renewals(actor, wanted, today)), ORDER, cursor, size=SIZE)
    else:
        first, last = _ends(wanted, today)
        mine = {"owner": actor.pk} if wanted.mine else {}
        found = (_first_mine if mine else _first)(first=first, last=last, **mine)
        page = first_page(found, ORDER, size=SIZE)
    return page, listed_lines(page.rows, today)


def kept_sums(actor: Membership, wanted: Wanted, today: date) -> tuple[list[Sums], datetime]:
    """The sums, and of when they are: a minute old at most for who sees every account, else read now.

    What somebody of a few teams may see changes with their teams, so it is never kept.
    """
    if not actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return sums_of(actor, wanted, today), timezone.now()
    whose = str(actor.pk) if wanted.mine else "all"
    key = f"org:{actor.organisation_id}:renewals:{SHAPE}:{whose}:{wanted.quarter}:{today}"
    return kept(key, lambda: sums_of(actor, wanted, today))


def sums_of(actor: Membership, wanted: Wanted, today: date) -> list[Sums]:
    """The sums of all that was asked for, by currency, the largest first. Two statements."""
    found: dict[str, dict[str, Any]] = {}
    for currency, standing, count, value in _standings(actor, wanted, today):
        sums = found.setdefault(currency, {"renewals": 0, "overdue": 0, "at_risk": Decimal(0), "expected": Decimal(0)})
        sums["renewals"] += count
        sums["overdue"] += count if standing.overdue else 0
        sums["at_risk"] += value
        sums["expected"] += forecast(standing).of(value)
    kept = retention(actor, wanted, today)
    every = [Sums(one, **found.get(one, {}), retention=kept.get(one)) for one in {**found, **kept}]
    return sorted(every, key=lambda one: (-one.at_risk, one.currency))


def _standings(actor: Membership, wanted: Wanted, today: date) -> list[tuple[str, Standing, int, Decimal]]:
    try:
        chosen, given = renewals(actor, wanted, today).order_by().values(*WEIGHED).query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(STANDINGS.replace("{chosen}", chosen), [*given, today, current_organisation_id(), today, today])
        return [(row[0], Standing(*row[1:10]), row[10], row[11]) for row in cursor.fetchall()]


def retention(actor: Membership, wanted: Wanted, today: date) -> dict[str, Retention]:
    """What was kept of the contracts decided in the last twelve months, by currency. One query."""
    decided = visible_contracts(actor).exclude(outcome=ContractOutcome.RUNNING).filter(final_value__isnull=False)
    decided = decided.filter(outcome_on__gt=today - timedelta(days=YEAR), outcome_on__lte=today)
    if wanted.mine:
        decided = decided.filter(account__owner=actor)
    rows = decided.order_by().values("currency").annotate(
        target=Sum("annual_value"), kept=Sum(Least(F("annual_value"), F("final_value"))), final=Sum("final_value")
    )  # fmt: skip
    return {one["currency"]: Retention(one["target"], one["kept"], one["final"]) for one in rows}
