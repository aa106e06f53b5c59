"""Figures, money and dates as the reader of each language expects them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from kam.lib import formats

NB, NN, MINUS = formats.NBSP, formats.NARROW, formats.MINUS


@pytest.mark.parametrize(
    ("language", "amount", "short", "exact"),
    [
        ("fr", 1_234_567, f"1,2{NB}M€", f"1{NN}234{NN}567{NB}€"),
        ("fr", Decimal("1234567.5"), f"1,2{NB}M€", f"1{NN}234{NN}567,50{NB}€"),
        ("fr", 4_000, f"4{NB}k€", f"4{NN}000{NB}€"),
        ("fr", 12_345_678_901, f"12,3{NB}Md€", f"12{NN}345{NN}678{NN}901{NB}€"),
        ("fr", -604, f"{MINUS}604{NB}€", f"{MINUS}604{NB}€"),
        ("en", 1_234_567, "€1.2M", "€1,234,567"),
        ("en", Decimal("1234567.5"), "€1.2M", "€1,234,567.50"),
        ("en", 4_000, "€4K", "€4,000"),
        ("en", 604, "€604", "€604"),
        ("en", -1_200, f"{MINUS}€1.2K", f"{MINUS}€1,200"),
        ("en", 0, "€0", "€0"),
    ],
)
def test_money(language, amount, short, exact):
    with translation.override(language):
        assert formats.money(amount, "EUR") == short
        assert formats.money_exact(amount, "EUR") == exact


@pytest.mark.parametrize(
    ("amount", "text"), [(999.4, "€999"), (999.6, "€1K"), (475_100, "€475K"), (99_960, "€100K"), (999_960, "€1M")]
)
def test_money_rounds_over_the_edge_of_a_multiple(amount, text):
    with translation.override("en"):
        assert formats.money(amount, "EUR") == text


def test_numbers_and_shares():
    with translation.override("fr"):
        assert formats.number(1234567) == f"1{NN}234{NN}567"
        assert formats.percent(34) == f"34{NN}%"
        assert formats.percent(Decimal("8.25"), 1, signed=True) == f"+8,2{NN}%"
        assert formats.signed(-5) == f"{MINUS}5"
    with translation.override("en"):
        assert formats.percent(-3) == f"{MINUS}3%"
        assert formats.signed(4) == "+4"
        assert formats.signed(0) == "0"


TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (12, "in 12 days"), (-30, "30 days ago"), (31, "24 Dec 2026")],
)
def test_near_days_are_said_and_far_ones_dated(days, text):
    with translation.override("en"):
        assert formats.relative_day(TODAY + dt.timedelta(days=days), TODAY) == text


def test_days_in_french():
    with translation.override("fr"):
        assert formats.relative_day(TODAY + dt.timedelta(days=12), TODAY) == "dans 12 jours"
        assert formats.day(TODAY) == "23 nov. 2026"
        assert formats.day_long(TODAY) == "lundi 23 novembre 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french_alone():
    first, eleventh = dt.date(2026, 10, 1), dt.date(2026, 10, 11)
    with translation.override("fr"):
        said = [formats.day(first), formats.day_long(first), formats.day_short(first), formats.day(eleventh)]
        assert said == ["1er oct. 2026", "jeudi 1er octobre 2026", "1er oct.", "11 oct. 2026"]
    with translation.override("en"):
        assert formats.day(first) == "1 Oct 2026"


def test_moments_follow_the_active_zone():
    late = dt.datetime(2026, 11, 23, 23, 30, 12, tzinfo=dt.UTC)
    with translation.override("en"), timezone.override("Europe/Paris"):
        assert formats.clock(late) == "00:30"
        assert formats.moment(late) == "24 Nov 2026, 00:30"
        assert formats.relative_moment(late, late + dt.timedelta(minutes=5)) == "5 minutes ago"
        assert formats.relative_moment(late, late + dt.timedelta(days=3)) == "3 days ago"


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=2), st.sampled_from(["fr", "en"]))
def test_money_is_short_whatever_the_amount(amount, language):
    with translation.override(language):
        assert len(formats.money(amount, "EUR")) <= 12
        assert formats.money_exact(amount, "EUR").count("€") == 1
