"""Moving an account through its phases and cycles, out of the programme and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import ExitOutcome, Phase
from accounts.models import Account, PhasePassage
from accounts.moves import allowed_moves, next_cycle
from accounts.stays import OUTSIDE
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def move_phase(
    account: Account, *, actor: Membership, version: int, to_phase: str, reason: str, today: date, lessons: str = ""
) -> Account:
    """Move the account to another phase with a reason, and keep the passage for ever.

    Renewal to development or consolidation opens the next cycle (`lessons` are those of the cycle that ends), and
    so does coming back into the programme. Raises Invalid for a move the journey does not have or an empty reason,
    Conflict when somebody moved or changed the account since `version`.
    """
    require_right(actor, account, Right.CHANGE)
    _check_reason(reason)
    outside = account.archived_at is not None
    if to_phase not in allowed_moves(Phase(account.phase), outside=outside):
        raise Invalid({"to_phase": [_("The account cannot go from this phase to that one.")]})
    with act(actor, "account.move_phase", target=account, reason=reason) as entry:
        cycle = next_cycle(Phase(account.phase), Phase(to_phase), account.cycle, outside=outside)
        fresh = _pass(account, version, actor, today, to_phase, cycle, reason=reason, lessons=lessons.strip())
        entry.details = {"phase": [account.phase, to_phase], "cycle": cycle}
    return fresh


def leave_programme(
    account: Account, *, actor: Membership, version: int, outcome: str, reason: str, lessons: str, today: date
) -> Account:
    """Take the account out of the programme with its outcome and lessons. It leaves the lists; nothing is deleted.

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
        entry.details = {"outcome": outcome, "cycle": account.cycle}
    return fresh


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
    PhasePassage.objects.create(
        account=fresh,
        position=last.position + 1 if last else 1,
        from_phase=last.to_phase if last else account.phase,
        to_phase=to_phase,
        cycle=cycle,
        happened_on=day,
        actor=actor,
        **columns,
    )
    return fresh
