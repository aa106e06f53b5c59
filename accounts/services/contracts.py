"""Writing contracts, and keeping the account's renewal date true."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import ContractOutcome
from accounts.models import Account, Contract
from accounts.notice import notice_date
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

EDITABLE = (
    "reference", "title", "start_on", "end_on", "notice_months", "auto_renewal", "annual_value", "currency",
)  # fmt: skip


def create_contract(account: Account, *, actor: Membership, **fields: Any) -> Contract:
    """A running contract; its notice date follows from its end and notice period.

    Raises Invalid when it ends before it starts, or overlaps another contract of the same reference.
    """
    require_right(actor, account, Right.CHANGE)
    with act(actor, "contract.create") as entry:
        _lock(account)
        contract = Contract(account=account, **_clean(fields))
        _check(contract)
        with _once():
            contract.save()
        refresh_renewal(account)
        entry.target = contract
    return contract


def update_contract(contract: Contract, *, actor: Membership, version: int, **changes: Any) -> Contract:
    """Change a contract if nobody saved since `version`. Raises Conflict when stale, Invalid as for a new one."""
    require_right(actor, contract.account, Right.CHANGE)
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    with act(actor, "contract.update", target=contract):
        _lock(contract.account)
        wanted = {name: getattr(contract, name) for name in EDITABLE} | changes
        draft = Contract(pk=contract.pk, account=contract.account, outcome=contract.outcome, **_clean(wanted))
        _check(draft)
        with _once():
            fresh = save_version(contract, version, **changes, notice_on=draft.notice_on)
        refresh_renewal(contract.account)
    return fresh


def renew_contract(
    contract: Contract, *, actor: Membership, version: int, end_on: date, annual_value: Any, start_on: date
) -> Contract:
    """Close the contract as renewed and write the one that follows it under the same reference; returns that one."""
    require_right(actor, contract.account, Right.CHANGE)
    _check_running(contract)
    with act(actor, "contract.renew", target=contract) as entry:
        _lock(contract.account)
        save_version(contract, version, outcome=ContractOutcome.RENEWED)
        following = {name: getattr(contract, name) for name in EDITABLE}
        following.update(start_on=start_on, end_on=end_on, annual_value=annual_value)
        successor = Contract(account=contract.account, **_clean(following))
        _check(successor)
        with _once():
            successor.save()
        refresh_renewal(contract.account)
        entry.details = {"successor": successor.pk}
    return successor


def lose_contract(contract: Contract, *, actor: Membership, version: int, reason: str) -> Contract:
    """Close the contract as lost, with the reason: it is the lesson."""
    require_right(actor, contract.account, Right.CHANGE)
    _check_running(contract)
    if not reason.strip():
        raise Invalid({"reason": [_("Write why the contract was lost: it is what we learn from.")]})
    with act(actor, "contract.lose", target=contract, reason=reason.strip()):
        fresh = save_version(contract, version, outcome=ContractOutcome.LOST)
        refresh_renewal(contract.account)
    return fresh


def refresh_renewal(account: Account) -> None:
    """The account's renewal is the earliest end of its running contracts; for services that opened their act."""
    running = Contract.objects.filter(account=account, outcome=ContractOutcome.RUNNING)
    earliest = running.aggregate(earliest=Min("end_on"))["earliest"]
    Account.objects.filter(pk=account.pk).exclude(renewal_on=earliest).update(renewal_on=earliest)
    account.renewal_on = earliest


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    notice_on = notice_date(fields["end_on"], fields.get("notice_months", 3))
    return {**fields, "reference": fields["reference"].strip(), "notice_on": notice_on}


def _lock(account: Account) -> None:
    """Two people writing contracts of one account take turns, so that both cannot pass the overlap check."""
    Account.objects.select_for_update().filter(pk=account.pk).values("pk").first()


def _check_running(contract: Contract) -> None:
    if contract.outcome != ContractOutcome.RUNNING:
        raise Invalid(_("This contract is closed already."))


def _check(contract: Contract) -> None:
    if contract.end_on <= contract.start_on:
        raise Invalid({"end_on": [_("The contract ends before it starts.")]})
    others = Contract.objects.filter(
        account=contract.account, reference__iexact=contract.reference, start_on__lte=contract.end_on
    )
    clash = others.filter(end_on__gte=contract.start_on).exclude(outcome=ContractOutcome.LOST).exclude(pk=contract.pk)
    if contract.outcome != ContractOutcome.LOST and clash.exists():
        raise Invalid({"start_on": [_("This period overlaps another contract with the same reference.")]})


def _once() -> AbstractContextManager[None]:
    taken = _("A contract with this reference starts on that day already.")
    return once_only(contract_reference_once=("reference", taken))
