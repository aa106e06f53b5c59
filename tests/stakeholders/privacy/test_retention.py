"""How long somebody is kept: the rule, and the same asked of the database."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kam.lib.dates import add_months
from kam.tenancy.scope import tenant
from stakeholders.models import KeepingRules, Stakeholder
from stakeholders.privacy.retention import Rules, answer_by, keeping
from stakeholders.queries.privacy import keeping_of, people_past
from tests.stakeholders.factories import crowd

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAYS


def kept(**told):
    usual = {"left_on": None, "last_touch_on": None, "known_since": date(2024, 1, 1), "longer": None}
    return keeping(**(usual | {"rules": Rules(), "today": date(2026, 11, 26)} | told))


def test_somebody_who_left_is_kept_two_years():
    assert kept(left_on=date(2024, 11, 25)).over
    assert not kept(left_on=date(2024, 11, 26)).over


def test_the_last_contact_counts_before_the_first_day():
    assert kept(last_touch_on=date(2026, 1, 31)).until == date(2029, 1, 31)
    assert kept(known_since=date(2023, 2, 28)).until == date(2026, 2, 28)


def test_leap_days_and_month_ends():
    assert kept(left_on=date(2024, 2, 29)).until == date(2026, 2, 28)
    assert answer_by(date(2026, 1, 31)) == date(2026, 2, 28)
    assert answer_by(date(2028, 1, 31)) == date(2028, 2, 29)


@given(MAYBE, MAYBE, DAYS, MAYBE, DAYS)
def test_a_decision_only_lengthens(left, touched, since, longer, today):
    told = {"left_on": left, "last_touch_on": touched, "known_since": since, "today": today}
    assert kept(**told, longer=longer).until >= kept(**told, longer=None).until


def test_the_database_finds_the_same_people(place):
    today = timezone.localdate()
    with tenant(place.house.organisation.pk):
        rules = KeepingRules(left_months=24, silent_months=36)
        edge = [add_months(today, -months) + timedelta(days=shift) for months in (24, 36) for shift in (-2, -1, 0, 1)]
        days = [None, *edge]
        choices = [(left, touch) for left in days for touch in days]
        people = crowd(place.account, len(choices))
        for index, (one, (left, touch)) in enumerate(zip(people, choices, strict=True)):
            until = today + timedelta(days=index % 3 - 1) if index % 4 == 0 else None
            Stakeholder.objects.filter(pk=one.pk).update(left_on=left, last_touch_on=touch, keep_until=until)
        everybody = Stakeholder.objects.filter(account=place.account)
        wanted = {one.pk for one in everybody if keeping_of(one, rules, today=today).over}
        assert set(people_past(rules, today=today).values_list("pk", flat=True)) == wanted
        assert len(wanted) > 10
