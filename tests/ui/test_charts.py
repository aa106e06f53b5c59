"""Figures have a title, a table for those who do not see them, and no way in for markup."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam.ui import charts, palette
from kam.ui.charts import marks
from kam.ui.charts.scatter import place_label

NASTY = '"><script>alert(1)</script>'
TICKS = [(0.0, "low"), (5.0, NASTY)]
FIGURES = {
    "bars": lambda: charts.bar_chart(NASTY, [charts.Bar(NASTY, 3, 4), charts.Bar("b", -2)], desc=NASTY),
    "line": lambda: charts.line_chart(
        NASTY, [NASTY, "b"], [charts.Series(NASTY, [1, None]), charts.Series("o", [2, 3])]
    ),
    "stacked": lambda: charts.stacked_bar(NASTY, [charts.Part(NASTY, 3, "renewal"), charts.Part("z", 0)]),
    "map": lambda: charts.scatter_chart(
        NASTY, [charts.Point(NASTY, 1, 2, url=NASTY)], NASTY, "y", TICKS, TICKS, [charts.Zone(NASTY, 0, 1, 0, 1)]
    ),
    "tree": lambda: charts.tree_chart(
        NASTY, [charts.Node(NASTY, NASTY, [charts.Node("below", tone="good")], url=NASTY)]
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_well_formed_titled_and_escaped(name):
    html = FIGURES[name]()
    assert "<script" not in html
    root = ElementTree.fromstring(html)  # noqa: S314 our own drawing
    svg = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{svg}svg/{svg}title") == NASTY
    assert root.findtext("div/table/caption") == NASTY
    assert " style=" not in html


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_carries_literal_colours_of_the_palette_only(name):
    known = {*palette.TOKENS.values()}
    assert set(re.findall(r"#[0-9a-f]{6}", FIGURES[name]())) <= known
    assert "var(" not in FIGURES[name]()


def test_empty_figures_do_not_break():
    assert charts.sparkline([], "none") == ""
    assert "<svg" in charts.bar_chart("Nothing yet", [])
    assert "<svg" in charts.line_chart("Nothing yet", [], [])
    assert "<svg" in charts.stacked_bar("Nothing yet", [])
    assert "<svg" in charts.tree_chart("Nobody yet", [])


def test_a_flat_sparkline_is_a_level_line():
    line = charts.sparkline([4, 4, 4], "flat").split('points="')[1].split('"')[0]
    assert len({point.split(",")[1] for point in line.split()}) == 1


@given(st.floats(-1e9, 1e9), st.floats(0.001, 1e9))
def test_ticks_cover_the_range_and_stay_few(low, span):
    found = marks.ticks(low, low + span)
    assert found[0] <= low + span * 0.01
    assert found[-1] >= low + span * 0.99
    assert len(found) <= 8


def test_labels_step_aside():
    first = place_label("Paul Darcy", 100, 100, 8, [], 600)
    second = place_label("Nora Kessel", 100, 100, 8, [first[3]], 600)
    assert first[:3] != second[:3]
