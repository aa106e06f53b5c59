"""What a renewal may bring: probability by listed factors, amount at risk, retention."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.renewals.forecast import BASE, LEAST, MOST, Retention, Standing, at_risk, forecast


@st.composite
def standings(draw):
    gates = draw(st.integers(0, 12))
    done = draw(st.integers(0, gates))
    late = draw(st.integers(0, gates - done))
    overdue = draw(st.integers(0, gates - done - late))
    names = ("notice_passed", "ended", "auto_renewal", "in_tender")
    flags = {name: draw(st.booleans()) for name in names}
    return Standing(gates, done, late, overdue, threats=draw(st.integers(0, 5)), **flags)


AMOUNTS = st.decimals(0, 10**9, places=2)


@given(standings())
def test_the_probability_is_the_sum_of_its_factors_within_bounds(standing):
    found = forecast(standing)
    assert found.probability == min(MOST, max(LEAST, sum(one.points for one in found.factors)))
    assert all(one.points for one in found.factors)
    assert len({one.code for one in found.factors}) == len(found.factors)


@given(standings())
def test_doing_a_gate_never_lowers_it_and_in_time_is_never_worse_than_late(standing):
    open_ = standing.gates - standing.done - standing.late - standing.overdue
    now = forecast(standing).probability
    if open_:
        assert forecast(replace(standing, done=standing.done + 1)).probability >= now
    if standing.overdue:
        caught_up = replace(standing, overdue=standing.overdue - 1, late=standing.late + 1)
        assert forecast(caught_up).probability >= now
    if standing.late:
        assert forecast(replace(standing, late=standing.late - 1, done=standing.done + 1)).probability >= now


@given(standings())
def test_a_tender_a_threat_and_an_end_never_raise_it(standing):
    now = forecast(standing).probability
    assert forecast(replace(standing, in_tender=True)).probability <= now or standing.in_tender
    assert forecast(replace(standing, threats=standing.threats + 1)).probability <= now
    assert forecast(replace(standing, ended=True)).probability <= now
    if not standing.ended:
        assert forecast(replace(standing, auto_renewal=True)).probability >= now


@given(standings(), AMOUNTS)
def test_the_forecast_is_a_part_of_the_value_in_cents(standing, value):
    found = forecast(standing).of(value)
    assert Decimal(0) <= found <= value
    assert found == found.quantize(Decimal("0.01"))


def test_an_untouched_contract_a_prepared_one_and_a_neglected_one():
    assert forecast(Standing(6, 0, 0, 0)).probability == BASE
    assert forecast(Standing(6, 6, 0, 0)).probability == MOST
    neglected = forecast(Standing(6, 1, 0, 3, notice_passed=True))
    assert [(one.code, one.points) for one in neglected.factors] == [
        ("base", 80),
        ("gates", 2),
        ("overdue", -36),
        ("notice_passed", -10),
    ]
    assert neglected.probability == 36
    assert neglected.of(Decimal("1000000.10")) == Decimal("360000.04")


@pytest.mark.parametrize(("left", "expected"), [(366, "0"), (365, "10"), (0, "10"), (-40, "10")])
def test_all_of_it_is_at_risk_within_a_year_and_nothing_before(left, expected):
    assert at_risk(Decimal(10), left) == Decimal(expected)
    assert at_risk(Decimal(10), left, running=False) == 0


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=6))
def test_gross_retention_never_counts_growth_and_net_is_never_less(pairs):
    target = sum((old for old, _new in pairs), Decimal(0))
    kept = sum((min(pair) for pair in pairs), Decimal(0))
    final = sum((new for _old, new in pairs), Decimal(0))
    found = Retention(target, kept, final)
    if not target:
        assert found.gross is None
        assert found.net is None
    else:
        gross, net = found.gross or 0, found.net or 0
        assert 0 <= gross <= 100
        assert net >= gross
