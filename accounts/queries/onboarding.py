"""How far an account's onboarding is: its protocol, the next step of each side, its charter, the gate ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.choices import Phase, Side
from accounts.choices.protocols import LIVE
from accounts.gates.checks import Facts
from accounts.gates.rule import Gate
from accounts.models import Account, ProtocolRun, RunStep
from accounts.queries.charters import Standing, standing_of
from accounts.queries.gates import gates_ahead
from accounts.queries.protocols import RunLine, StepLine, run_line
from kam.tenancy.compiled import Compiled, compiled

_live: Compiled[Any] = compiled(
    lambda account: (
        ProtocolRun.objects.filter(account_id=account, state__in=LIVE, template__entering_phase=Phase.ONBOARDING)
        .order_by("-pk")
        .values_list("pk", flat=True)[:1]
    ),
    account=int,
)


@dataclass(frozen=True)
class SideAhead:
    """What one side does next in a run; None when all its steps are dealt with."""

    label: str
    next: StepLine | None


@dataclass(frozen=True)
class RunAhead:
    """A run of an onboarding protocol, and what each side does next."""

    line: RunLine
    sides: list[SideAhead]


@dataclass(frozen=True)
class Onboarding:
    """The whole of it on a day."""

    runs: list[RunAhead]
    charter: Standing
    gate: Gate | None

    @property
    def any(self) -> bool:
        """Whether there is something to follow: the account is in onboarding, or its protocol still runs."""
        return bool(self.runs) or self.gate is not None


def is_onboarding(account: Account) -> bool:
    """Whether the overview shows it. No query in the phases before it, in it, and outside the programme; else one."""
    if account.archived_at is not None or account.phase == Phase.QUALIFICATION:
        return False
    return account.phase == Phase.ONBOARDING or _live.first(account=account.pk) is not None


def onboarding_of(account: Account, today: date) -> Onboarding:
    """What the panel shows. The gate is asked while the account stands before it: its rooms are what costs."""
    standing = standing_of(account)
    known = Facts(account, today)
    known.once("charter", lambda: standing)
    inside = account.phase == Phase.ONBOARDING and account.archived_at is None
    gate = next(iter(gates_ahead(account, today, known).values()), None) if inside else None
    return Onboarding([_ahead(one) for one in _runs(account, today)], standing, gate)


def _runs(account: Account, today: date) -> list[RunLine]:
    """The onboarding protocols that are not over, with their steps. One query."""
    steps = RunStep.objects.filter(
        run__account=account, run__state__in=LIVE, run__template__entering_phase=Phase.ONBOARDING
    )
    found: dict[int, list[RunStep]] = {}
    for one in steps.select_related("run__edition", "run__template", "step", "owner", "done_by").order_by("-run"):
        found.setdefault(one.run_id, []).append(one)
    lines = []
    for of_run in found.values():
        run = of_run[0].run
        run._prefetched_objects_cache = {"steps": of_run}  # type: ignore[attr-defined]  # read with all they need
        lines.append(run_line(run, account, today))
    return lines


def _ahead(line: RunLine) -> RunAhead:
    sides = []
    for side in Side:
        still = [one for one in line.steps if one.step.step.side == side.value and one.is_open]
        first = min(still, key=lambda one: (one.step.due_on or date.max, one.step.position), default=None)
        sides.append(SideAhead(str(side.label), first))
    return RunAhead(line, sides)
