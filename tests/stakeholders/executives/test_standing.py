from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.executives.standing import MOST_ACCOUNTS, PairState, load_of, standing

TODAY = date(2026, 11, 2)
DAYS = st.integers(0, 800)
CADENCES = st.integers(7, 365)


def stand(ago=None, ahead=None, *, since=0, cadence=90):
    return standing(
        last_on=None if ago is None else TODAY - timedelta(days=ago),
        next_on=None if ahead is None else TODAY + timedelta(days=ahead),
        since=TODAY - timedelta(days=since),
        cadence=cadence,
        today=TODAY,
    )


def test_a_pair_is_due_after_its_rhythm_and_overdue_after_half_of_it_more():
    assert stand(89).state == PairState.OK
    assert stand(90).state == PairState.DUE
    assert stand(135).state == PairState.DUE
    assert stand(136).state == PairState.OVERDUE


def test_never_met_counts_from_the_day_the_pair_was_made():
    assert stand(since=0).state == PairState.OK
    assert stand(since=90).state == PairState.DUE
    assert "not met yet" in stand(since=90).reason


def test_a_planned_meeting_settles_it_and_a_far_one_does_not():
    assert stand(100, 10).state == PairState.PLANNED
    assert stand(100, 200).state == PairState.DUE
    assert stand(400, 0).state == PairState.PLANNED


@given(ago=DAYS, cadence=CADENCES)
def test_states_only_get_worse_while_nothing_happens(ago, cadence):
    order = [PairState.OK, PairState.DUE, PairState.OVERDUE]
    assert order.index(stand(ago, cadence=cadence).state) <= order.index(stand(ago + 1, cadence=cadence).state)
    assert stand(ago, cadence=cadence).reason


@given(st.lists(st.tuples(st.integers(1, 9), CADENCES), max_size=30))
def test_a_load_says_why_it_is_too_much(pairs):
    load = load_of(pairs)
    assert load.is_too_much == bool(load.reasons)
    assert load.accounts == len({account for account, _cadence in pairs})
    more = load_of([*pairs, (99, 90)])
    assert more.contacts_a_quarter >= load.contacts_a_quarter
    assert len(more.reasons) >= len(load.reasons)


def test_the_programme_warns_above_five_accounts_and_a_contact_a_week():
    quarterly = [(account, 91) for account in range(MOST_ACCOUNTS)]
    assert not load_of(quarterly).is_too_much
    assert load_of([*quarterly, (99, 91)]).is_too_much
    assert load_of([(1, 7)]).is_too_much
    assert not load_of([]).is_too_much
