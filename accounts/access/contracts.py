"""From an id to a contract, and to what hangs on one: the account's rights decide."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q, QuerySet

from accounts.access.rights import Right, require_right, visible_accounts
from accounts.choices import ContractKind
from accounts.models import Account, Contract, ContractCompetitor, ContractDocument, RunwayGate
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id

# Up to the head, then all that is below it; `union` as in accounts.queries.group.
GROUP = """
with recursive above(id, parent_id) as (
    select id, parent_id from accounts_account where organisation_id = %(org)s and id = %(account)s
    union
    select a.id, a.parent_id from accounts_account a join above on a.id = above.parent_id
    where a.organisation_id = %(org)s
),
whole(id) as (
    select id from above where parent_id is null
    union
    select a.id from accounts_account a join whole on a.parent_id = whole.id where a.organisation_id = %(org)s
)
select id from whole
"""


def contract_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Contract:
    """The contract with this id, with its account; the account's rights decide."""
    related = ("account__owner", "framework__account", "follows")
    contract = Contract.objects.filter(pk=pk).select_related(*related).first()
    if contract is None:
        raise NotVisible
    require_right(actor, contract.account, right)
    return contract


def competitor_for(actor: Membership, pk: int, right: Right = Right.CHANGE) -> ContractCompetitor:
    """The competitor with this id, with its contract and account."""
    found = ContractCompetitor.objects.filter(pk=pk).select_related("contract__account").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.contract.account, right)
    return found


def document_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> ContractDocument:
    """The document with this id; one that was taken away is not there any more."""
    related = ("contract__account", "file")
    found = ContractDocument.objects.filter(pk=pk, removed_at=None).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.contract.account, right)
    return found


def runway_gate_for(pk: int) -> RunwayGate:
    """The runway gate with this id; whoever sees a contract may read what its runway asks."""
    found = RunwayGate.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def visible_contracts(actor: Membership) -> QuerySet[Contract]:
    """The contracts of the accounts in the programme that the actor may open."""
    contracts = Contract.objects.filter(account__archived_at=None)
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return contracts
    return contracts.filter(account__in=visible_accounts(actor).values("pk"))


def frameworks_for(actor: Membership, account: Account) -> QuerySet[Contract]:
    """The frameworks under which the account may call off: its own, and those of its group that the actor may open.

    The group is everything below one head, however deep. One query more for the group.
    """
    group = visible_accounts(actor).filter(pk__in=_group_of(account)).values("pk")
    own = Contract.objects.filter(kind=ContractKind.FRAMEWORK).filter(Q(account=account) | Q(account__in=group))
    return own.select_related("account").order_by("-end_on", "pk")


def _group_of(account: Account) -> list[int]:
    """The ids of all accounts under the head of the account's group."""
    given = {"org": required_organisation_id(), "account": account.pk}
    with connection.cursor() as cursor:
        cursor.execute(GROUP, given)
        return [pk for (pk,) in cursor.fetchall()]
