"""How contracts end: renewed, for more or for less, or lost; with the day, what decided, and the final value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import ContractOutcome, OutcomeReason
from accounts.models import Contract, ContractProduct
from accounts.queries.contracts import live_tender_run
from accounts.services.contract_rules import check, cleaned, lock, reference_once, refresh_renewal, require_running
from accounts.services.protocols.running import stop_run
from kam.audit.acts import act
from kam.lib import formats
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

# What the contract that follows has from the one before.
TERMS = (
    "kind", "reference", "title", "notice_months", "notice_days", "auto_renewal", "tender", "currency",
)  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """What a person says of an ending: what it amounts to, when it was decided (today unless told), by what, why."""

    outcome: str = ""
    outcome_on: date | None = None
    outcome_reason: str = ""
    outcome_note: str = ""


NOTHING_SAID = Decision()


def outcome_of(before: Decimal, after: Decimal) -> ContractOutcome:
    """What a renewal amounts to: final above target is more, below it less (the field's definition).

    >>> outcome_of(Decimal(100), Decimal(90)).value
    'down'
    """
    if after == before:
        return ContractOutcome.RENEWED
    return ContractOutcome.UP if after > before else ContractOutcome.DOWN


def renew_contract(
    contract: Contract, *, actor: Membership, version: int, end_on: date, annual_value: Any, start_on: date,
    decision: Decision = NOTHING_SAID, today: date | None = None,
) -> Contract:  # fmt: skip
    """Close the contract as renewed and write the one that follows it under the same reference; returns that one.

    The outcome follows from the values; where the person gives theirs it must be the same, else Invalid says what the
    values amount to. An order follows its framework to the framework that renewed it. A tender's protocol that still
    runs stops, for what decided: the contract is not at stake any more.
    """
    require_right(actor, contract.account, Right.CHANGE)
    require_running(contract)
    amounts_to = outcome_of(contract.annual_value, Decimal(annual_value))
    _check_confirmed(contract, amounts_to, decision.outcome, Decimal(annual_value))
    closed = _closing(contract, decision, today)
    with act(actor, "contract.renew", target=contract) as entry:
        lock(contract.account)
        save_version(contract, version, outcome=amounts_to, final_value=annual_value, **closed)
        following = {name: getattr(contract, name) for name in TERMS}
        following.update(start_on=start_on, end_on=end_on, annual_value=annual_value, follows=contract)
        successor = Contract(account=contract.account, **cleaned(following | {"framework": _frame(contract, end_on)}))
        check(successor)
        with reference_once():
            successor.save()
        _cover_the_same(contract, successor)
        told = decision.outcome_note.strip() or _("%(contract)s is renewed.") % {"contract": contract.reference}
        _stop_tender(contract, actor, told, today)
        refresh_renewal(contract.account)
        entry.details = {"successor": successor.pk, "outcome": amounts_to.value}
    return successor


def lose_contract(
    contract: Contract, *, actor: Membership, version: int, reason: str, decision: Decision = NOTHING_SAID,
    today: date | None = None,
) -> Contract:  # fmt: skip
    """Close the contract as lost, with the reason: it is the lesson. A tender's protocol that runs stops for it."""
    require_right(actor, contract.account, Right.CHANGE)
    require_running(contract)
    if not reason.strip():
        raise Invalid({"reason": [_("Write why the contract was lost: it is what we learn from.")]})
    closed = _closing(contract, replace(decision, outcome_note=reason), today)
    with act(actor, "contract.lose", target=contract, reason=reason.strip()):
        lock(contract.account)
        fresh = save_version(contract, version, outcome=ContractOutcome.LOST, final_value=Decimal(0), **closed)
        _stop_tender(contract, actor, reason, today)
        refresh_renewal(contract.account)
    return fresh


def _stop_tender(contract: Contract, actor: Membership, reason: str, today: date | None) -> None:
    run = live_tender_run(contract)
    if run is not None:
        stop_run(run, actor=actor, version=run.version, reason=reason, today=today or timezone.localdate())


def _check_confirmed(contract: Contract, amounts_to: ContractOutcome, outcome: str, value: Decimal) -> None:
    if outcome and outcome != amounts_to:
        words = {
            ContractOutcome.UP: _("%(new)s is more than %(old)s: confirm it as renewed, larger."),
            ContractOutcome.DOWN: _("%(new)s is less than %(old)s: confirm it as renewed, smaller."),
        }.get(amounts_to, _("%(new)s is as much as before: confirm it as renewed."))
        old, new = (formats.money_exact(one, contract.currency) for one in (contract.annual_value, value))
        raise Invalid({"outcome": [words % {"old": old, "new": new}]})


def _closing(contract: Contract, said: Decision, today: date | None) -> dict[str, Any]:
    """The columns of an ending. Raises Invalid for a day that lies ahead or before the contract began."""
    today = today or timezone.localdate()
    on, reason = said.outcome_on or today, said.outcome_reason
    if on > today:
        raise Invalid({"outcome_on": [_("This day lies ahead: record the decision when it is taken.")]})
    if on < contract.start_on:
        raise Invalid({"outcome_on": [_("The contract had not begun on this day.")]})
    if reason and reason not in OutcomeReason.values:
        raise Invalid({"outcome_reason": [_("Choose what decided.")]})
    return {"outcome_on": on, "outcome_reason": reason, "outcome_note": said.outcome_note.strip()}


def _frame(contract: Contract, end_on: date) -> Contract | None:
    """The framework of what follows an order: its own while that lasts long enough, else the one that renewed it."""
    framework = contract.framework
    if framework is None or end_on <= framework.end_on:
        return framework
    return Contract.objects.filter(follows=framework).select_related("account").first() or framework


def _cover_the_same(contract: Contract, successor: Contract) -> None:
    covered = ContractProduct.objects.filter(contract=contract).values_list("product_id", flat=True)
    ContractProduct.objects.bulk_create(ContractProduct(contract=successor, product_id=pk) for pk in covered)
