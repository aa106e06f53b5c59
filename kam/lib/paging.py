"""Pages by key: the next page starts after the last row seen, so page 200 costs what page 1 costs."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Order:
    """A sort order: a column and its direction; ties are broken by id. `nulls_last` columns sort None at the end."""

    column: str
    descending: bool = False

    def clauses(self) -> list[Any]:
        """What goes into `order_by`: nulls at the end in either direction."""
        from django.db.models import F

        if self.descending:
            return [F(self.column).desc(nulls_last=True), F("id").desc()]
        return [F(self.column).asc(nulls_last=True), F("id").asc()]


@dataclass(frozen=True)
class Page(Generic[M]):
    """Rows of one page and the cursors of its neighbours (None at the ends)."""

    rows: Sequence[Any]
    next_cursor: str | None
    previous_cursor: str | None


def _pack(value: Any, pk: int, back: bool) -> str:
    text = json.dumps([value, pk, back], cls=DjangoJSONEncoder)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _unpack(cursor: str) -> tuple[Any, int, bool] | None:
    try:
        value, pk, back = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return value, int(pk), bool(back)
    except (ValueError, TypeError):
        return None


def _beyond(order: Order, value: Any, pk: int, *, forward: bool) -> Q:
    """The rows after (or before) the one with this value and id, None counted as last."""
    column = order.column
    upward = order.descending != forward  # values grow in the direction we walk
    side, id_side = ("gt", "gt") if upward else ("lt", "lt")
    if value is None:
        ties = Q(**{f"{column}__isnull": True, f"id__{id_side}": pk})
        return ties if forward else ties | Q(**{f"{column}__isnull": False})
    after = Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"id__{id_side}": pk})
    return after | Q(**{f"{column}__isnull": True}) if forward else after


def cursor_after(row: Any, order: Order) -> str:
    """Where the page after this row begins, for lists that were read in another way."""
    return _pack(*_key(row, order), False)


def page_of(rows: QuerySet[Any, Any], order: Order, cursor: str, *, size: int = 50) -> Page[Any]:
    """One page of `rows` in `order`, starting at `cursor` (empty: the first; a broken one too).

    `rows` may be `.values(...)` that include `id` and the order's column. One query, `size + 1` rows.
    """
    at = _unpack(cursor) if cursor else None
    forward = not (at and at[2])
    clauses = order.clauses()
    if at:
        try:
            rows = rows.filter(_beyond(order, at[0], at[1], forward=forward))
        except (ValueError, TypeError, ValidationError):  # a cursor of another sort order
            at, forward = None, True
    if not forward:
        clauses = [clause.copy() for clause in clauses]
        for clause in clauses:
            clause.reverse_ordering()
    found = list(rows.order_by(*clauses)[: size + 1])
    more, found = len(found) > size, found[:size]
    if not forward:
        found.reverse()
    has_next = more if forward else bool(at)
    has_previous = bool(at) if forward else more
    return Page(
        rows=found,
        next_cursor=_pack(*_key(found[-1], order), False) if found and has_next else None,
        previous_cursor=_pack(*_key(found[0], order), True) if found and has_previous else None,
    )


def first_page(read: Sequence[Any], order: Order, *, size: int) -> Page[Any]:
    """The first page of rows that were read already, in `order`: `size` of them, and one more where there are more."""
    rows = list(read[:size])
    return Page(rows, cursor_after(rows[-1], order) if len(read) > size else None, None)


def _key(row: Any, order: Order) -> tuple[Any, int]:
    if isinstance(row, Mapping):
        return row[order.column], row["id"]
    return getattr(row, order.column.replace("__", ".")), row.pk


__all__ = ["Order", "Page", "cursor_after", "first_page", "page_of"]
