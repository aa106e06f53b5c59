"""Which phase follows which, and what any sequence of moves leaves behind."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import Phase
from accounts.moves import ORDER, RETURNS, allowed_moves, asks_gate, next_cycle, opens_cycle
from accounts.stays import OUTSIDE, Passage, cycles_of, stays_of

START = date(2024, 2, 29)
PICKS = st.lists(st.tuples(st.integers(0, 5), st.integers(-3, 200)), max_size=30)
WALKS = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def walk(choices):
    """Passages of an account that takes these turnings; the last turning of each phase is the way out."""
    phase, cycle, day, outside = Phase.QUALIFICATION, 1, START, False
    passages = [Passage(phase, cycle, day)]
    for pick, wait in choices:
        moves = allowed_moves(phase, outside=outside)
        ways = moves if outside else [*moves, OUTSIDE]
        after, day = ways[pick % len(ways)], day + timedelta(days=wait)
        if after == OUTSIDE:
            outside = True
        else:
            cycle, phase, outside = next_cycle(phase, after, cycle, outside=outside), after, False
        passages.append(Passage(after, cycle, day))
    return passages


@pytest.mark.parametrize("phase", list(Phase))
def test_never_to_itself_and_never_over_a_phase(phase):
    found = allowed_moves(phase)
    assert phase not in found
    assert all(ORDER.index(one) <= ORDER.index(phase) + 1 for one in found)
    assert allowed_moves(phase, outside=True) == RETURNS


def test_only_a_renewal_and_a_return_open_a_cycle():
    opening = [(a, b) for a in Phase for b in Phase if opens_cycle(a, b)]
    assert opening == [(Phase.RENEWAL, Phase.DEVELOPMENT), (Phase.RENEWAL, Phase.CONSOLIDATION)]
    assert all(next_cycle(a, b, 3) == (4 if opens_cycle(a, b) else 3) for a in Phase for b in Phase)
    assert all(opens_cycle(a, b, outside=True) and next_cycle(a, b, 3, outside=True) == 4 for a in Phase for b in Phase)


def test_the_way_back_asks_no_gate_and_every_other_way_does():
    for before in Phase:
        for after in allowed_moves(before):
            back = ORDER.index(after) < ORDER.index(before) and not opens_cycle(before, after)
            assert asks_gate(before, after) is not back
    assert all(asks_gate(Phase.DEVELOPMENT, after, outside=True) for after in RETURNS)


@WALKS
@given(PICKS)
def test_no_sequence_of_moves_leaves_a_hole_or_two_open_stays(choices):
    passages = walk(choices)
    stays = stays_of(passages)
    assert len(stays) == len(passages)
    assert [one.end is None for one in stays] == [False] * (len(stays) - 1) + [True]
    for before, after in pairwise(stays):
        assert before.end == after.start
        assert before.start <= before.end
        assert after.cycle in (before.cycle, before.cycle + 1)
    today = max(one.start for one in stays)
    assert sum(one.days(today) for one in stays) == (today - START).days


@WALKS
@given(PICKS)
def test_cycles_are_numbered_without_a_gap_and_hold_every_day_inside_the_programme_once(choices):
    stays = stays_of(walk(choices))
    cycles = cycles_of(stays)
    today = max(one.start for one in stays)
    assert [one.number for one in cycles] == list(range(1, stays[-1].cycle + 1))
    for before, after in pairwise(cycles):
        assert before.end is not None
        assert before.end <= after.start
    assert [one for one in cycles[:-1] if one.end is None] == []
    assert (cycles[-1].end is None) is not stays[-1].outside
    outside = sum(one.days(today) for one in stays if one.outside)
    assert sum(one.days(today) for one in cycles) + outside == (today - START).days
    for cycle in cycles:
        assert sum(cycle.days_in(phase, today) or 0 for phase in Phase) == cycle.days(today)


def test_no_passages_no_stays():
    assert stays_of([]) == []
    assert cycles_of([]) == []
