from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accounts.choices import Phase
from stakeholders.choices import Profile
from stakeholders.contacts.coming import DECIDING, Coming
from stakeholders.contacts.rule import PHASE_POINTS, Candidate, ranked, weighed
from stakeholders.contacts.words import parts_of, reasons_of
from stakeholders.silence import silence

TODAY = date(2026, 3, 2)


def quiet(days, cadence, *, ever=True):
    day = TODAY - timedelta(days=days)
    return silence(last_touch_on=day if ever else None, known_since=day, cadence=cadence, today=TODAY)


def person(key, *, profile="sponsor", influence=3, support=0, days=0, cadence=30, chief=None):
    return Candidate(key, f"P{key}", profile, influence, support, quiet(days, cadence), chief)


people = st.lists(
    st.builds(
        lambda key, profile, influence, support, days, chief: person(
            key, profile=profile, influence=influence, support=support, days=days, chief=chief
        ),
        st.integers(1, 10**6), st.sampled_from(Profile.values), st.integers(1, 5), st.integers(-2, 2),
        st.integers(0, 300), st.none() | st.integers(1, 10**6),
    ),
    max_size=30, unique_by=lambda one: one.key,
)  # fmt: skip
phases = st.sampled_from(Phase.values)
moments = st.lists(
    st.builds(Coming, st.dates(TODAY - timedelta(9), TODAY + timedelta(300)), st.just("QBR"), st.integers(1, 200),
              st.sampled_from([DECIDING, frozenset()])),
    max_size=4,
)  # fmt: skip


def order(found, **given):
    return [one.person.key for one in ranked(found, today=TODAY, **given)]


@given(people, phases, moments)
def test_the_due_are_named_and_the_order_of_input_does_not_matter(found, phase, coming):
    named = order(found, phase=phase, coming=coming)
    assert named == order(found[::-1], phase=phase, coming=coming[::-1])
    assert {one.key for one in found if one.silence.state != "ok"} <= set(named)
    if not coming:
        assert len(named) == sum(one.silence.state != "ok" for one in found)


@given(people, phases, moments)
def test_every_score_opens_into_parts_that_add_up_to_it(found, phase, coming):
    for one in ranked(found, phase=phase, today=TODAY, coming=coming):
        parts = parts_of(one, phase=phase, today=TODAY)
        assert sum(part.value for part in parts) == one.score <= 100
        assert all(0 <= part.value <= part.maximum and part.reason for part in parts)
        assert all(reasons_of(one, today=TODAY))


def rank_of(found, key, **given):
    return order(found, **given).index(key)


@given(people.filter(bool), phases, st.integers(1, 100))
def test_a_longer_silence_never_lowers_a_rank(found, phase, more):
    one = replace(found[0], silence=quiet(50, 30))
    later = replace(one, silence=quiet(50 + more, 30))
    assert rank_of([later, *found[1:]], one.key, phase=phase) <= rank_of([one, *found[1:]], one.key, phase=phase)


@given(people.filter(bool), phases)
def test_more_influence_never_lowers_a_rank(found, phase):
    one = replace(found[0], silence=quiet(50, 30), influence=3)
    more = replace(one, influence=4)
    assert rank_of([more, *found[1:]], one.key, phase=phase) <= rank_of([one, *found[1:]], one.key, phase=phase)


@given(people.filter(bool), phases, st.integers(1, 170))
def test_a_nearer_moment_never_lowers_a_rank(found, phase, days):
    one = replace(found[0], silence=quiet(50, 30))

    def rank(left):
        coming = [Coming(TODAY + timedelta(days=left), "QBR", 180, frozenset(), frozenset({one.key}))]
        return rank_of([one, *found[1:]], one.key, phase=phase, coming=coming)

    assert rank(days) <= rank(days + 1)


def test_a_moment_names_somebody_whose_rhythm_is_kept():
    kept = person(1, profile="decision_maker", days=20)
    renewal = Coming(TODAY + timedelta(days=60), "The renewal", 180, DECIDING)
    assert order([kept], phase="renewal") == []
    [one] = ranked([kept], phase="renewal", today=TODAY, coming=[renewal])
    assert reasons_of(one, today=TODAY)[0] == "The renewal in 60 days."
    assert order([person(2, profile="user", days=20)], phase="renewal", coming=[renewal]) == []
    assert order([replace(kept, silence=quiet(14, 30))], phase="renewal", coming=[renewal]) == []


def test_the_way_to_somebody_against_us_goes_through_who_supports_us():
    opponent = person(9, influence=5, support=-1, days=100, cadence=90, chief=1)
    chief, friend = person(1, influence=4, support=1), person(2, influence=5, support=2)
    [one] = ranked([chief, friend, opponent], phase="development", today=TODAY)
    assert reasons_of(one, today=TODAY)[0] == "through P1, who supports us"
    [one] = ranked([chief, friend, opponent], phase="development", today=TODAY, ties=[(2, 9)])
    assert one.way == friend
    assert weighed(friend, phase="development", today=TODAY).way is None


def test_each_profile_has_its_weight_in_each_phase():
    assert len(PHASE_POINTS) == 20
    assert max(PHASE_POINTS.values()) <= 10
