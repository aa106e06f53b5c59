"""From an id to a contract."""

from __future__ import annotations

from accounts.access.rights import Right, require_right
from accounts.models import Contract
from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership


def contract_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Contract:
    """The contract with this id, with its account; the account's rights decide."""
    contract = Contract.objects.filter(pk=pk).select_related("account").first()
    if contract is None:
        raise NotVisible
    require_right(actor, contract.account, right)
    return contract
