"""Which phase follows which, and what any sequence of moves leaves behind."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.choices import Phase
from accounts.moves import ORDER, allowed_moves, next_cycle, opens_cycle
from accounts.stays import Passage, stays_of

START = date(2024, 2, 29)


@pytest.mark.parametrize("phase", list(Phase))
def test_never_to_itself_and_never_over_a_phase(phase):
    found = allowed_moves(phase)
    assert phase not in found
    assert all(ORDER.index(one) <= ORDER.index(phase) + 1 for one in found)


def test_only_a_renewal_opens_a_cycle():
    opening = [(a, b) for a in Phase for b in Phase if opens_cycle(a, b)]
    assert opening == [(Phase.RENEWAL, Phase.DEVELOPMENT), (Phase.RENEWAL, Phase.CONSOLIDATION)]
    assert all(next_cycle(a, b, 3) == (4 if opens_cycle(a, b) else 3) for a in Phase for b in Phase)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 200)), max_size=40))
def test_no_sequence_of_moves_leaves_a_hole_or_two_open_stays(choices):
    phase, cycle, day = Phase.QUALIFICATION, 1, START
    passages = [Passage(phase, cycle, day)]
    for pick, wait in choices:
        moves = allowed_moves(phase)
        after = moves[pick % len(moves)]
        cycle, phase, day = next_cycle(phase, after, cycle), after, day + timedelta(days=wait)
        passages.append(Passage(phase, cycle, day))
    stays = stays_of(passages)
    assert len(stays) == len(passages)
    assert [one.end is None for one in stays] == [False] * (len(stays) - 1) + [True]
    for before, after_stay in pairwise(stays):
        assert before.end == after_stay.start
        assert before.start <= before.end
        assert after_stay.cycle in (before.cycle, before.cycle + 1)
    today = max(one.start for one in stays)
    assert sum(one.days(today) for one in stays) == (today - START).days


def test_no_passages_no_stays():
    assert stays_of([]) == []
