"""The full and the crowded map, names that find room, and lines between dots: pure."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.map_geometry import Dot
from stakeholders.map_layout import lay_out
from stakeholders.map_lines import Line, drawable, reporting_lines
from stakeholders.map_names import name_more

many = st.lists(
    st.tuples(st.text(min_size=1, max_size=30), st.integers(1, 5), st.integers(-2, 2), st.floats(0, 1)),
    min_size=21, max_size=160,
).map(lambda rows: [Dot(index, *row, ghost=index % 9 == 8) for index, row in enumerate(rows)])  # fmt: skip


def touch(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@settings(max_examples=30)
@given(many, st.integers(2, 6))
def test_names_given_after_a_filter_cover_nothing_and_move_nobody(dots, step):
    layout = lay_out(dots)
    shown = {one.key for one in dots if one.key % step == 0}
    ghosts = {one.key for one in dots if one.ghost}
    named = name_more(layout, shown, ghosts)
    assert [(one.key, one.x, one.y) for one in named.placed] == [(one.key, one.x, one.y) for one in layout.placed]
    boxes = [box for one in named.placed if one.key in shown for box in one.boxes]
    assert not any(touch(a, b) for a, b in combinations(boxes, 2))
    assert not any(one.named for one in named.placed if one.key in ghosts)


def test_of_150_people_the_influential_are_named_before_the_others():
    dots = [Dot(n, f"Claire Morvan {n}", 1 + n % 5, n // 5 % 5 - 2, 0.5) for n in range(150)]
    layout = lay_out(dots)
    assert layout.height < 800
    named = {one.key for one in layout.placed if one.named}
    assert {one.key for one in dots if one.influence >= 4} <= named
    assert len(named) < 150


def test_forty_people_all_keep_their_names():
    dots = [Dot(n, f"Claire Morvan {n}", 1 + n % 5, n // 5 % 5 - 2, 0.5) for n in range(40)]
    assert all(one.named for one in lay_out(dots).placed)


def test_a_line_is_drawn_once_and_only_between_people_on_the_map():
    placed = {one.key: one for one in lay_out([Dot(1, "A", 5, 2, 1), Dot(2, "B", 1, -2, 1)]).placed}
    lines = [*reporting_lines([(1, 2), (2, None), (3, 1)]), Line(1, 2, "reports")]
    [(line, (x1, y1, x2, y2))] = drawable(lines, placed)
    assert line == Line(1, 2, "reports")
    a, b = placed[1], placed[2]
    assert ((x1 - a.x) ** 2 + (y1 - a.y) ** 2) ** 0.5 > a.radius
    assert ((x2 - b.x) ** 2 + (y2 - b.y) ** 2) ** 0.5 > b.radius
