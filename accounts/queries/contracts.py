"""What the page of one contract shows beside its own columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.access import Right, may, visible_accounts
from accounts.choices import ContractKind
from accounts.choices.contracts import CONTRACT_ORIGIN, TENDER_ORIGIN
from accounts.choices.protocols import LIVE
from accounts.models import Contract, ContractCompetitor, ContractDocument, ContractProduct, ProtocolRun
from kam.tenancy.models import Membership


@dataclass(frozen=True)
class ContractFacts:
    """What hangs on a contract. Four queries at most; one more for whom the team's rights decide."""

    products: list[str]
    competitors: list[ContractCompetitor]
    documents: list[ContractDocument]
    orders: list[Contract]
    framework: Contract | None  # where the reader may open it
    successor: int | None
    tender_run: int | None

    @property
    def outside(self) -> list[Contract]:
        """Call-offs that run beyond the framework as it stands now."""
        return [one for one in self.orders if one.outside_framework]


def facts_of(contract: Contract, actor: Membership) -> ContractFacts:
    """Everything that hangs on the contract, of other accounts only what the actor may open."""
    products, successor, run = _around(contract)
    return ContractFacts(
        products=products,
        competitors=list(contract.competitors.all()),
        documents=list(contract.documents.filter(removed_at=None).select_related("file", "added_by")),
        orders=_orders(contract, actor),
        framework=_framework(contract, actor),
        successor=successor,
        tender_run=run,
    )


def _around(contract: Contract) -> tuple[list[str], int | None, int | None]:
    """The names of what it covers, the contract that renewed it, and the latest run of its tender's protocol."""
    covered = ContractProduct.objects.filter(contract=OuterRef("pk")).order_by("product__sort_name")
    followers = Contract.objects.filter(follows=OuterRef("pk")).order_by("pk")
    return (
        Contract.objects.filter(pk=contract.pk)
        .annotate(
            names=ArraySubquery(covered.values("product__name")),
            successor=Subquery(followers.values("pk")[:1]),
            run=Subquery(tender_runs_of(contract).values("pk")[:1]),
        )
        .values_list("names", "successor", "run")
        .get()
    )


def tender_runs_of(contract: Contract) -> QuerySet[ProtocolRun]:
    """The runs that the contract's tender mode started, the latest first: the first time, and each time again."""
    begun = history_rows(contract).values("pgh_id")
    first = Q(origin_kind=CONTRACT_ORIGIN, origin_id=contract.pk)
    again = Q(origin_kind=TENDER_ORIGIN, origin_id__in=begun)
    return ProtocolRun.objects.filter(first | again, account=contract.account_id).order_by("-pk")


def live_tender_run(contract: Contract) -> ProtocolRun | None:
    """The run of its tender's protocol that lives, with its edition."""
    latest = tender_runs_of(contract).select_related("edition", "account").first()
    return latest if latest is not None and latest.state in LIVE else None


def history_rows(contract: Contract) -> QuerySet[Any]:
    """The entries of the contract's history."""
    events: Any = apps.get_model("accounts.ContractEvent")._default_manager
    rows: QuerySet[Any] = events.filter(pgh_obj_id=contract.pk)
    return rows


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
