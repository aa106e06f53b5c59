from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.choices import Profile
from stakeholders.map_reading import Person, favourable_weight, read_map
from stakeholders.silence import silence

TODAY = date(2026, 11, 23)


def person(key, name="Paul Darcy", *, quiet=0, cadence=30, **fields):
    held = silence(
        last_touch_on=date.fromordinal(TODAY.toordinal() - quiet), known_since=TODAY, cadence=cadence, today=TODAY
    )
    values: dict[str, Any] = {"profile": "user", "influence": 3, "support": 0, "engagement": 0.5} | fields
    return Person(key=key, name=name, silence=held, **values)


SOUND = [
    person(1, "Paul Darcy", profile="decision_maker", influence=5, support=1, engagement=0.6),
    person(2, "Hélène Baroux", profile="sponsor", influence=4, support=1, engagement=0.8),
    person(3, "Sara Quint", support=1),
]


def kinds(people):
    return [one.kind for one in read_map(people)]


def test_a_sound_map_says_nothing_and_an_empty_one_neither():
    assert kinds(SOUND) == []
    assert kinds([]) == []


def test_an_influential_opponent_comes_first_with_the_silence():
    opponent = person(9, "G. Tallier", influence=5, support=-2, quiet=40)
    first = read_map([person(8, profile="sponsor", quiet=90, cadence=21), *SOUND, opponent])[0]
    assert (first.kind, first.person, first.tone) == ("opponent", 9, "risk")
    assert first.reason == (
        "G. Tallier: opponent, with an influence of 5 out of 5. "
        "Last contact 40 days ago; the rhythm is a contact every 30 days."
    )


def test_somebody_who_moved_away_is_said_with_the_day():
    moved = person(9, "G. Tallier", influence=4, support=-1, previous_support=0, judged_on=date(2026, 11, 4))
    first = read_map([*SOUND, moved])[0]
    assert first.title == "An influential person moves away"
    assert first.reason.startswith("G. Tallier went from neutral to reserved (4 Nov).")


def test_roles_nobody_fills_are_named():
    assert kinds([person(1), person(2)]) == ["missing", "missing"]


def test_a_silent_sponsor_is_named_only_when_overdue():
    others = [one for one in SOUND if one.key != 2]
    assert "silent_sponsor" not in kinds([*others, replace(SOUND[1], silence=person(0, quiet=25, cadence=21).silence)])
    assert "silent_sponsor" in kinds([*others, replace(SOUND[1], silence=person(0, quiet=40, cadence=21).silence)])


def test_everything_on_one_person_names_the_only_colleague():
    alone = [
        replace(SOUND[0], support=0),
        replace(SOUND[1], support=2, met_by=("Camille",)),
        replace(SOUND[2], support=0),
    ]
    found = next(one for one in read_map(alone) if one.kind == "one_person")
    assert found.reason == "Hélène Baroux carries 100% of the favourable influence, and only Camille meets them."


people = st.lists(
    st.builds(
        lambda key, profile, influence, support, engagement, quiet: person(
            key, f"P{key}", profile=profile, influence=influence, support=support, engagement=engagement, quiet=quiet
        ),
        st.integers(1, 10**6), st.sampled_from(Profile.values), st.integers(1, 5), st.integers(-2, 2),
        st.floats(0, 1), st.integers(0, 300),
    ),
    max_size=30, unique_by=lambda one: one.key,
)  # fmt: skip


@given(people)
def test_whatever_it_says_has_a_reason_and_the_serious_comes_first(found):
    readings = read_map(found)
    assert all(one.title and one.reason for one in readings)
    tones = [one.tone for one in readings]
    assert tones == sorted(tones, key=lambda tone: tone != "risk")
    named = {one.person for one in readings if one.kind in ("opponent", "moving_away")}
    against = {one.key for one in found if one.influence >= 4 and one.support < 0}
    assert named <= against
    assert len(named) == min(3, len(against))
    assert ("opponents" in {one.kind for one in readings}) == (len(against) > 3)


@given(people)
def test_only_supporters_weigh(found):
    assert all((favourable_weight(one) > 0) == (one.support > 0) for one in found)
