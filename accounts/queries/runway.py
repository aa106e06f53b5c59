"""Runways as pages show them: a contract's gates with their ticks, its money, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.choices import ContractOutcome, Threat, Variant
from accounts.models import Account, Contract, ContractCompetitor, RunwayGate, RunwayTick
from accounts.renewals.forecast import Forecast, at_risk, forecast, standing_of
from accounts.renewals.runway import DONE, LINE, Dates, Gate, Runway, Stop, runway_of
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.scope import required_organisation_id


@dataclass(frozen=True)
class GateLine:
    """A gate of one contract: how it stands, and who ticked it last (None in lists, which do not say)."""

    number: int
    gate: RunwayGate
    stop: Stop
    tick: RunwayTick | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to do."""
        return self.stop.state not in DONE


@dataclass(frozen=True)
class RunwayLine:
    """A running contract on its way to its end, and what that may bring."""

    contract: Contract
    runway: Runway
    gates: list[GateLine]
    forecast: Forecast

    @property
    def at_risk(self) -> Decimal:
        """The amount at risk today."""
        return at_risk(self.contract.annual_value, self.runway.left)

    @property
    def expected(self) -> Decimal:
        """Probability × annual value."""
        return self.forecast.of(self.contract.annual_value)

    @property
    def next(self) -> GateLine | None:
        """The gate to do first."""
        return next((one for one in self.gates if one.is_open), None)

    @property
    def to_tender(self) -> bool:
        """Whether tender mode should begin: it is put to tender, and its last twelve months run."""
        return self.contract.tender and not self.contract.in_tender and self.runway.on_line


def with_threats(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """The contracts with `threats`: how many competitors whose threat is high, counted only for those read."""
    high = ContractCompetitor.objects.filter(contract=OuterRef("pk"), threat=Threat.HIGH).order_by()
    counted = high.values("contract").annotate(number=Count("pk")).values("number")
    return contracts.annotate(threats=Coalesce(Subquery(counted), 0))


def runways_of(account: Account, today: date) -> list[RunwayLine]:
    """The running contracts of an account, the first to end first. Three queries."""
    running = Contract.objects.filter(account=account, outcome=ContractOutcome.RUNNING)
    return lines_of(with_threats(running).order_by("end_on", "pk"), today)


def runway_line(contract: Contract, today: date, *, threats: int | None = None) -> RunwayLine:
    """The runway of one contract. Two queries, one more where `threats` is not known yet."""
    if threats is None:
        threats = contract.competitors.filter(threat=Threat.HIGH).count()
    contract.threats = threats  # type: ignore[attr-defined]
    return lines_of([contract], today)[0]


def lines_of(contracts: Iterable[Contract], today: date) -> list[RunwayLine]:
    """The runways of these contracts, read `with_threats`. Two queries more, whatever their number."""
    found = list(contracts)
    asked, ticks = gates_asked(), latest_ticks(found)
    return [_line(one, asked[variant_of(one)], ticks.get(one.pk, {}), today) for one in found]


def listed_lines(contracts: Sequence[Contract], today: date) -> list[RunwayLine]:
    """The same for a list, which says nothing about who ticked: the lines' gates come without their ticks."""
    asked, done = gates_asked(), _done_days([one.pk for one in contracts])
    return [_line(one, asked[variant_of(one)], {}, today, done.get(one.pk, {})) for one in contracts]


def variant_of(contract: Contract) -> str:
    """Which gates its runway has."""
    return (Variant.TENDER if contract.in_tender else Variant.RENEWAL).value


@dataclass(frozen=True)
class Asked:
    """The gates of one runway, by their id and as the rule takes them."""

    gates: dict[int, RunwayGate]
    rules: list[Gate]


_active: Compiled[RunwayGate] = compiled(lambda: RunwayGate.objects.filter(active=True))


def gates_asked() -> dict[str, Asked]:
    """The gates in use, by runway. One query."""
    found = {one.value: Asked({}, []) for one in Variant}
    for gate in _active():
        asked = found[gate.variant]
        asked.gates[gate.pk] = gate
        asked.rules.append(Gate(gate.pk, gate.days, gate.before_notice))
    return found


def gates_by_variant() -> list[tuple[Variant, list[RunwayGate]]]:
    """All gates of the organisation by runway, those switched off among them."""
    every = list(RunwayGate.objects.all())
    return [(one, [gate for gate in every if gate.variant == one.value]) for one in Variant]


def latest_ticks(contracts: Sequence[Contract]) -> dict[int, dict[int, RunwayTick]]:
    """What counts of each gate, by contract: the latest tick."""
    rows = RunwayTick.objects.filter(contract__in=[one.pk for one in contracts]).select_related("actor")
    found: dict[int, dict[int, RunwayTick]] = defaultdict(dict)
    for tick in rows.order_by("contract_id", "gate_id", "-pk").distinct("contract_id", "gate_id"):
        found[tick.contract_id][tick.gate_id] = tick
    return found


# What is done of each gate by its latest tick. Written, because a compiled queryset has no slot for many ids.
DONE_DAYS = """
select t.contract_id, t.gate_id, t.done_on from (
    select distinct on (x.contract_id, x.gate_id) x.contract_id, x.gate_id, x.done, x.done_on
    from accounts_runwaytick x
    where x.organisation_id = %(org)s and x.contract_id = any(%(contracts)s::bigint[])
    order by x.contract_id, x.gate_id, x.id desc
) t where t.done
"""


def _done_days(contracts: list[int]) -> dict[int, dict[int, date]]:
    """By contract and gate: the day on which it was done."""
    found: dict[int, dict[int, date]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(DONE_DAYS, {"org": required_organisation_id(), "contracts": contracts})
        for contract, gate, done_on in cursor.fetchall():
            found[contract][gate] = done_on
    return found


def _line(
    contract: Contract, asked: Asked, ticks: dict[int, RunwayTick], today: date, days: dict[int, date] | None = None
) -> RunwayLine:
    done = {pk: tick.done_on for pk, tick in ticks.items() if tick.done} if days is None else days
    runway = runway_of(Dates(contract.start_on, contract.end_on, contract.notice_on), asked.rules, done, today)
    lines = [
        GateLine(number, asked.gates[stop.gate], stop, ticks.get(stop.gate))
        for number, stop in enumerate(runway.stops, start=1)
    ]
    standing = standing_of(
        runway,
        auto_renewal=contract.auto_renewal,
        in_tender=contract.in_tender,
        threats=contract.threats,  # type: ignore[attr-defined]
    )
    return RunwayLine(contract, runway, lines, forecast(standing))


def ticks_of(contract: Contract, gate: RunwayGate) -> list[RunwayTick]:
    """Everything ever ticked of the gate for the contract, the latest first."""
    return list(RunwayTick.objects.filter(contract=contract, gate=gate).select_related("actor").order_by("-pk"))


def ends_on_line(today: date) -> date:
    """The last end that is on the line on a day."""
    return today + timedelta(days=LINE)
