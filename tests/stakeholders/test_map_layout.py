from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.map_geometry import Dot
from stakeholders.map_labels import cut, width_of
from stakeholders.map_layout import lay_out

names = st.text(min_size=1, max_size=40)
people = st.lists(st.tuples(names, st.integers(1, 5), st.integers(-2, 2), st.floats(0, 1)), max_size=150).map(
    lambda rows: [Dot(index, *row) for index, row in enumerate(rows)]
)


def touch(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@settings(max_examples=60)
@given(people)
def test_no_dot_and_no_label_covers_another(dots):
    boxes = [box for one in lay_out(dots).placed for box in one.boxes]
    assert not any(touch(a, b) for a, b in combinations(boxes, 2))


@settings(max_examples=60)
@given(people)
def test_everybody_stands_inside_the_field_of_their_judgement(dots):
    layout = lay_out(dots)
    columns = {one.value: one for one in layout.columns}
    bands = {one.value: one for one in layout.bands}
    by_key = {one.key: one for one in dots}
    assert sorted(one.key for one in layout.placed) == sorted(by_key)
    for one in layout.placed:
        column, band = columns[by_key[one.key].support], bands[by_key[one.key].influence]
        for left, top, right, bottom in one.boxes:
            assert column.start - 0.2 <= left <= right <= column.end + 0.2
            assert band.start - 0.2 <= top <= bottom <= band.end + 0.2


@settings(max_examples=20)
@given(people, st.randoms())
def test_the_order_in_which_people_come_does_not_matter(dots, chance: random.Random):
    mixed = list(dots)
    chance.shuffle(mixed)
    assert lay_out(mixed) == lay_out(dots)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_engagement_is_never_drawn_smaller(one, other):
    low, high = sorted((one, other))
    placed = {dot.key: dot for dot in lay_out([Dot(1, "A", 1, 1, low), Dot(2, "B", 5, -2, high)]).placed}
    assert placed[1].radius <= placed[2].radius


def test_one_hundred_and_fifty_people_in_one_field_still_fit():
    layout = lay_out([Dot(index, f"Person {index}", 3, 0, 0.5) for index in range(150)])
    assert layout.crowded
    assert len(layout.placed) == 150
    assert layout.height < 2200


def test_a_long_name_is_shortened_to_its_room():
    assert cut("Hélène", 200) == "Hélène"
    assert cut("Maximilienne de Robespierre", 80).endswith("…")
    assert width_of(cut("Maximilienne de Robespierre", 80)) <= 80
