"""What an objective lacks, and when an action is urgent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plans.smart import ENOUGH_ACTIONS, Gap, Stated, gaps_of, gaps_sentence
from plans.urgency import SOON_DAYS, When, postponed, urgency

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.integers(0, 9))
def test_every_gap_is_told_and_no_other(measure, target, date_inside, owned, actions):
    today = date(2026, 11, 23)
    stated = Stated(
        measure="NPS" if measure else "  ",
        target=Decimal(1) if target else None,
        due_on=today if date_inside else today + timedelta(days=900),
        owned=owned,
        live_actions=actions,
        starts_on=today,
        ends_on=today + timedelta(days=365),
    )
    gaps = set(gaps_of(stated))
    assert (Gap.MEASURE in gaps) == (not measure)
    assert (Gap.TARGET in gaps) == (not target)
    assert (Gap.DATE in gaps) == (not date_inside)
    assert (Gap.OWNER in gaps) == (not owned)
    assert (Gap.ACTIONS in gaps) == (actions < ENOUGH_ACTIONS)
    assert bool(gaps_sentence(gaps_of(stated))) == bool(gaps)


@given(days, days)
def test_every_action_is_overdue_soon_or_later(due, today):
    found = urgency(due, today)
    assert found.days == (due - today).days
    assert found.when == (
        When.OVERDUE if due < today else When.SOON if due <= today + timedelta(days=SOON_DAYS) else When.LATER
    )
    assert found.word


@given(days, st.sampled_from([1, 7]), days)
def test_postponing_always_leads_ahead(due, by, today):
    new = postponed(due, by, today)
    assert new > today
    assert new > due
