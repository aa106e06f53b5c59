"""Writing contracts, and keeping the account's renewal date true."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import ContractOutcome
from accounts.models import Account, Contract, ContractProduct, Product
from accounts.services.contract_outcomes import Decision, lose_contract, renew_contract
from accounts.services.contract_rules import check, cleaned, lock, reference_once, refresh_renewal
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

EDITABLE = (
    "kind", "framework", "reference", "title", "start_on", "end_on", "notice_months", "notice_days", "auto_renewal",
    "tender", "annual_value", "currency",
)  # fmt: skip
# Of a contract that was renewed or lost: its terms stand as they were decided upon, what it is called may be mended.
EDITABLE_CLOSED = ("reference", "title")


def create_contract(
    account: Account, *, actor: Membership, products: Iterable[Product] = (), **fields: Any
) -> Contract:
    """A running contract; its notice date follows from its end and notice period.

    Raises Invalid when it ends before it starts, overlaps another contract of the same reference, or is a call-off
    outside its framework.
    """
    require_right(actor, account, Right.CHANGE)
    with act(actor, "contract.create") as entry:
        lock(account)
        contract = Contract(account=account, **cleaned(fields))
        check(contract)
        with reference_once():
            contract.save()
        _cover(contract, products)
        refresh_renewal(account)
        entry.target = contract
    return contract


def update_contract(
    contract: Contract, *, actor: Membership, version: int, products: Iterable[Product] | None = None, **changes: Any
) -> Contract:
    """Change a contract if nobody saved since `version`. Raises Conflict when stale, Invalid as for a new one.

    Of a closed one only what it is called and what it covers; Invalid for the rest. `products` None leaves what it
    covers as it is.
    """
    require_right(actor, contract.account, Right.CHANGE)
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    _check_decided(contract, changes)
    with act(actor, "contract.update", target=contract):
        lock(contract.account)
        wanted = cleaned({name: getattr(contract, name) for name in EDITABLE} | changes)
        check(Contract(pk=contract.pk, account=contract.account, outcome=contract.outcome, **wanted))
        with reference_once():
            follows = {name: wanted[name] for name in ("framework", "notice_on")}
            fresh = save_version(contract, version, **(changes | follows))
        if products is not None:
            _cover(contract, products)
        refresh_renewal(contract.account)
    return fresh


def _check_decided(contract: Contract, changes: dict[str, Any]) -> None:
    """Its value, dates and currency may not come to contradict how it ended."""
    other = {name for name, value in changes.items() if value != getattr(contract, name)} - set(EDITABLE_CLOSED)
    if other and contract.outcome != ContractOutcome.RUNNING:
        text = _("This contract is closed: its terms stand. Only its reference, subject and products can be changed.")
        raise Invalid(text)


def _cover(contract: Contract, products: Iterable[Product]) -> None:
    """Exactly these products are covered."""
    wanted = {one.pk for one in products}
    there = set(ContractProduct.objects.filter(contract=contract).values_list("product_id", flat=True))
    if there - wanted:
        ContractProduct.objects.filter(contract=contract, product_id__in=there - wanted).delete()
    ContractProduct.objects.bulk_create(
        ContractProduct(contract=contract, product_id=pk) for pk in sorted(wanted - there)
    )


__all__ = [
    "EDITABLE",
    "EDITABLE_CLOSED",
    "Decision",
    "create_contract",
    "lose_contract",
    "refresh_renewal",
    "renew_contract",
    "update_contract",
]
