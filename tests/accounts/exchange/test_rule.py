"""The rule of dated exchange rates, by its properties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from accounts.exchange import Conversion, NoRate, Quote, conversion, conversions

DAY = date(2026, 11, 26)
CODES = ("USD", "GBP", "CHF", "JPY")
RATES = st.decimals(min_value="0.001", max_value="2000", places=8)
QUOTES = st.lists(
    st.builds(
        Quote,
        currency=st.sampled_from(CODES),
        base=st.just("EUR"),
        rate=RATES,
        valid_from=st.dates(DAY - timedelta(days=40), DAY + timedelta(days=40)),
        pk=st.integers(1, 10_000),
    ),
    max_size=12,
    unique_by=lambda one: one.pk,
)
CODE = st.sampled_from((*CODES, "EUR"))


def found(quotes, source, target, on=DAY):
    return conversion(quotes, source, target, base="EUR", on=on)


@given(QUOTES, CODE)
def test_money_in_its_own_currency_stays_as_it_is(quotes, code):
    assert found(quotes, code, code) == Conversion(code, code, Decimal(1))


@given(QUOTES, CODE, CODE)
def test_there_and_back_is_the_same(quotes, source, target):
    there, back = found(quotes, source, target), found(quotes, target, source)
    assert isinstance(there, Conversion) == isinstance(back, Conversion)
    if isinstance(there, Conversion) and isinstance(back, Conversion):
        assert abs(there.factor * back.factor - 1) < Decimal("1e-20")


@given(QUOTES, CODE, CODE, CODE)
def test_a_cross_rate_is_the_way_through_the_base(quotes, first, second, third):
    legs = [found(quotes, a, b) for a, b in ((first, second), (second, third), (first, third))]
    if all(isinstance(leg, Conversion) for leg in legs):
        assert abs(legs[0].factor * legs[1].factor / legs[2].factor - 1) < Decimal("1e-20")


@given(QUOTES, st.sampled_from(CODES))
def test_the_latest_on_or_before_the_day_holds_and_none_is_a_reason(quotes, code):
    before = [one for one in quotes if one.currency == code and one.valid_from <= DAY]
    answer = found(quotes, code, "EUR")
    if not before:
        assert answer == NoRate(code, "EUR", code, "EUR", DAY)
        return
    held = sorted(before, key=lambda one: (one.valid_from, one.pk))[-1]
    assert answer == Conversion(code, "EUR", held.rate, (held,))


@given(QUOTES, CODE, CODE, st.dates(DAY - timedelta(days=60), DAY))
def test_what_is_written_for_a_later_day_changes_no_earlier_one(quotes, source, target, on):
    earlier = [one for one in quotes if one.valid_from <= on]
    assert found(quotes, source, target, on) == found(earlier, source, target, on)


def test_a_rate_written_the_other_way_round_is_read_backwards():
    """As after the organisation changed its own currency from the euro to the dollar."""
    old = Quote("USD", "EUR", Decimal("0.8"), DAY)
    answer = conversion([old], "EUR", "USD", base="USD", on=DAY)
    assert isinstance(answer, Conversion)
    assert answer.factor == Decimal("1.25")


def test_a_correction_of_the_same_day_holds():
    wrong, right = Quote("USD", "EUR", Decimal("9.2"), DAY, 1), Quote("USD", "EUR", Decimal("0.92"), DAY, 2)
    assert found([right, wrong], "USD", "EUR").by == (right,)


def test_several_at_once_tell_what_is_missing():
    quote = Quote("USD", "EUR", Decimal("0.92"), DAY)
    known, missing = conversions([quote], ["EUR", "USD", "PLN"], "EUR", base="EUR", on=DAY)
    assert [one.source for one in known] == ["EUR", "USD"]
    assert [one.missing for one in missing] == ["PLN"]
    known, missing = conversions([quote], ["EUR", "USD"], "PLN", base="EUR", on=DAY)
    assert (known, [one.missing for one in missing]) == ([], ["PLN", "PLN"])
