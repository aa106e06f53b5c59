from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Account
from insights.tasks import dispatch_assessments
from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from stakeholders.choices import Channel, Direction, Kind, Profile
from stakeholders.models import CoverageWeek, OwnProfile, Stakeholder, Touchpoint, TouchpointColleague, TouchpointPerson
from stakeholders.queries.coverage import coverage_of
from stakeholders.queries.coverage_weeks import weeks_of
from stakeholders.services.coverage import keep_coverage, set_targets
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint

TODAY = timezone.localdate()
GIVEN = {"sponsors": 1, "decision_makers": 1, "champions": 1, "relations": 5, "functions": 3, "most_share": 50}
FIGURES = ("score", "influence", "roles", "relations", "functions", "people", "active", "single", "person_share",
           "colleague_share")  # fmt: skip


def at_random(house, many: int) -> list[Account]:
    """Accounts with people, roles, leavers and interactions drawn by dice, in few statements."""
    dice = random.Random(11)  # noqa: S311  (made-up accounts)
    accounts = [factories.account(house, f"Account {number}") for number in range(many)]
    own = OwnProfile.objects.create(name_en="Buyer", name_fr="Acheteur", counts_as="user", cadence_days=15)
    people = Stakeholder.objects.bulk_create(
        Stakeholder(
            account=account, name=f"Person {number}", profile=dice.choice(Profile.values),
            kind=dice.choice([Kind.EMPLOYEE, Kind.EMPLOYEE, Kind.EXTERNAL, Kind.ROLE]),
            influence=dice.randint(1, 5), support=dice.randint(-2, 2), seniority=dice.choice([None, 1, 2, 3, 4]),
            function=dice.choice(["", "Finance", "finance", "IT", "Quality", " Plant"]),
            cadence_days=dice.choice([None, None, 1, 12, 20, 36, 60, 180]),
            left_on=dice.choice([None, None, None, TODAY]), own_profile=dice.choice([None, None, own]),
        )
        for account in accounts for number in range(dice.randint(0, 9))
    )  # fmt: skip
    by_account = {account.pk: [one for one in people if one.account_id == account.pk] for account in accounts}
    touches = Touchpoint.objects.bulk_create(
        Touchpoint(
            account=account, happened_on=TODAY - timedelta(days=dice.choice([*range(60), 89, 90, 179, 180, 364, 365])),
            channel=dice.choice(Channel.values), subject="Talk", logged_by=house.kam, importance=dice.randint(1, 3),
            direction=dice.choice(Direction.values),
        )
        for account in accounts for _ in range(dice.randint(0, 25)) if by_account[account.pk]
    )  # fmt: skip
    ours = list(house.people.values())
    TouchpointColleague.objects.bulk_create(
        TouchpointColleague(touchpoint=one, member=member)
        for one in touches
        for member in dice.sample(ours, dice.randint(0, 3))
    )
    TouchpointPerson.objects.bulk_create(
        TouchpointPerson(touchpoint=one, stakeholder=person)
        for one in touches
        for person in dice.sample(by_account[one.account_id], min(2, len(by_account[one.account_id])))
    )
    return accounts


def test_the_statement_and_the_rule_say_the_same_in_one_statement(inside):
    accounts = at_random(inside, 60)
    type(inside.contributor).objects.filter(pk=inside.contributor.pk).update(status="deactivated")
    with CaptureQueriesContext(connection) as seen:
        assert keep_coverage(today=TODAY) == 60
    assert len(seen) == 2  # the targets, and the statement
    kept = {one.account_id: one for one in CoverageWeek.objects.all()}
    differing = {}
    for account in accounts:
        by_rule = coverage_of(account, today=TODAY).found
        said = {name: getattr(kept[account.pk], name) for name in FIGURES}
        if said != (wanted := {name: getattr(by_rule, name) for name in FIGURES}):
            differing[account.name] = (said, wanted)
    assert differing == {}
    assert len({one.score for one in kept.values()}) > 20


def test_targets_are_asked_by_both_alike(inside):
    accounts = at_random(inside, 12)
    set_targets(actor=inside.administrator, version=0, **GIVEN | {"sponsors": 0, "champions": 3, "relations": 2})
    keep_coverage(today=TODAY)
    for account in accounts:
        assert CoverageWeek.objects.get(account=account).score == coverage_of(account, today=TODAY).found.score


def test_a_week_is_kept_once_follows_what_changed_and_writes_nothing_else(inside):
    account = factories.account(inside)
    factories.account(inside, "Untouched")
    assert keep_coverage(today=TODAY) == 2
    assert keep_coverage(today=TODAY) == 0
    touchpoint(inside, account, stakeholder(inside, account))
    assert keep_coverage(today=TODAY) == 1
    keep_coverage(today=TODAY - timedelta(days=7))
    (_earlier, before), (week, now) = weeks_of(account)
    assert week == TODAY - timedelta(days=TODAY.weekday())
    assert before < now


def test_the_clock_keeps_the_week_of_every_organisation(house, rival):
    for one in (house, rival):
        with tenant(one.organisation.pk):
            factories.account(one)
    dispatch_assessments()
    for one in (house, rival):
        with tenant(one.organisation.pk):
            assert CoverageWeek.objects.count() == 1


def test_targets_are_set_by_administrators_once_per_version_with_one_entry(inside):
    with pytest.raises(NotAllowed):
        set_targets(actor=inside.kam, version=0, **GIVEN)
    set_targets(actor=inside.administrator, version=0, **GIVEN)
    fresh = set_targets(actor=inside.administrator, version=1, **GIVEN | {"relations": 8})
    assert (fresh.relations, fresh.version) == (8, 2)
    with pytest.raises(Conflict):
        set_targets(actor=inside.administrator, version=1, **GIVEN)
    assert Act.objects.filter(verb="coverage.targets").count() == 2


@pytest.mark.parametrize(
    ("name", "value"), [("sponsors", -1), ("relations", 51), ("functions", 51), ("most_share", 9), ("most_share", 101)]
)
def test_targets_out_of_range_are_refused(inside, name, value):
    with pytest.raises(Invalid) as refused:
        set_targets(actor=inside.administrator, version=0, **GIVEN | {name: value})
    assert list(refused.value.errors) == [name]
