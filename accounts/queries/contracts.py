"""What the page of one contract shows beside its own columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.access import Right, may, visible_accounts
from accounts.choices import ContractKind
from accounts.choices.contracts import CONTRACT_ORIGIN
from accounts.models import Contract, ContractCompetitor, ContractDocument, Product, ProtocolRun
from kam.tenancy.models import Membership


@dataclass(frozen=True)
class ContractFacts:
    """A contract in full. Seven queries at most."""

    products: list[Product]
    competitors: list[ContractCompetitor]
    documents: list[ContractDocument]
    orders: list[Contract]
    framework: Contract | None  # where the reader may open it
    successor: Contract | None
    tender_run: ProtocolRun | None

    @property
    def outside(self) -> list[Contract]:
        """Call-offs that run beyond the framework as it stands now."""
        return [one for one in self.orders if one.outside_framework]


def facts_of(contract: Contract, actor: Membership) -> ContractFacts:
    """Everything that hangs on the contract, of other accounts only what the actor may open."""
    documents = contract.documents.filter(removed_at=None).select_related("file", "added_by")
    runs = ProtocolRun.objects.filter(origin_kind=CONTRACT_ORIGIN, origin_id=contract.pk, account=contract.account_id)
    return ContractFacts(
        products=list(Product.objects.filter(pk__in=contract.covered.values("product")).order_by("sort_name")),
        competitors=list(contract.competitors.all()),
        documents=list(documents),
        orders=_orders(contract, actor),
        framework=_framework(contract, actor),
        successor=contract.followers.order_by("pk").first(),
        tender_run=runs.select_related("edition").order_by("-pk").first(),
    )


def _orders(contract: Contract, actor: Membership) -> list[Contract]:
    """What is called off under it, with whether it fits."""
    if contract.kind != ContractKind.FRAMEWORK:
        return []
    seen = contract.orders.filter(account__in=visible_accounts(actor).values("pk"))
    found = list(seen.select_related("account").order_by("end_on", "pk"))
    for one in found:
        one.framework = contract
    return found


def _framework(contract: Contract, actor: Membership) -> Contract | None:
    frame = contract.framework
    return frame if frame is not None and may(actor, frame.account, Right.VIEW) else None


def renews_itself_on(contract: Contract) -> date | None:
    """The day on which the contract begins anew if nobody gives notice."""
    return contract.end_on + timedelta(days=1) if contract.auto_renewal and contract.runs else None
