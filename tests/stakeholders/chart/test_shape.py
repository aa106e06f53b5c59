"""The chart's pure rules: forests out of any rows, tidy trees, sheets of paper, and what is open."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.chart.fold import MOST, ROW, Fold, shown_of
from stakeholders.chart.forest import forest_of
from stakeholders.chart.sheets import ACROSS, HIGH, INDENT, WIDE, drawn, sheets_of
from stakeholders.chart.tidy import tidy


@st.composite
def trees(draw, most=120):
    """A tree as pairs of key and chief: everybody reports to somebody before them."""
    many = draw(st.integers(1, most))
    return [
        (0, None),
        *((key, draw(st.integers(max(0, key - draw(st.integers(1, 30))), key - 1))) for key in range(1, many)),
    ]


rows = st.dictionaries(st.integers(0, 40), st.none() | st.integers(0, 45), max_size=40).map(
    lambda found: list(found.items())
)


@given(rows)
def test_everybody_stands_in_the_forest_once_whatever_the_rows_say(pairs):
    forest = forest_of(pairs)
    met = [*forest.roots]
    for root in forest.roots:
        met += forest.all_below(root)
    assert sorted(met) == sorted(key for key, _chief in pairs)
    for key, chief in pairs:
        if key not in forest.cut and chief != key and chief in dict(pairs):
            assert forest.above[key] == chief


def test_a_circle_is_cut_at_its_smallest_key():
    forest = forest_of([(5, 7), (7, 9), (9, 5), (2, 9), (3, 3)])
    assert forest.cut == {5}
    assert forest.roots == [3, 5]
    assert forest.path(2) == [5, 9]


@settings(max_examples=60)
@given(trees())
def test_a_tidy_tree_overlaps_nowhere_and_centres_parents(pairs):
    forest = forest_of(pairs)
    placed = tidy(0, forest.children)
    assert placed.keys() == {key for key, _chief in pairs}
    levels = defaultdict(list)
    for key, (x, level) in placed.items():
        levels[level].append((x, key))
        if forest.children(key):
            below = [placed[child][0] for child in forest.children(key)]
            assert x == pytest.approx((below[0] + below[-1]) / 2)
            assert below == sorted(below)
            assert {placed[child][1] for child in forest.children(key)} == {level + 1}
    for row in levels.values():
        assert all(b - a >= 1 - 1e-6 for (a, _), (b, _) in pairwise(sorted(row)))
    assert min(x for x, _level in placed.values()) == 0


@settings(max_examples=30)
@given(trees(60))
def test_a_mirrored_tree_is_drawn_as_its_mirror_image(pairs):
    forest = forest_of(pairs)
    one = tidy(0, forest.children)
    other = tidy(0, lambda key: forest.children(key)[::-1])
    wide = max(x for x, _level in one.values())
    assert wide == pytest.approx(max(x for x, _level in other.values()), abs=1e-6)


def test_a_chain_of_two_thousand_people_is_no_deeper_than_the_stack():
    forest = forest_of([(0, None), *((n, n - 1) for n in range(1, 2000))])
    assert tidy(0, forest.children)[1999] == (0, 1999)


@settings(max_examples=60)
@given(trees())
def test_cards_on_paper_never_touch(pairs):
    sheet = drawn(0, forest_of(pairs).children)
    assert sheet.cards.keys() == {key for key, _chief in pairs}
    levels = defaultdict(list)
    for card in sheet.cards.values():
        levels[card.y].append(card.x)
    for level in levels.values():
        assert all(b - a >= WIDE + ACROSS - INDENT - 0.2 for a, b in pairwise(sorted(level)))
    assert len(sheet.lines) == len(pairs) - 1


@settings(max_examples=40)
@given(trees())
def test_a_large_tree_takes_several_sheets_and_leaves_nobody_out(pairs):
    forest = forest_of(pairs)
    sheets = list(sheets_of(forest, 0, width=900, height=400))
    assert {key for sheet in sheets for key in sheet.cards} == {key for key, _chief in pairs}
    lines = [line for sheet in sheets for line in sheet.lines]
    assert sorted(child for _chief, child in lines) == list(range(1, len(pairs)))
    tops = [sheet.top for sheet in sheets]
    assert set(tops[1:]) == {key for sheet in sheets for key in sheet.elsewhere}


def test_many_reports_without_reports_hang_in_columns():
    sheet = drawn(0, forest_of([(0, None), *((n, 0) for n in range(1, 31))]).children)
    assert sheet.width < 4 * (WIDE + ACROSS)
    assert sheet.height < 12 * (HIGH + 30)


@settings(max_examples=60)
@given(trees(), st.integers(0, 119), st.lists(st.integers(0, 130), max_size=6))
def test_a_page_holds_only_so_many_cards_and_whom_one_looks_for(pairs, at, opened):
    forest = forest_of(pairs)
    at = at % len(pairs)
    shown = shown_of(forest, Fold(opened=tuple(opened), at=at))
    cards = [key for row in shown.rows.values() for key in row]
    assert len(cards) == len(set(cards)) <= MOST
    assert all(len(row) <= ROW for row in shown.rows.values())
    if len(forest.path(at)) * ROW < MOST:
        assert at in cards


def test_five_hundred_people_below_one_chief_are_shown_a_row_at_a_time():
    forest = forest_of([(0, None), *((n, 0) for n in range(1, 501))])
    assert shown_of(forest, Fold()).rows[0] == list(range(1, 25))
    assert shown_of(forest, Fold(row_of=0, row_from=480)).rows[0] == list(range(481, 501))
    assert shown_of(forest, Fold(row_of=0, row_from=9999)).rows[0] == list(range(1, 25))
    assert 300 in shown_of(forest, Fold(at=300)).rows[0]
    assert not shown_of(forest, Fold(shut=frozenset({0}))).is_open(0)
