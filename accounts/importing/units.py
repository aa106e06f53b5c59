"""Whether money is written in millions, thousands or units: said by the heading, or by the clients' head count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from accounts.importing.fields import SCALES, Kind
from accounts.importing.mapping import Column
from kam.lib.tabular import BadValue, Row, decimal_mark_of, parse_decimal, parse_integer

_UNITS, _THOUSANDS, _MILLIONS = SCALES
_SAID = (
    (re.compile(r"\b(?:m[€$£]|meur|musd|millions?|mn|mio)(?:\b|$|\W)", re.IGNORECASE), _MILLIONS),
    (re.compile(r"\b(?:k[€$£]|keur|kusd|thousands?|milliers?)(?:\b|$|\W)", re.IGNORECASE), _THOUSANDS),
)
# A company's revenue per head lies between some thousands and some millions: far enough apart to tell the units.
_MOST_IN_MILLIONS, _MOST_IN_THOUSANDS = 20, 5_000


def suggest_unit(
    kind: Kind, columns: dict[str, Column], headers: Sequence[str], sample: Sequence[Row]
) -> dict[str, Column]:
    """The columns with a unit proposed for money; the reader sees it and may change it."""
    found = dict(columns)
    for field in kind.fields:
        column = columns.get(field.key)
        if column is None or field.base is None:
            continue
        scale = next((scale for form, scale in _SAID if form.search(column.header)), None)
        if scale is None:
            scale = _by_head(columns, headers, sample) if field.key == "client_revenue" else _UNITS
        found[field.key] = replace(column, unit=scale / field.base)
    return found


def _by_head(columns: dict[str, Column], headers: Sequence[str], sample: Sequence[Row]) -> Decimal:
    """The scale under which revenue per head is plausible; millions when there is no head count."""
    if "employees" not in columns:
        return _MILLIONS
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
        return _MILLIONS
    return _THOUSANDS if typical <= _MOST_IN_THOUSANDS else _UNITS
