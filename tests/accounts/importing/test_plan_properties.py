"""Whatever is in a file: every row comes back exactly once, counts add up, and no money appears or disappears."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Column, ColumnMap, Known, Plan, known_after, make_plan
from accounts.importing.kinds import KINDS
from kam.lib.tabular import Cell, Row
from tests.accounts.importing.making import existing

KNOWN = Known(accounts=existing("Ostrea", "Tessellia"), members=existing("Ana"), products=existing("NEX Pro"))
CELLS = st.one_of(
    st.sampled_from(
        ["", "Ostrea", "ostrea", "Tesselia", "NEXPro", "Ana", "Won", "Lost", "Gagné", "Engaging", "2026-02-01", "5",
         "03/04/2026", "1,234", "-7,5", "=1+1", "Norway", "x@y.example", "new", "New"]
    ),
    st.text(max_size=8),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=True),
    st.dates(),
    st.booleans(),
)  # fmt: skip


def rows_of(cells: list[list[Cell]]) -> list[Row]:
    return [Row(line, tuple(row)) for line, row in enumerate(cells, start=2)]


def planned(kind: ImportKind, cells: list[list[Cell]]) -> tuple[list[Row], Plan]:
    keys = [field.key for field in KINDS[kind].fields]
    rows = rows_of([row[: len(keys)] for row in cells])
    return rows, make_plan(rows, keys, ColumnMap(KINDS[kind], {key: Column(key) for key in keys}), KNOWN)


@given(st.sampled_from(list(ImportKind)), st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=8))
def test_every_row_has_exactly_one_outcome_and_counts_add_up(kind: ImportKind, cells: list[list[Cell]]) -> None:
    rows, plan = planned(kind, cells)
    assert [outcome.line for outcome in plan.outcomes] == [row.line_number for row in rows]
    assert plan.summary.rows == len(rows) == sum(plan.summary.counts.values())
    left = [
        outcome
        for outcome in plan.outcomes
        if outcome.outcome in (RowOutcome.SKIPPED, RowOutcome.REJECTED, RowOutcome.DUPLICATE)
    ]
    assert all(outcome.reason and str(outcome.reason.message) for outcome in left)
    assert sum(use.rows for use in plan.summary.reasons) == len(left)
    assert len({record.key for record in plan.records}) == len(plan.records)
    by_line = {record.line: record for record in plan.records if not record.implied}
    brought = [
        o.line for o in plan.outcomes if o.outcome in (RowOutcome.CREATED, RowOutcome.UPDATED, RowOutcome.UNCHANGED)
    ]
    assert sorted(by_line) == brought


@given(st.sampled_from(list(ImportKind)), st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=8))
def test_what_a_record_refers_to_exists_or_comes_before_it(kind: ImportKind, cells: list[list[Cell]]) -> None:
    _rows, plan = planned(kind, cells)
    written: set[str] = set()
    for record in plan.records:
        for ref in record.refs.values():
            assert ref.pk is not None or ref.key in written
        written.add(record.key)


WON = st.tuples(
    st.sampled_from(["Ostrea", "Tessellia", "TESSELLIA", "", "Unknown"]),
    st.sampled_from(["NEX Pro", "NEXPro", "", "Unknown"]),
    st.sampled_from(["Won", "Gagné", "Lost", "Open", ""]),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.decimals(-(10**6), 10**6, places=2),
)


@given(st.lists(WON, max_size=20))
def test_revenue_is_the_sum_of_the_won_rows_that_were_counted(
    deals: list[tuple[str, str, str, date, Decimal]],
) -> None:
    keys = ["account", "product", "stage", "closed_on", "amount"]
    rows = rows_of([list(deal) for deal in deals])
    columns = ColumnMap(KINDS[ImportKind.REVENUE], {key: Column(key) for key in keys})
    plan = make_plan(rows, keys, columns, KNOWN)
    counted = [
        deal for deal, outcome in zip(deals, plan.outcomes, strict=True) if outcome.outcome == RowOutcome.COUNTED
    ]
    expected = [d for d in deals if d[2] in ("Won", "Gagné") and d[0] not in ("", "Unknown") and d[1] != "Unknown"]
    assert counted == expected
    assert sum((figure.amount for figure in plan.revenue), Decimal(0)) == sum((deal[4] for deal in counted), Decimal(0))
    assert sum(figure.deals for figure in plan.revenue) == len(counted)
    keyed = {(figure.account.name, figure.product and figure.product.name, figure.quarter) for figure in plan.revenue}
    assert len(keyed) == len(plan.revenue)


BLANK = [""] * 9


@given(st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=8))
@example([["Tesselia", 0, *BLANK], ["Zero", 0, *BLANK], ["Zero", "", *BLANK]])
def test_known_after_recognises_what_was_brought(cells: list[list[Cell]]) -> None:
    rows, plan = planned(ImportKind.ACCOUNTS, cells)
    keys = [field.key for field in KINDS[ImportKind.ACCOUNTS].fields]
    columns = ColumnMap(KINDS[ImportKind.ACCOUNTS], {key: Column(key) for key in keys})
    again = make_plan(rows, keys, columns, known_after(KNOWN, plan))
    assert again.summary.counts[RowOutcome.CREATED] == 0
