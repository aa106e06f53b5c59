"""The renewal rule: explained, bounded, and never calmer when dates approach or people fall silent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from insights.choices import RiskLevel
from insights.renewal_risk import KeyPerson, RenewalFacts, assess, proximity

TODAY = date(2026, 11, 23)
money = st.none() | st.decimals(0, 10_000_000, places=2)
people = st.builds(
    KeyPerson,
    name=st.just("Hélène"),
    profile=st.sampled_from(["decision_maker", "sponsor", "user", "technical_influencer"]),
    influence=st.integers(1, 5),
    support=st.integers(-2, 2),
    silent_days=st.none() | st.integers(0, 900),
    cadence_days=st.integers(1, 365),
)


def facts(notice_in=200, **fields):
    notice = TODAY + timedelta(days=notice_in)
    return RenewalFacts(**{"end_on": notice + timedelta(days=90), "notice_on": notice, "auto_renewal": False, **fields})


def warm(**fields):
    return (
        KeyPerson("Paul", "decision_maker", 5, 1, fields.get("silent", 10), 90),
        KeyPerson("Hélène", "sponsor", 4, 2, 5, 21),
    )


@given(st.integers(-400, 1500), st.lists(people, max_size=6), money, money, st.booleans())
def test_the_score_is_the_capped_sum_of_its_reasons(notice_in, persons, now, before, auto):
    result = assess(
        facts(notice_in, people=tuple(persons), revenue_12m=now, revenue_previous_12m=before, auto_renewal=auto),
        today=TODAY,
    )
    assert result.score == min(100, sum(reason.points for reason in result.reasons))
    assert 0 <= result.score <= 100
    assert all(reason.points > 0 for reason in result.reasons)


@given(st.integers(0, 1500), st.integers(0, 400), st.lists(people, max_size=5))
def test_risk_never_falls_as_the_notice_date_approaches(notice_in, sooner, persons):
    far = assess(facts(notice_in + sooner, people=tuple(persons)), today=TODAY)
    near = assess(facts(notice_in, people=tuple(persons)), today=TODAY)
    assert near.score >= far.score


@given(st.integers(0, 700), st.integers(0, 300), st.integers(0, 400))
def test_risk_never_falls_as_a_key_person_stays_silent(notice_in, silent, longer):
    short = assess(facts(notice_in, people=warm(silent=silent)), today=TODAY)
    long = assess(facts(notice_in, people=warm(silent=silent + longer)), today=TODAY)
    assert long.score >= short.score


@given(st.integers(-100, 2000))
def test_proximity_stays_between_nothing_and_everything(days):
    assert 0 <= proximity(days) <= 100


def test_a_warm_relation_with_a_distant_end_is_at_no_risk():
    result = assess(facts(500, people=warm(), next_meeting_on=TODAY + timedelta(days=20)), today=TODAY)
    assert (result.score, result.level) == (0, RiskLevel.GOOD)


def test_a_silent_sponsor_near_notice_is_at_risk_and_says_why():
    quiet = (
        KeyPerson("Paul", "decision_maker", 5, -1, 120, 90),
        KeyPerson("Hélène", "sponsor", 4, 1, 70, 21),
    )
    result = assess(facts(11, people=quiet), today=TODAY)
    assert result.level == RiskLevel.RISK
    assert {"silent", "unfavourable", "notice_near"} <= {reason.code for reason in result.reasons}
    silence = next(one for one in result.reasons if one.code == "silent" and one.facts["name"] == "Hélène")
    assert silence.facts == {"name": "Hélène", "cadence": 21, "days": 70}


def test_falling_revenue_counts_and_rising_does_not():
    falling = facts(20, revenue_12m=Decimal(70), revenue_previous_12m=Decimal(100))
    rising = facts(20, revenue_12m=Decimal(130), revenue_previous_12m=Decimal(100))
    assert "revenue_falling" in {reason.code for reason in assess(falling, today=TODAY).reasons}
    assert "revenue_falling" not in {reason.code for reason in assess(rising, today=TODAY).reasons}


def test_an_automatic_renewal_past_its_notice_date_adds_nothing_for_time():
    safe = assess(facts(-5, auto_renewal=True, people=warm(), next_meeting_on=TODAY), today=TODAY)
    open_ended = assess(facts(-5, people=warm(), next_meeting_on=TODAY), today=TODAY)
    assert "notice_passed" not in {reason.code for reason in safe.reasons}
    assert open_ended.score > safe.score
