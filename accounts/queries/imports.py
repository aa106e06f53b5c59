"""What imports need to know, and what their pages show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from accounts.choices import RowOutcome
from accounts.importing import Existing, Known, brought_of, known_industries
from accounts.models import Account, DataImport, ImportRow, Product, Revenue
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership

SOURCE = "import"
ACCOUNT_VALUES = (
    "name", "external_reference", "industry", "country", "city", "website", "founded", "client_revenue", "employees",
)  # fmt: skip


def what_is_known(kind: str = "") -> Known:
    """Everything rows are matched against, of the organisation in scope: four queries, and a brought kind's own."""
    brought = brought_of(kind)
    accounts = Account.objects.filter(archived_at__isnull=True).values("id", "parent_id", "owner_id", *ACCOUNT_VALUES)
    members = Membership.objects.values("id", "name", "email", "job_title", "office", "manager_id")
    found = [
        Existing(
            row["name"],
            row["id"],
            {key: row[key] for key in ACCOUNT_VALUES},
            {"parent": row["parent_id"], "owner": row["owner_id"]},
        )
        for row in accounts
    ]
    return Known(
        accounts=found,
        members=[
            Existing(
                row["name"],
                row["id"],
                {"name": row["name"], "email": row["email"], "title": row["job_title"], "office": row["office"]},
                {"manager": row["manager_id"]},
            )
            for row in members
        ],
        products=[
            Existing(row["name"], row["id"], {key: row[key] for key in ("name", "series", "list_price")})
            for row in Product.objects.values("id", "name", "series", "list_price")
        ],
        industries=known_industries([str(one.values["industry"] or "") for one in found], get_language() or "en"),
        revenue={
            (row["account_id"], row["product_id"], row["quarter"]): row["amount"]
            for row in Revenue.objects.filter(source=SOURCE).values("account_id", "product_id", "quarter", "amount")
        },
        others=brought.known() if brought is not None else None,
    )


@dataclass(frozen=True)
class Count:
    """Rows of one outcome."""

    outcome: str
    label: str
    rows: int


def counts_of(data_import: DataImport) -> list[Count]:
    """The outcomes that occur, with their rows; they add up to the rows of the file."""
    counts: dict[str, Any] = data_import.counts.get("outcomes", {})
    return [
        Count(outcome.value, str(outcome.label), counts[outcome.value])
        for outcome in RowOutcome
        if counts.get(outcome.value)
    ]


def rows_of(data_import: DataImport, outcome: str, cursor: str) -> Page[ImportRow]:
    """One page of the rows with what became of them, in the order of the file."""
    rows = ImportRow.objects.filter(data_import=data_import)
    if outcome in RowOutcome.values:
        rows = rows.filter(outcome=outcome)
    return page_of(rows, Order("line"), cursor)


def recent_imports() -> QuerySet[DataImport]:
    """The organisation's imports, newest first."""
    return DataImport.objects.select_related("file", "started_by", "job").order_by("-id")[:30]
