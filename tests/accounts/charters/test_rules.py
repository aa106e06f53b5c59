"""The pure rules of charters: what one version changes of another, and what an agreement needs."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from accounts.charters.compare import Line, compare, longest_rise
from accounts.charters.completeness import Counted, missing
from accounts.charters.defaults import suggested
from accounts.charters.parts import COLUMNS, MAIN, MOST_LINES
from accounts.choices import CharterPart

LINES = st.lists(
    st.builds(lambda thread, text: Line(thread, {"text": text}), st.integers(0, 12), st.sampled_from("abc")),
    unique_by=lambda one: one.thread,
    max_size=10,
)


@given(LINES)
def test_a_version_beside_itself_is_the_same(lines):
    assert {one.kind for one in compare(lines, lines)} <= {"same"}


@given(LINES, LINES)
def test_every_line_of_both_is_told_once(before, after):
    found = compare(before, after)
    assert [one.after for one in found if one.after] == after
    assert {one.before.thread for one in found if one.before} == {one.thread for one in before}
    assert len(found) == len({one.thread for one in [*before, *after]})


@given(LINES, LINES)
def test_the_other_way_round_what_came_is_what_goes(before, after):
    there, back = compare(before, after), compare(after, before)
    for kind, other in (("added", "removed"), ("removed", "added"), ("changed", "changed")):
        assert _threads(there, kind) == _threads(back, other)


@given(LINES, st.data())
def test_one_line_taken_elsewhere_is_one_move_at_most(lines, data):
    after = list(lines)
    if after:
        after.insert(data.draw(st.integers(0, len(after) - 1)), after.pop(data.draw(st.integers(0, len(after) - 1))))
    assert sum(one.moved for one in compare(lines, after)) <= 1


@given(st.permutations(range(7)))
def test_a_rise_rises_and_none_is_longer(numbers):
    rise = [numbers[at] for at in longest_rise(numbers)]
    assert rise == sorted(set(rise))
    longest = [1] * len(numbers)
    for at, number in enumerate(numbers):
        longest[at] += max((longest[one] for one in range(at) if numbers[one] < number), default=0)
    assert len(rise) == max(longest)


def test_what_changed_names_its_columns():
    [one] = compare([Line(1, {"text": "a", "target": "x"})], [Line(1, {"text": "a", "target": "y"})])
    assert (one.kind, one.fields) == ("changed", ("target",))


@given(st.builds(Counted, *(st.integers(0, 3) for _ in fields(Counted))))
def test_what_is_missing_is_what_has_no_line(counted):
    found = missing(counted)
    assert set(found) == {one.name for one in fields(Counted) if getattr(counted, one.name) == 0}
    filled = replace(counted, **dict.fromkeys(found, 1))
    assert missing(filled) == []


def test_the_suggested_lines_are_a_whole_charter_in_both_languages():
    texts = []
    for language in ("en", "fr"):
        lines = suggested(language, manager="us", sponsor=None, today=date(2024, 2, 29))
        assert set(lines) == set(CharterPart)
        for part, found in lines.items():
            assert 0 < len(found) <= MOST_LINES
            assert all(set(one) <= set(COLUMNS[part]) for one in found)
            texts += [one[MAIN[part]] for one in found]
        assert {one["our_contact"] for one in lines[CharterPart.ESCALATION]} == {"us"}
        assert lines[CharterPart.GOALS][0]["by_on"] == date(2025, 2, 28)
    assert len(set(texts)) == len(texts)


def _threads(found, kind):
    return {(one.after or one.before).thread for one in found if one.kind == kind}
