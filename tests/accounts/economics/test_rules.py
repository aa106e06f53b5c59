"""Whitespace, share of wallet and contribution hold for whatever figures there are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from accounts.economics.contribution import Line, result_of, together
from accounts.economics.footprint import CellFacts, Why, biggest, sums_of, whitespace_of
from accounts.economics.wallet import Doubt, Estimate, held_at, share_at

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
STATES = st.sampled_from(["in_place", "opportunity", "competitor"])
CELLS = st.builds(CellFacts, st.integers(1, 5), st.integers(1, 5), STATES, st.none() | AMOUNTS, st.none() | AMOUNTS)
DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))
ESTIMATES = st.lists(
    st.builds(Estimate, st.integers(1, 99), DAYS, AMOUNTS.filter(bool), st.just("EUR")), unique_by=lambda one: one.pk
)


@given(CELLS)
def test_whitespace_is_never_negative_and_always_explained(cell):
    found = whitespace_of(cell)
    assert found.amount >= 0
    assert (found.amount > 0) == (found.why in {Why.OPEN, Why.REST, Why.TAKEN})


@given(st.lists(CELLS))
def test_totals_are_the_sums_of_their_cells(cells):
    found = sums_of(cells)
    assert found.whitespace == sum((whitespace_of(one).amount for one in cells), Decimal(0))
    assert found.cells == len(cells)
    assert found.whitespace >= found.potential - found.current - sum(one.current or 0 for one in cells)


@given(st.lists(CELLS))
def test_the_biggest_come_first(cells):
    amounts = [space.amount for _cell, space in biggest(cells)]
    assert amounts == sorted(amounts, reverse=True)
    assert len(amounts) <= 10


def test_more_than_the_potential_says_so():
    found = whitespace_of(CellFacts(1, 1, "in_place", Decimal(90), Decimal(60)))
    assert found.amount == 0
    assert found.why is Why.OUTGROWN


@given(ESTIMATES, DAYS)
def test_no_estimate_of_the_future_holds(estimates, day):
    held = held_at(estimates, day)
    assert held is None or held.on <= day
    assert (held is None) == all(one.on > day for one in estimates)


def test_shares_are_doubted_where_they_should_be():
    day = date(2026, 11, 1)
    old = Estimate(1, day - timedelta(days=400), Decimal(100), "EUR")
    found = share_at(Decimal(120), "EUR", [old], day)
    assert found.percent == 120
    assert set(found.doubts) == {Doubt.ABOVE_ALL, Doubt.OLD}
    assert share_at(Decimal(1), "USD", [old], day).doubts == (Doubt.OTHER_CURRENCY,)
    assert share_at(Decimal(1), "EUR", [], day).doubts == (Doubt.NO_ESTIMATE,)
    assert share_at(None, "EUR", [old], day).doubts == (Doubt.NO_REVENUE,)


LINES = st.lists(st.builds(Line, st.sampled_from(["hours", "tickets"]), AMOUNTS, st.decimals(0, 500, places=2)))


@given(AMOUNTS, AMOUNTS, LINES)
def test_the_net_contribution_is_what_everything_leaves(revenue, cost, lines):
    found = result_of(revenue, cost, lines)
    assert found.net == revenue - cost - sum((one.amount for one in lines), Decimal(0))
    assert found.margin == revenue - cost


@given(st.lists(st.tuples(AMOUNTS, st.none() | AMOUNTS, LINES), max_size=4))
def test_only_whole_quarters_are_added_up(quarters):
    results = [result_of(*one) for one in quarters]
    whole = together(results)
    nets = [one.net for one in results if one.net is not None]
    assert (whole is None) == (not nets)
    if whole is not None:
        assert whole.net == sum(nets, Decimal(0))
