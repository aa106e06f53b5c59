"""How far an account's onboarding is: its protocol, the next step of each side, its charter, the gate ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.choices import Phase, Side
from accounts.choices.protocols import LIVE
from accounts.gates.rule import Gate
from accounts.models import Account, ProtocolRun
from accounts.queries.charters import Standing, accepted_counts, standing_of
from accounts.queries.gates import gates_ahead
from accounts.queries.protocols import RunLine, StepLine, live_runs_of
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
    """What one side does next in a run, and how many steps it still has."""

    label: str
    next: StepLine | None
    open: int


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
    accepted: tuple[int, int]  # expectations of the draft somebody said yes to, and all of them
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
    """What the panel shows. The gate is asked while the account stands before it."""
    runs = [one for one in live_runs_of(account, today) if one.run.template.entering_phase == Phase.ONBOARDING]
    standing = standing_of(account)
    counts = accepted_counts(standing.draft.pk) if standing.draft else (0, 0)
    inside = account.phase == Phase.ONBOARDING and account.archived_at is None
    gate = next(iter(gates_ahead(account, today).values()), None) if inside else None
    return Onboarding([_ahead(one) for one in runs], standing, counts, gate)


def _ahead(line: RunLine) -> RunAhead:
    sides = []
    for side in Side:
        still = [one for one in line.steps if one.step.step.side == side.value and one.is_open]
        first = min(still, key=lambda one: (one.step.due_on or date.max, one.step.position), default=None)
        sides.append(SideAhead(str(side.label), first, len(still)))
    return RunAhead(line, sides)
