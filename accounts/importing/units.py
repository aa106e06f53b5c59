"""Whether a client's revenue is written in millions, thousands or units: said by the heading, or by the head count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from accounts.importing.fields import Kind
from accounts.importing.kinds import MILLIONS, THOUSANDS, UNITS
from accounts.importing.mapping import Column
from kam.lib.tabular import BadValue, Row, decimal_mark_of, parse_decimal, parse_integer

_SAID = (
    (re.compile(r"\b(?:m[€$£]|meur|musd|millions?|mn|mio)(?:\b|$|\W)", re.IGNORECASE), MILLIONS),
    (re.compile(r"\b(?:k[€$£]|keur|kusd|thousands?|milliers?)(?:\b|$|\W)", re.IGNORECASE), THOUSANDS),
)
# A company's revenue per head lies between some thousands and some millions: far enough apart to tell the units.
_MOST_IN_MILLIONS, _MOST_IN_THOUSANDS = 20, 5_000


def suggest_unit(
    kind: Kind, columns: dict[str, Column], headers: Sequence[str], sample: Sequence[Row]
) -> dict[str, Column]:
    """The columns with a unit proposed for the client's revenue; the reader sees it and may change it."""
    column = columns.get("client_revenue")
    if column is None or not kind.field("client_revenue").units:
        return columns
    said = next((unit for form, unit in _SAID if form.search(column.header)), None)
    unit = said or _by_head(columns, headers, sample)
    return columns | {"client_revenue": replace(column, unit=unit)}


def _by_head(columns: dict[str, Column], headers: Sequence[str], sample: Sequence[Row]) -> Decimal:
    """The unit under which revenue per head is plausible; millions when there is no head count."""
    if "employees" not in columns:
        return MILLIONS
    revenue, heads = headers.index(columns["client_revenue"].header), headers.index(columns["employees"].header)
    mark = decimal_mark_of(row.values[revenue] for row in sample)
    ratios = []
    for row in sample:
        try:
            count = parse_integer(row.values[heads])
            ratios.append(parse_decimal(row.values[revenue], decimal_mark=mark) / count if count > 0 else None)
        except BadValue:
            continue
    typical = median([ratio for ratio in ratios if ratio is not None] or [Decimal(0)])
    if typical <= _MOST_IN_MILLIONS:
        return MILLIONS
    return THOUSANDS if typical <= _MOST_IN_THOUSANDS else UNITS
