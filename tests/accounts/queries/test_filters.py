"""The portfolio's address."""

from __future__ import annotations

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from accounts.choices import Phase
from accounts.queries.filters import SORTS, Filters

KEYS = ["q", "mine", "renewing", "silent", "unowned", "phase", "owner", "country", "industry", "group", "sort", "x"]


@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=90)))
def test_whatever_the_address_says_it_is_read_and_written_back_the_same(given_values):
    filters = Filters.parse(given_values)
    assert Filters.parse(dict(parse_qsl(filters.query().removeprefix("?")))) == filters


@given(
    st.sampled_from([*Phase.values, ""]),
    st.booleans(),
    st.integers(1, 10**9),
    st.sampled_from([f"{sign}{name}" for name in SORTS for sign in ("", "-")]),
)
def test_what_it_knows_it_keeps(phase, mine, owner, sort):
    filters = Filters(phase=phase, mine=mine, owner=owner, sort=sort)
    assert Filters.parse(dict(parse_qsl(filters.query()[1:]))) == filters


def test_what_it_does_not_know_it_ignores():
    asked = {"phase": "war", "owner": "me", "country": "France", "sort": "password", "mine": "yes", "group": "-1"}
    assert Filters.parse(asked) == Filters()
    assert Filters().query() == "?all=1"
    assert not Filters(sort="name").active


def test_a_null_byte_and_a_novel_do_no_harm():
    found = Filters.parse({"q": "a\x00b " * 200, "industry": "\x00"})
    assert "\x00" not in found.q
    assert len(found.q) <= 80
