"""What the page of a tried import shows beside its rows: names to choose from, what is missing, what is covered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext

from accounts.choices import ImportKind, ImportState, RowOutcome
from accounts.countries import country_choices
from accounts.importing import KINDS, Coverage, Matcher, coverage_of, known_industries
from accounts.models import Account, DataImport, ImportRow, Product
from kam.lib import formats
from kam.tenancy.models import Membership

SUGGESTED = 300
# What the names of a column are names of; a record's own name is of what the file holds.
_NAMED = {
    "account": ImportKind.ACCOUNTS, "parent": ImportKind.ACCOUNTS, "product": ImportKind.PRODUCTS,
    "agent": ImportKind.TEAM, "owner": ImportKind.TEAM, "manager": ImportKind.TEAM,
}  # fmt: skip
_FROM_THIS_FILE = frozenset(("parent", "manager"))


def names_for(data_import: DataImport, field: str, limit: int | None = None) -> list[str]:
    """The known names that a text of this column may mean, one for each record, in their order.

    Groups and managers may also be new records of the file itself.
    """
    if field == "country":
        return [name for code, name in country_choices() if code]
    if field == "industry":
        used = Account.objects.exclude(industry="").values_list("industry", flat=True).distinct()
        return list(known_industries(sorted(used), get_language() or "en"))
    kind = data_import.kind if field == "name" else _named(field)
    names = list(_records(kind).order_by("name").values_list("name", flat=True)[:limit])
    if field in _FROM_THIS_FILE:
        fresh = ImportRow.objects.filter(data_import=data_import, outcome=RowOutcome.CREATED).order_by("label")
        present = set(names)
        names += [name for name in fresh.values_list("label", flat=True)[:limit] if name not in present]
    return names


def _named(field: str) -> str:
    """The kind whose records a column names, also of kinds that rooms above bring."""
    brought = {one.key: one.names for kind in KINDS.values() for one in kind.fields if one.names}
    return _NAMED[field] if field in _NAMED else brought[field]


def _records(kind: str) -> QuerySet[Any]:
    if kind == ImportKind.TEAM:
        return Membership.objects.all()
    return Product.objects.all() if kind == ImportKind.PRODUCTS else Account.objects.filter(archived_at__isnull=True)


def matcher_for(data_import: DataImport, field: str) -> Matcher:
    """Recognises one of these names as the reader types it."""
    return Matcher((name, str(place)) for place, name in enumerate(names_for(data_import, field)))


def suggested_names(data_import: DataImport, fields: Iterable[str]) -> dict[str, list[str]]:
    """The first names to choose from, by column."""
    return {field: names_for(data_import, field, SUGGESTED)[:SUGGESTED] for field in fields}


def coverage_for(data_import: DataImport, today: date) -> Coverage:
    """The quarters of its revenue against today."""
    return coverage_of(data_import.counts.get("quarters", {}), data_import.options.get("currency", ""), today)


def waiting_for_others(data_import: DataImport) -> list[DataImport]:
    """Tried imports that named nothing known: the one just done may be what they waited for."""
    tried = DataImport.objects.filter(state=ImportState.CHECKED, counts__has_key="strangers").exclude(pk=data_import.pk)
    return list(tried.exclude(counts__strangers={}).select_related("file").order_by("-id")[:3])


def missing_lines(data_import: DataImport) -> list[str]:
    """What does not exist yet as a whole, one sentence for each kind, in the order in which to import them."""
    strangers: dict[str, int] = data_import.counts.get("strangers", {})
    found = {_named(field): count for field, count in strangers.items()}
    order = (ImportKind.ACCOUNTS, ImportKind.PRODUCTS, ImportKind.TEAM)
    return [_missing(kind, found[kind]) for kind in order if kind in found]


def _missing(kind: ImportKind, count: int) -> str:
    if kind is ImportKind.ACCOUNTS:
        text = ngettext(
            "The only account in this file does not exist yet. Import the accounts first, then try again.",
            "None of the %(n)s accounts in this file exist yet. Import the accounts first, then try again.",
            count,
        )
    elif kind is ImportKind.PRODUCTS:
        text = ngettext(
            "The only product in this file does not exist yet. Import the products first, then try again.",
            "None of the %(n)s products in this file exist yet. Import the products first, then try again.",
            count,
        )
    else:
        text = ngettext(
            "The only colleague in this file is not known: its revenue would come in without an account manager.",
            "None of the %(n)s colleagues in this file are known: the revenue would come in without account managers.",
            count,
        )
    return text % {"n": formats.number(count)}
