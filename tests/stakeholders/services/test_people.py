from __future__ import annotations

from datetime import date, timedelta

import pytest

from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from stakeholders.models import Judgement, Stakeholder
from stakeholders.services.judgements import judge
from stakeholders.services.people import mark_left, update_stakeholder
from tests import factories
from tests.stakeholders.factories import stakeholder

TODAY = date(2026, 11, 23)


@pytest.fixture
def person(inside):
    return stakeholder(inside, factories.account(inside))


def test_each_write_has_one_audit_entry(inside, person):
    before = Act.objects.count()
    update_stakeholder(person, actor=inside.kam, version=1, job_title="CEO")
    judge(person, actor=inside.kam, version=2, influence=5, support=1, reason="Decides", today=TODAY)
    mark_left(person, actor=inside.kam, version=3, left_on=TODAY, today=TODAY, reason="New job")
    verbs = list(Act.objects.order_by("id").values_list("verb", flat=True))[before:]
    assert verbs == ["stakeholder.update", "stakeholder.judge", "stakeholder.leave"]


def test_somebody_without_the_right_changes_nothing(inside, person):
    with pytest.raises(NotAllowed):
        update_stakeholder(person, actor=inside.contributor, version=1, job_title="CEO")
    with pytest.raises(NotAllowed):
        judge(person, actor=inside.executive, version=1, influence=5, support=1, reason="x", today=TODAY)
    assert Judgement.objects.count() == 1


def test_a_stale_save_is_refused(inside, person):
    update_stakeholder(person, actor=inside.kam, version=1, job_title="CEO")
    with pytest.raises(Conflict) as refused:
        update_stakeholder(person, actor=inside.kam, version=1, job_title="CFO")
    assert refused.value.current.job_title == "CEO"


def test_nobody_reports_to_themselves_at_any_depth(inside, person):
    below = stakeholder(inside, person.account, "Below", reports_to=person)
    deeper = stakeholder(inside, person.account, "Deeper", reports_to=below)
    with pytest.raises(Invalid):
        update_stakeholder(person, actor=inside.kam, version=1, reports_to=deeper)
    elsewhere = stakeholder(inside, factories.account(inside, "Other"), "Else")
    with pytest.raises(Invalid):
        update_stakeholder(person, actor=inside.kam, version=1, reports_to=elsewhere)


def test_influence_is_judged_and_never_just_changed(inside, person):
    with pytest.raises(TypeError):
        update_stakeholder(person, actor=inside.kam, version=1, influence=5)


@pytest.mark.parametrize(("field", "value"), [("influence", 6), ("support", 3), ("reason", "  ")])
def test_a_judgement_stays_on_the_scales_and_says_why(inside, person, field, value):
    given = {"influence": 3, "support": 0, "reason": "Seen"} | {field: value}
    with pytest.raises(Invalid) as refused:
        judge(person, actor=inside.kam, version=1, today=TODAY, **given)
    assert field in refused.value.errors


def test_a_departure_lies_in_the_past(inside, person):
    with pytest.raises(Invalid):
        mark_left(person, actor=inside.kam, version=1, left_on=TODAY + timedelta(days=1), today=TODAY)
    assert Stakeholder.objects.get().left_on is None
