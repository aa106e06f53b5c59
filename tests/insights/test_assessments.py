"""Renewal alerts over the real tables."""

from __future__ import annotations

from datetime import timedelta

from insights.choices import AlertState, RiskLevel
from insights.models import Alert, RenewalAssessment
from insights.services.assessments import assess_renewals
from stakeholders.models import Stakeholder
from tests import factories


def _warm_people(account, today):
    for profile in ("decision_maker", "sponsor"):
        Stakeholder.objects.create(
            account=account, name=f"A {profile}", profile=profile, influence=4, support=1, last_touch_on=today
        )


def test_an_alert_opens_once_follows_the_score_and_closes_with_its_cause(inside, today):
    account = factories.account(inside)
    contract = factories.contract(account, ends_in=110, today=today)
    assert assess_renewals(today=today)["opened"] == 1
    alert = Alert.objects.get()
    assert alert.level in {RiskLevel.WATCH, RiskLevel.RISK}
    assert {reason["code"] for reason in alert.reasons} >= {"no_key_person", "notice_near"}
    assert assess_renewals(today=today) == {"assessed": 1, "opened": 0, "closed": 0}
    _warm_people(account, today)
    assert assess_renewals(today=today)["closed"] == 1
    alert.refresh_from_db()
    assert (alert.state, alert.closed_on) == (AlertState.CLOSED, today)
    assert RenewalAssessment.objects.get().contract == contract


def test_a_contract_that_no_longer_runs_closes_its_alert(inside, today):
    contract = factories.contract(factories.account(inside), ends_in=100, today=today)
    assess_renewals(today=today)
    contract.outcome = "renewed"
    contract.save()
    assert assess_renewals(today=today)["closed"] == 1


def test_the_number_of_queries_does_not_grow(inside, today, django_assert_max_num_queries):
    for number in range(8):
        factories.contract(factories.account(inside, f"Account {number}"), ends_in=100 + number, today=today)
    with django_assert_max_num_queries(14):
        assess_renewals(today=today + timedelta(days=1))
