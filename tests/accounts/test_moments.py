"""The moments of an account's life as each room tells them: the map's raw material."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from accounts.models import Contract, ProtocolRun
from accounts.moments import Lane, Life, Mood, moments_of, told
from accounts.services.journey import leave_programme, move_phase
from accounts.services.protocols import start_protocol
from stakeholders.models import Stakeholder
from tests import factories
from tests.reviews.factories import meeting
from tests.stakeholders.factories import stakeholder, touchpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(inside):
    """An account with a little of everything, today, and the house."""
    account, today = factories.account(inside), timezone.localdate()
    inside.account, inside.today = account, today
    return inside


def lanes(life):
    return moments_of(Life(life.account, life.today))


def test_an_interaction_with_two_profiles_lies_in_both_lanes(life):
    buyer = stakeholder(life, life.account, "Ana Ruiz", profile="decision_maker", function="Purchasing")
    user = stakeholder(life, life.account, "Tom Ode", profile="user", function="Operations")
    second = stakeholder(life, life.account, "Eva Lind", profile="user", function="Finance")
    touch = touchpoint(life, life.account, buyer, user, second, channel="meeting", sentiment=-1)
    found = lanes(life)
    (deciding,), (using,) = found[Lane.DECISION_MAKER], found[Lane.USER]
    assert (deciding.pk, deciding.importance, deciding.mood) == (touch.pk, 3, Mood.BAD)
    assert (using.pk, using.importance, set(using.functions)) == (touch.pk, 2, {"Finance", "Operations"})


def test_interactions_come_by_day_each_with_its_own_facts(life):
    user = stakeholder(life, life.account, "Tom Ode", profile="user", function="Operations")
    facts = [(3, "call", 0, "Third"), (9, "video", 1, "First"), (5, "email", -1, "Second"), (3, "meeting", 1, "Fourth")]
    touches = {
        subject: touchpoint(
            life, life.account, user, day=life.today - timedelta(days=ago), channel=channel, sentiment=felt,
            subject=subject,
        )
        for ago, channel, felt, subject in facts
    }  # fmt: skip
    rows = lanes(life)[Lane.USER]
    assert [one.title for one in rows] == ["First", "Second", "Third", "Fourth"]
    for one in rows:
        touch = touches[one.title]
        weight = 2 if touch.channel in ("video", "meeting") else 1
        told = (touch.pk, touch.happened_on, touch.channel, weight, ("Operations",))
        assert (one.pk, one.on, one.channel, one.importance, one.functions) == told
    assert list(rows.moods) == [one.mood for one in rows] == [Mood.GOOD, Mood.BAD, Mood.NEUTRAL, Mood.GOOD]
    assert list(rows.days) == [one.on.toordinal() for one in rows]
    assert list(rows.channels) == [one.channel for one in rows]


def test_an_interaction_without_people_is_not_lost(life):
    touchpoint(life, life.account, subject="A rumour")
    assert [one.title for one in lanes(life)[Lane.NOBODY]] == ["A rumour"]


def test_who_left_weighs_by_what_they_were(life):
    friend = stakeholder(life, life.account, "Ana Ruiz", influence=5, support=2)
    foe = stakeholder(life, life.account, "Tom Ode", influence=2, support=-2)
    Stakeholder.objects.filter(pk__in=[friend.pk, foe.pk]).update(left_on=life.today)
    found = {one.title: (one.importance, one.mood) for one in lanes(life)[Lane.TRANSITIONS]}
    assert found == {"Ana Ruiz left": (3, Mood.BAD), "Tom Ode left": (2, Mood.GOOD)}


def test_a_contract_brings_its_start_its_notice_and_its_end(life):
    contract = factories.contract(life.account, ends_in=200)
    found = [(one.on, one.mood) for one in lanes(life)[Lane.CONTRACTS]]
    assert found == [
        (contract.start_on, Mood.GOOD),
        (contract.notice_on, Mood.AHEAD),
        (contract.end_on, Mood.AHEAD),
    ]


@pytest.mark.parametrize(("outcome", "mood"), [("renewed", Mood.GOOD), ("lost", Mood.BAD), ("running", Mood.BAD)])
def test_the_end_says_what_became_of_the_contract(life, outcome, mood):
    contract = factories.contract(life.account, ends_in=-10)
    Contract.objects.filter(pk=contract.pk).update(outcome=outcome)
    assert lanes(life)[Lane.CONTRACTS][-1].mood == mood
    assert told(life.account, "contract", contract.pk, life.today).mood == mood


def test_passages_tell_the_phases_and_the_way_out(life):
    account = move_phase(
        life.account, actor=life.kam, version=life.account.version, to_phase="onboarding", reason="Agreed",
        today=life.today,
    )  # fmt: skip
    leave_programme(
        account, actor=life.kam, version=account.version, outcome="lost", reason="Price", lessons="Earlier",
        today=life.today,
    )  # fmt: skip
    found = [(one.title, one.importance, one.mood) for one in lanes(life)[Lane.PASSAGES]]
    assert found[1:] == [
        ("Into Onboarding, cycle 1", 2, Mood.GOOD),
        ("Out of the programme: lost to a competitor", 3, Mood.BAD),
    ]


@pytest.mark.parametrize(
    ("status", "days", "mood"),
    [
        ("planned", 20, Mood.AHEAD),
        ("planned", -20, Mood.NEUTRAL),
        ("held", -20, Mood.GOOD),
        ("cancelled", 5, Mood.OFF),
    ],
)
def test_a_meeting_says_whether_it_took_place(life, status, days, mood):
    one = meeting(life, life.account, starts_at=timezone.now() + timedelta(days=days))
    type(one).objects.filter(pk=one.pk).update(status=status)
    assert [found.mood for found in lanes(life)[Lane.MEETINGS]] == [mood]


def test_each_moment_can_be_told_in_full(life):
    person = stakeholder(life, life.account, "Ana Ruiz", job_title="Chief buyer")
    touchpoint(life, life.account, person, note="She wants a second site.")
    meeting(life, life.account, person)
    factories.contract(life.account)
    Stakeholder.objects.filter(pk=person.pk).update(left_on=life.today)
    moments = [one for rows in lanes(life).values() for one in rows]
    assert {one.source for one in moments} == {"interaction", "meeting", "contract", "departure", "passage"}
    for moment in moments:
        one = told(life.account, moment.source, moment.pk, life.today)
        assert one is not None
        assert one.title
        assert one.url.startswith("/")
        assert one.action
    one = told(life.account, "interaction", next(m.pk for m in moments if m.source == "interaction"), life.today)
    assert one.people == [("Ana Ruiz", "Chief buyer · Internal sponsor")]
    assert one.text == "She wants a second site."


def test_what_another_account_lived_is_not_told(life):
    other = factories.account(life, "Brissac Nord")
    touch = touchpoint(life, other)
    contract = factories.contract(other)
    person = stakeholder(life, other)
    Stakeholder.objects.filter(pk=person.pk).update(left_on=life.today)
    for source, pk in (("interaction", touch.pk), ("contract", contract.pk), ("departure", person.pk), ("nothing", 1)):
        assert told(life.account, source, pk, life.today) is None
    assert set(lanes(life)) <= {Lane.PASSAGES}


def test_no_source_asks_more_than_once(life):
    def cost():
        lanes(life)
        with CaptureQueriesContext(connection) as seen:
            lanes(life)
        return len(seen)

    empty = cost()
    for _n in range(3):
        touchpoint(life, life.account, stakeholder(life, life.account, f"Person {_n}"))
        factories.contract(life.account, reference=f"C-{_n}")
        meeting(life, life.account)
    assert cost() == empty == 7


@pytest.mark.parametrize(
    ("outcome", "mood"), [("up", Mood.GOOD), ("down", Mood.NEUTRAL), ("renewed", Mood.GOOD), ("lost", Mood.BAD)]
)
def test_a_decision_is_a_moment_of_its_own_day(life, outcome, mood):
    contract = factories.contract(life.account, ends_in=60)
    said = {"outcome_on": life.today - timedelta(days=5), "outcome_reason": "price", "outcome_note": "Too dear"}
    Contract.objects.filter(pk=contract.pk).update(outcome=outcome, final_value=7, **said)
    [decided] = [one for one in lanes(life)[Lane.CONTRACTS] if one.on == life.today - timedelta(days=5)]
    assert (decided.mood, decided.importance) == (mood, 3)
    found = told(life.account, "contract", contract.pk, life.today)
    assert found.text == "Too dear"
    assert found.url == f"/accounts/contracts/{contract.pk}/"
    assert ("What decided", "Price and terms") in found.facts


@pytest.mark.parametrize(
    ("ending", "title", "mood"),
    [
        ({"state": "finished", "closing_result": "missed", "lessons": "Ask"}, "Protocol finished: ", Mood.BAD),
        ({"state": "stopped", "stop_reason": "Too early"}, "Protocol stopped: ", Mood.OFF),
    ],
)
def test_a_protocol_begins_and_ends(life, ending, title, mood):
    run = start_protocol(life.account, actor=life.kam, code="tender", today=life.today - timedelta(days=30))
    assert [(one.on, one.mood) for one in lanes(life)[Lane.PROTOCOLS]] == [(run.started_on, Mood.NEUTRAL)]
    ProtocolRun.objects.filter(pk=run.pk).update(ended_on=life.today, **ending)
    begun, ended = lanes(life)[Lane.PROTOCOLS]
    assert begun.title == f"Protocol begun: {run.edition.name_en}"
    assert (ended.title, ended.on, ended.mood) == (title + run.edition.name_en, life.today, mood)
    assert told(life.account, "protocol", run.pk, life.today).mood == mood
    with translation.override("fr"):
        assert lanes(life)[Lane.PROTOCOLS][0].title.endswith(run.edition.name_fr)
