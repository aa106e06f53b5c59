"""The journeys of the story: phases, a second cycle, gates met and one passed by exception."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.choices import Phase
from accounts.models import Account, GateCriterion
from accounts.queries.gates import gates_of
from accounts.services.gates import judge_criterion
from accounts.services.journey import move_phase
from insights.demo.casts import Client
from kam.tenancy.models import Membership

PHASES = list(Phase)
ENTERED = 45  # days since the accounts in onboarding entered it


def tell_journey(
    account: Account, client: Client, owner: Membership, approver: Membership, words: dict[str, Any], today: date
) -> None:
    """Walk the account to its phase. The programme's gates came with its second year: the second cycle passes them.

    The first of them is passed by exception: the charter was not signed yet, and the executive did not want to wait.
    Whoever is in onboarding entered it lately: it is a matter of weeks.
    """
    path = PHASES[1 : PHASES.index(Phase(client.phase)) + 1]
    if client.cycle_back:
        path = [*PHASES[1:], Phase.DEVELOPMENT, *path[2:]]
    begun = account.phase_since
    step = timedelta(days=640 // (len(path) + 1))
    if client.phase == Phase.ONBOARDING:
        step = today - timedelta(days=ENTERED) - begun
    for index, phase in enumerate(path, start=1):
        account, day = Account.objects.get(pk=account.pk), begun + step * index
        reopens = account.phase == Phase.RENEWAL
        gated = reopens or account.cycle > 1
        ask_gates(gated)
        if gated:
            _judge(account, phase, owner, words["gate_note"], day - timedelta(days=3), leave_one=reopens)
        unmet = gated and not gates_of(account, [phase], day)[phase].met
        move_phase(
            account, actor=approver if unmet else owner, version=account.version, to_phase=phase, today=day,
            reason=words["exception"] if unmet else words["moves"], lessons=words["lessons"] if reopens else "",
            by_exception=unmet,
        )  # fmt: skip


def ask_gates(active: bool) -> None:
    """Whether the programme has its gates at this point of the story; `tell_journey` leaves it as it needed it last."""
    GateCriterion.objects.filter(active=not active).update(active=active)


def _judge(account: Account, phase: Phase, owner: Membership, note: str, day: date, *, leave_one: bool) -> None:
    """What people judge of the gate is confirmed; the last of it stays open where the story wants an exception."""
    asked = list(GateCriterion.objects.filter(phase=phase, check_code="").order_by("position"))
    for criterion in asked[:-1] if leave_one else asked:
        judge_criterion(account, criterion, actor=owner, met=True, note=note, today=day)
