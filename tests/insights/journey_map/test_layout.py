"""The map's layout holds whatever life it is given."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from accounts.moment_rows import Moment, MomentRows
from accounts.moments import Lane, Mood
from accounts.stays import Passage, stays_of
from insights.journey_map.chosen import Chosen, count, kept
from insights.journey_map.drawing import Links, draw
from insights.journey_map.gaps import gaps
from insights.journey_map.layout import lay_out
from insights.journey_map.picture import LEFT, PITCH, RIGHT, STACK, WIDTH, Mark
from insights.journey_map.shapes import crowd_of
from insights.journey_map.ticks import ticks
from insights.journey_map.window import Range, Window, life_of, moved, preset, scaled, within

TODAY = date(2026, 11, 23)
days = st.integers(-2500, 500).map(lambda n: TODAY + timedelta(days=n))
lanes = st.sampled_from(list(Lane))
moments = st.lists(st.tuples(lanes, days, st.sampled_from(list(Mood)), st.integers(1, 3)), max_size=60).map(
    lambda rows: sorted(
        (Moment("x", n, lane, on, f"Moment {n}", size, mood) for n, (lane, on, mood, size) in enumerate(rows)),
        key=lambda one: one.on,
    )
)
windows = st.tuples(days, st.integers(0, 2500)).map(lambda pair: Window(pair[0], pair[0] + timedelta(days=pair[1])))


def drawn(window, found, shown=tuple(Lane)):
    return lay_out(window, shown, {lane: [one for one in found if one.lane == lane] for lane in Lane}, [], {}, TODAY)


@given(windows, moments, st.sets(lanes, min_size=1))
def test_every_moment_of_the_window_is_in_exactly_one_mark(window, found, shown):
    picture = drawn(window, found, [lane for lane in Lane if lane in shown])
    held = Counter(one.pk for row in picture.rows for mark in row.marks for one in mark.moments)
    assert held == Counter(one.pk for one in found if one.lane in shown and window.holds(one.on))
    assert picture.shown == sum(held.values())
    for row in picture.rows:
        assert row.count == sum(len(mark.moments) for mark in row.marks)
        assert all(one.lane == row.lane for mark in row.marks for one in mark.moments)


@given(windows, moments, st.sampled_from([Chosen(), Chosen(channel=frozenset({"call"})), Chosen(frozenset({"user"}))]))
def test_columns_are_drawn_as_their_moments_are(window, found, wanted):
    """A source that keeps its moments as columns, and makes only those looked at, is read like any other."""
    found = [one._replace(channel=("call", "email")[one.pk % 2]) for one in found]
    there = {lane: [one for one in found if one.lane == lane] for lane in Lane}
    # As a source has them: numbers into something of its own, which is not in the order of days.
    store = {one.pk * 7: one for one in reversed(found)}
    columns = {
        lane: MomentRows(
            [one.on.toordinal() for one in rows], [one.mood for one in rows], [one.channel for one in rows],
            [one.functions for one in rows], [one.pk * 7 for one in rows], store.__getitem__,
        )
        for lane, rows in there.items()
    }  # fmt: skip
    links = Links(lambda source, pk: f"{source}/{pk}", lambda lane, rows: f"{lane}/{rows.start}/{rows.end}")
    pictures = [lay_out(window, list(Lane), kept(rows, wanted), [], {}, TODAY) for rows in (there, columns)]
    plain, kept_as_columns = (draw(one, "Map", links) for one in pictures)
    assert plain == kept_as_columns
    assert count(there) == count(columns)


@given(windows, moments)
def test_no_mark_leaves_its_lane_or_the_plot(window, found):
    for row in drawn(window, found).rows:
        for mark in row.marks:
            assert LEFT + PITCH / 2 <= mark.x <= WIDTH - RIGHT - PITCH / 2
            assert row.top + 7 <= mark.y <= row.top + row.height - 7


@given(windows, moments)
def test_no_mark_covers_another_and_several_are_counted_only_where_there_is_no_room(window, found):
    for row in drawn(window, found).rows:
        for index, one in enumerate(row.marks):
            assert len(one.moments) == 1 or len(one.moments) > STACK
            for other in row.marks[index + 1 :]:
                assert abs(one.x - other.x) >= PITCH - 0.2 or abs(one.y - other.y) >= PITCH - 0.2


@given(windows, moments)
def test_a_mark_is_near_its_days(window, found):
    per_day = (WIDTH - LEFT - RIGHT) / window.days
    for row in drawn(window, found).rows:
        for mark in row.marks:
            for one in mark.moments:
                exact = LEFT + ((one.on - window.start).days + 0.5) * per_day
                assert abs(mark.x - exact) <= PITCH  # half of the widest place


@given(windows, moments)
def test_rows_follow_each_other_without_holes(window, found):
    rows = drawn(window, found).rows
    for one, other in pairwise(rows):
        assert one.top + one.height == other.top


def test_a_crowd_says_what_most_say_and_flags_what_went_badly():
    good = tuple(Moment("x", n, "user", TODAY, "", 1, Mood.GOOD) for n in range(9))
    bad = tuple(one._replace(mood=Mood.BAD) for one in good)
    marks = [Mark(0, 0, one) for one in (good, (*good, bad[0]), (*bad, good[0]), good + bad)]
    assert [crowd_of(one.rows) for one in marks] == [
        ("jm-many-good", 0), ("jm-many-good-bad", 1), ("jm-many-risk", 9), ("jm-many-other-bad", 9),
    ]  # fmt: skip


@given(windows)
def test_a_crowded_lane_takes_wider_places(window):
    daily = [Moment("x", n, "user", window.start + timedelta(days=n), "", 1) for n in range(window.days)]
    (row,) = drawn(window, daily, [Lane.USER]).rows
    assert sum(len(mark.moments) for mark in row.marks) == window.days
    assert sum(len(mark.moments) > STACK for mark in row.marks) <= 28


@given(st.lists(days, max_size=40), st.integers(1, 120))
def test_gaps_are_the_days_without_contact_that_are_too_many(contacts, cadence):
    found = gaps(map(date.toordinal, contacts), cadence, TODAY)
    past = {day for day in contacts if day <= TODAY}
    for gap in found:
        assert gap.days * 2 > cadence * 3
        assert gap.start in past
        assert (gap.end == TODAY) if gap.lasting else (gap.end in past)
        assert not any(gap.start < day < gap.end for day in past)
    # And none is forgotten: what lies between two contacts and is too long is one of them.
    ends = sorted(past | ({TODAY} if past else set()))
    wanted = [(a, b) for a, b in pairwise(ends) if (b - a).days * 2 > cadence * 3]
    assert [(gap.start, gap.end) for gap in found] == wanted


def test_before_the_first_contact_nothing_is_missing():
    assert gaps([], 21, TODAY) == []
    assert gaps([(TODAY + timedelta(days=9)).toordinal()], 21, TODAY) == []


@given(windows, st.integers(4, 14))
def test_ticks_lie_in_the_window_and_are_not_too_many(window, most):
    found = [one.day for one in ticks(window, most)]
    assert found == sorted(set(found))
    assert all(window.holds(day) for day in found)
    assert len(found) <= most + 2


@given(st.lists(days, max_size=20), windows, st.floats(-3, 3), st.floats(0.1, 8))
def test_zooming_and_panning_never_leave_the_life(known, window, share, factor):
    life = life_of(known, TODAY)
    here = within(window, life)
    for one in (here, moved(here, life, share), scaled(here, life, factor)):
        assert life.start <= one.start <= one.end <= life.end
        assert 14 <= one.days <= life.days
    assert moved(here, life, share).days == here.days


@given(st.lists(days, max_size=20))
def test_each_range_lies_in_the_life_and_the_whole_is_all_of_it(known):
    life = life_of(known, TODAY)
    assert all(life.holds(day) for day in [*known, TODAY])
    for one in Range:
        found = preset(one, life, TODAY - timedelta(days=90), TODAY)
        assert life.start <= found.start <= found.end <= life.end
    assert preset(Range.ALL, life, None, TODAY) == life


def test_a_contract_for_ever_does_not_break_the_calendar():
    life = life_of([date.max, date.min], TODAY)
    assert ticks(life, 12)
    drawn(life, [])


def test_bands_are_cut_to_the_window_and_time_outside_stays_empty():
    stays = stays_of(
        [
            Passage("qualification", 1, TODAY - timedelta(days=900)),
            Passage("", 1, TODAY - timedelta(days=300)),
            Passage("development", 2, TODAY - timedelta(days=100)),
        ]
    )
    window = Window(TODAY - timedelta(days=400), TODAY + timedelta(days=30))
    bands = lay_out(window, [Lane.USER], {}, stays, {}, TODAY).bands
    assert [band.stay.phase for band in bands] == ["qualification", "development"]
    assert bands[0].x == LEFT
    assert bands[-1].x + bands[-1].width <= WIDTH - RIGHT
