"""Roles to fill are nobody; profiles of one's own count as one of the four, with their own rhythm."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.gates.checks import Facts
from insights.queries.my_day import my_day
from kam.lib.errors import Invalid, NotAllowed
from stakeholders.choices import Profile
from stakeholders.gate_checks import profiles
from stakeholders.models import Judgement, Stakeholder
from stakeholders.queries.directory import Wanted, with_silence
from stakeholders.queries.directory_pages import directory_page
from stakeholders.queries.people import silence_of
from stakeholders.services.own_profiles import create_own_profile, retire_own_profile, update_own_profile
from stakeholders.services.people import update_stakeholder
from stakeholders.services.roles import drop_role, fill_role
from tests import factories
from tests.stakeholders.factories import stakeholder

TODAY = timezone.localdate()


@pytest.fixture
def account(inside):
    return factories.account(inside)


def test_a_role_is_no_person_anywhere(inside, account):
    role = stakeholder(inside, account, "CFO", kind="role", profile=Profile.DECISION_MAKER, influence=5)
    Stakeholder.objects.filter(pk=role.pk).update(created_at=timezone.now() - timedelta(days=400))
    role.refresh_from_db()
    assert not role.present
    assert not Judgement.objects.exists()
    assert not profiles(Facts(account, TODAY), 1).met
    assert directory_page(inside.kam, Wanted(), today=TODAY).count == 0
    assert directory_page(inside.kam, Wanted(kind="role"), today=TODAY).count == 1
    assert "CFO" not in str(my_day(inside.kam, today=TODAY).tasks)


def test_whoever_fills_it_keeps_its_place_and_starts_today(inside, account):
    role = stakeholder(inside, account, "CFO", kind="role", profile=Profile.DECISION_MAKER)
    below = stakeholder(inside, account, "Below", reports_to=role)
    Stakeholder.objects.filter(pk=role.pk).update(created_at=timezone.now() - timedelta(days=400))
    person = fill_role(
        role, actor=inside.kam, version=1, name="Nora Kessel", influence=4, support=1, today=TODAY, reason="Met"
    )
    person = Stakeholder.objects.get(pk=person.pk)
    assert (person.name, person.job_title, person.present) == ("Nora Kessel", "CFO", True)
    below.refresh_from_db()
    assert below.reports_to == person
    assert Judgement.objects.get(stakeholder=person).reason == "Met"
    assert silence_of(person, TODAY).is_new
    with pytest.raises(Invalid, match="filled already"):
        fill_role(person, actor=inside.kam, version=2, name="X", influence=4, support=1, today=TODAY)


def test_nobody_reports_in_a_circle_through_a_role(inside, account):
    role = stakeholder(inside, account, "CFO", kind="role")
    below = stakeholder(inside, account, "Below", reports_to=role)
    with pytest.raises(Invalid):
        update_stakeholder(role, actor=inside.kam, version=1, reports_to=below)


def test_a_dropped_role_hands_its_reports_up(inside, account):
    top = stakeholder(inside, account, "Top")
    role = stakeholder(inside, account, "CFO", kind="role", reports_to=top)
    below = stakeholder(inside, account, "Below", reports_to=role)
    drop_role(role, actor=inside.kam, today=TODAY)
    below.refresh_from_db()
    assert below.reports_to == top


def own(inside, **fields):
    given = {"name_en": "Buyer", "name_fr": "Acheteur", "counts_as": Profile.TECHNICAL_INFLUENCER, "cadence_days": 40}
    return create_own_profile(actor=inside.administrator, **(given | fields))


def test_an_own_profile_counts_as_one_of_the_four(inside, account):
    buyer = own(inside)
    person = stakeholder(inside, account, own_profile=buyer, profile=Profile.SPONSOR)
    assert (person.profile, person.profile_name) == (Profile.TECHNICAL_INFLUENCER, "Buyer")
    update_own_profile(
        buyer,
        actor=inside.administrator,
        version=1,
        name_en="Buyer",
        name_fr="",
        counts_as=Profile.USER,
        cadence_days=10,
    )
    person = Stakeholder.objects.get(pk=person.pk)
    assert (person.profile, person.own_profile.name_fr) == (Profile.USER, "Buyer")
    fresh = update_stakeholder(person, actor=inside.kam, version=person.version, profile=Profile.SPONSOR)
    assert fresh.own_profile_id is None


def test_its_rhythm_is_the_rule_s_and_the_database_s(inside, account):
    person = stakeholder(inside, account, own_profile=own(inside))
    agreed = stakeholder(inside, account, "Agreed", own_profile=person.own_profile, cadence_days=70)
    Stakeholder.objects.update(last_touch_on=TODAY - timedelta(days=50))
    states = {one.pk: silence_of(one, TODAY).state for one in Stakeholder.objects.all()}
    assert states == {person.pk: "due", agreed.pk: "ok"}
    for state in ("ok", "due", "overdue"):
        found = with_silence(Stakeholder.objects.all(), state, TODAY).values_list("pk", flat=True)
        assert set(found) == {pk for pk, one in states.items() if one == state}
    Stakeholder.objects.update(influence=5)
    assert [
        task.title for task in my_day(inside.kam, today=TODAY).tasks if "Baroux" in task.title or "Agreed" in task.title
    ] == [task.title for task in my_day(inside.kam, today=TODAY).tasks if "Baroux" in task.title]


def test_a_retired_profile_stays_with_whoever_has_it(inside, account):
    buyer = own(inside)
    person = stakeholder(inside, account, own_profile=buyer)
    retired = retire_own_profile(buyer, actor=inside.administrator, retired=True)
    update_stakeholder(person, actor=inside.kam, version=1, own_profile=retired, job_title="x")
    with pytest.raises(Invalid, match="retired"):
        stakeholder(inside, account, "Other", own_profile=retired)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name_en": " ", "name_fr": ""}, "name_en"),
        ({"counts_as": "king"}, "counts_as"),
        ({"name_fr": "Autre"}, "name_en"),
    ],
)
def test_bad_profiles_are_refused(inside, fields, field):
    own(inside)
    with pytest.raises(Invalid) as refused:
        own(inside, **fields)
    assert field in refused.value.errors
    with pytest.raises(NotAllowed):
        create_own_profile(actor=inside.kam, name_en="x", counts_as="user")
