"""How a relationship passes: no step passed over or taken back, and complete exactly when every line is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.choices import Transfer
from stakeholders.transitions.transfer import (
    ORDER,
    Encounter,
    may_follow,
    next_of,
    progress,
    proposal,
    resumed,
)

STATES = st.sampled_from(list(Transfer))
START = date(2026, 3, 1)


@given(st.lists(STATES, max_size=30))
def test_whatever_is_tried_each_accepted_step_is_the_next_one_or_leaving_out(tries):
    state, passed = Transfer.TODO, [Transfer.TODO]
    for wanted in tries:
        if may_follow(state, wanted):
            if wanted == Transfer.WAIVED:
                assert state not in (Transfer.TRUSTED, Transfer.WAIVED)
            else:
                assert ORDER.index(wanted) == ORDER.index(state) + 1
            state = wanted
            passed.append(state)
    steps = [one for one in passed if one != Transfer.WAIVED]
    assert steps == list(ORDER[: len(steps)])


@given(st.lists(st.sampled_from(ORDER[1:]), unique=True))
def test_what_was_left_out_is_taken_up_where_it_stood(taken):
    ordered = sorted(taken, key=ORDER.index)
    states = [*ordered, Transfer.WAIVED]
    assert resumed(states) == (ordered[-1] if ordered else Transfer.TODO)


@given(st.lists(st.tuples(STATES, st.booleans()), max_size=25))
def test_complete_exactly_when_every_line_is_trusted_left_out_or_without_its_person(lines):
    found = progress(lines)
    settled = [state in (Transfer.TRUSTED, Transfer.WAIVED) or not present for state, present in lines]
    assert found.complete == all(settled)
    assert found.open == settled.count(False)
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == found.complete


@given(
    st.sampled_from(list(Transfer)),
    st.lists(st.tuples(st.integers(-20, 40), st.booleans()), max_size=10),
    st.integers(0, 20),
)
def test_a_proposal_is_the_next_step_and_never_trust(state, met, after):
    since = START + timedelta(days=after)
    encounters = [Encounter(n, START + timedelta(days=day), "call", both) for n, (day, both) in enumerate(met)]
    found = proposal(state, encounters, since)
    if found is not None:
        assert found.state == next_of(state) != Transfer.TRUSTED
        assert found.because.on >= since
        assert found.state == Transfer.INTRODUCED or not found.because.together


def test_meeting_together_introduces_and_does_not_count_as_alone():
    together = Encounter(1, START, "lunch", together=True)
    alone = Encounter(2, START + timedelta(days=3), "call", together=False)
    assert proposal(Transfer.TODO, [together], START).state == Transfer.INTRODUCED
    assert proposal(Transfer.INTRODUCED, [together], START) is None
    assert proposal(Transfer.INTRODUCED, [together, alone], START).because == alone
