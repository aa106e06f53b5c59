"""Moving an account through its phases and cycles, out of the programme and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_move, require_right
from accounts.choices import ExitOutcome, Phase
from accounts.gates.rule import Gate, gate_record
from accounts.models import Account, PhasePassage
from accounts.moves import allowed_moves, asks_gate, next_cycle
from accounts.queries.gates import gates_of
from accounts.services.protocols.running import stop_all
from accounts.services.protocols.starting import start_on_entering
from accounts.stays import OUTSIDE
from kam.audit.acts import act
from kam.lib.errors import Conflict, GateNotMet, Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def move_phase(
    account: Account,
    *,
    actor: Membership,
    version: int,
    to_phase: str,
    reason: str,
    today: date,
    lessons: str = "",
    by_exception: bool = False,
) -> Account:
    """Move the account to another phase with a reason, and keep the passage for ever.

    Renewal to development or consolidation opens the next cycle (`lessons` are those of the cycle that ends), and
    so does coming back into the programme. The entry gate is asked on every way but the way back, and kept with the
    passage as it stood; `by_exception` passes an unmet one, for those who may, and is marked for ever. Raises
    GateNotMet, Invalid for a move the journey does not have or an empty reason, Conflict when somebody moved or
    changed the account since `version`.
    """
    require_move(actor, account)
    _check_reason(reason)
    outside = account.archived_at is not None
    if to_phase not in allowed_moves(Phase(account.phase), outside=outside):
        raise Invalid({"to_phase": [_("The account cannot go from this phase to that one.")]})
    with transaction.atomic():
        _lock(account, version)
        gate = _gate(account, Phase(to_phase), today)
        passing = _exception(actor, gate) if by_exception else _met(gate)
        verb = "account.pass_by_exception" if passing["by_exception"] else "account.move_phase"
        with act(actor, verb, target=account, reason=reason) as entry:
            cycle = next_cycle(Phase(account.phase), Phase(to_phase), account.cycle, outside=outside)
            told = {"reason": reason, "lessons": lessons.strip()}
            fresh = _pass(account, version, actor, today, to_phase, cycle, **told, **passing)
            entry.details = {"phase": [account.phase, to_phase], "cycle": cycle}
            if gate is not None and gate.total:
                entry.details["gate"] = f"{gate.met_count}/{gate.total}"
    return fresh


def leave_programme(
    account: Account, *, actor: Membership, version: int, outcome: str, reason: str, lessons: str, today: date
) -> Account:
    """Take the account out of the programme with its outcome and lessons. It leaves the lists; nothing is deleted.

    Its protocols are stopped with the same reason: their steps ask nobody any more.

    Raises Invalid when it is outside already or a text is missing, Conflict when stale.
    """
    require_right(actor, account, Right.CHANGE)
    _check_reason(reason)
    if account.archived_at is not None:
        raise Invalid(_("This account has left the programme already."))
    if outcome not in ExitOutcome.values:
        raise Invalid({"outcome": [_("Choose how the account leaves.")]})
    if not lessons.strip():
        raise Invalid({"lessons": [_("Write what we learn from it: the next account deserves it.")]})
    with act(actor, "account.leave_programme", target=account, reason=reason) as entry:
        fresh = _pass(
            account, version, actor, today, OUTSIDE, account.cycle,
            reason=reason, lessons=lessons.strip(), outcome=outcome,
        )  # fmt: skip
        stop_all(fresh, actor=actor, reason=reason.strip(), today=fresh.phase_since)
        entry.details = {"outcome": outcome, "cycle": account.cycle}
    return fresh


def _lock(account: Account, version: int) -> None:
    """Hold the account's row, so that the gate read next is the gate that is passed. Raises Conflict when stale."""
    if not Account.objects.select_for_update().filter(pk=account.pk, version=version).values_list("pk").first():
        current = Account.objects.filter(pk=account.pk).first()
        raise Conflict(current) if current else NotVisible


def _gate(account: Account, to_phase: Phase, today: date) -> Gate | None:
    """The entry gate of the phase, judged now; None on the way back, which asks none."""
    if not asks_gate(Phase(account.phase), to_phase, outside=account.archived_at is not None):
        return None
    return gates_of(account, [to_phase], today)[to_phase.value]


def _met(gate: Gate | None) -> dict[str, Any]:
    if gate is not None and not gate.met:
        raise GateNotMet(gate.missing)
    return {"gate": gate_record(gate) if gate is not None and gate.total else None, "by_exception": False}


def _exception(actor: Membership, gate: Gate | None) -> dict[str, Any]:
    """An unmet gate is passed by those who may make exceptions; a met one is passed as by anybody."""
    if gate is None or gate.met:
        return _met(gate)
    require(actor, Capability.FORCE_GATE)
    return {"gate": gate_record(gate), "by_exception": True}


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: the reason stays in the account's history.")]})


def _pass(
    account: Account, version: int, actor: Membership, today: date, to_phase: str, cycle: int, **columns: Any
) -> Account:
    """Write the account's new state and the passage. The version's condition locks the row: parallel moves queue.

    A passage never goes back in time: where it is still yesterday for its author, it counts as of the last one.
    """
    day = max(today, account.phase_since)
    now = {"archived_at": timezone.now()} if to_phase == OUTSIDE else {"phase": to_phase, "archived_at": None}
    fresh = save_version(account, version, cycle=cycle, phase_since=day, **now)
    last = PhasePassage.objects.filter(account=account).order_by("-position").first()
    columns["reason"] = columns["reason"].strip()
    passage = PhasePassage.objects.create(
        account=fresh,
        position=last.position + 1 if last else 1,
        from_phase=last.to_phase if last else account.phase,
        to_phase=to_phase,
        cycle=cycle,
        happened_on=day,
        actor=actor,
        **columns,
    )
    if to_phase != OUTSIDE:
        start_on_entering(fresh, passage, actor=actor, today=day)
    return fresh
