"""Close spellings: a bounded distance, and an index that finds what comparing everything would find."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from accounts.importing.spelling import Speller, edits, tolerance

WORDS = st.text("abcé ", min_size=5, max_size=12)


def slow_edits(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return slow_edits(one[1:], other[1:])
    return 1 + min(slow_edits(one[1:], other), slow_edits(one, other[1:]), slow_edits(one[1:], other[1:]))


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(0, 6))
def test_edits_are_bounded_edit_distance(one: str, other: str, limit: int) -> None:
    assert edits(one, other, limit) == min(slow_edits(one, other), limit + 1)


@given(st.lists(WORDS, max_size=12), WORDS)
@example(["technology"], "technolgy")
def test_the_index_finds_what_comparing_everything_finds(names: list[str], text: str) -> None:
    limit = tolerance(text)
    near = {name: edits(text, name, limit) for name in names}
    best = min(near.values(), default=99)
    expected = tuple(sorted(name for name, distance in near.items() if distance == best)) if best <= limit else ()
    assert Speller(names).closest(text) == expected


def test_figures_are_identities() -> None:
    assert Speller(["gtx500"]).closest("gtx600") == ()
    assert Speller(["gtxpro500"]).closest("gtxpr0500") == ()
    assert Speller(["gtxpro500"]).closest("gtxprro500") == ("gtxpro500",)
    assert Speller(["acme"]).closest("acne") == ()
