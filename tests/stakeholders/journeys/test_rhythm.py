from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import Phase
from accounts.models import Account
from kam.audit.models import events_of
from kam.tenancy.models import Organisation
from kam.tenancy.scope import tenant
from kam.tenancy.services import create_organisation
from stakeholders.choices import CADENCE_DAYS, Profile
from stakeholders.journeys.rhythm import overdue_from, patience, quiet_since, rhythm_of
from stakeholders.models import OwnProfile, ProfileJourney, Stakeholder
from stakeholders.silence import SilenceState, silence
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint

DAYS = st.dates(date(2001, 1, 1), date(2090, 1, 1))
RHYTHMS = st.integers(1, 730)


def test_the_nearest_rhythm_holds():
    assert rhythm_of(Profile.SPONSOR, agreed=5, own=6, journey=7) == 5
    assert rhythm_of(Profile.SPONSOR, agreed=None, own=6, journey=7) == 6
    assert rhythm_of(Profile.SPONSOR, agreed=None, own=None, journey=7) == 7
    assert rhythm_of(Profile.SPONSOR, agreed=None, own=None, journey=None) == CADENCE_DAYS[Profile.SPONSOR]


@given(DAYS, RHYTHMS)
def test_overdue_begins_the_day_the_silence_says_so(since, rhythm):
    first = overdue_from(since=since, rhythm=rhythm)
    assert quiet_since(overdue=first, rhythm=rhythm) == since

    def state(day):
        return silence(last_touch_on=since, known_since=since, cadence=rhythm, today=day).state

    assert state(first) == SilenceState.OVERDUE
    assert state(first - timedelta(days=1)) != SilenceState.OVERDUE


@given(RHYTHMS)
def test_a_slower_rhythm_is_more_patient(rhythm):
    assert patience(rhythm) <= patience(rhythm + 1)


def said_by_the_rule() -> dict[int, tuple[int, date]]:
    """What rhythm.py says of everybody, from the rows as they stand."""
    cells = {(one.profile, one.phase): one.cadence_days for one in ProfileJourney.objects.all()}
    said = {}
    for one in Stakeholder.objects.select_related("account", "own_profile"):
        rhythm = rhythm_of(
            one.profile,
            agreed=one.cadence_days,
            own=one.own_profile.cadence_days if one.own_profile else None,
            journey=cells.get((one.profile, one.account.phase)),
        )
        since = one.last_touch_on or timezone.localtime(one.created_at).date()
        said[one.pk] = (rhythm, overdue_from(since=since, rhythm=rhythm))
    return said


def kept() -> dict[int, tuple[int, date]]:
    return {pk: (days, day) for pk, days, day in Stakeholder.objects.values_list("pk", "rhythm_days", "overdue_from")}


WRITES = st.one_of(
    st.tuples(st.just("agree"), st.none() | RHYTHMS),
    st.tuples(st.just("profile"), st.sampled_from(Profile.values)),
    st.tuples(st.just("own"), st.booleans()),
    st.tuples(st.just("own rhythm"), st.none() | RHYTHMS),
    st.tuples(st.just("touch"), st.none() | st.integers(0, 400)),
    st.tuples(st.just("phase"), st.sampled_from(Phase.values)),
    st.tuples(st.just("cell"), st.tuples(st.sampled_from(Profile.values), st.sampled_from(Phase.values), RHYTHMS)),
    st.tuples(st.just("account"), st.integers(0, 1)),
    st.tuples(st.just("person"), st.sampled_from(Profile.values)),
)


def write(word, value, who, accounts, own):
    one = Stakeholder.objects.filter(pk=who)
    if word == "agree":
        one.update(cadence_days=value)
    elif word == "profile":
        one.update(profile=value)
    elif word == "own":
        one.update(own_profile=own if value else None)
    elif word == "own rhythm":
        OwnProfile.objects.filter(pk=own.pk).update(cadence_days=value)
    elif word == "touch":
        one.update(last_touch_on=None if value is None else timezone.localdate() - timedelta(days=value))
    elif word == "phase":
        Account.objects.filter(pk=one.get().account_id).update(phase=value)
    elif word == "cell":
        profile, phase, days = value
        ProfileJourney.objects.filter(profile=profile, phase=phase).update(cadence_days=days)
    elif word == "account":
        one.update(account=accounts[value])
    else:
        Stakeholder.objects.create(account=accounts[0], name="Another", profile=value)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WRITES, st.integers(0, 3)), min_size=1, max_size=8))
def test_the_database_keeps_what_the_rule_says(inside, writes):
    accounts = list(Account.objects.order_by("pk")) or [factories.account(inside, name) for name in ("One", "Two")]
    own = OwnProfile.objects.first() or OwnProfile.objects.create(name_en="B", name_fr="A", counts_as="user")
    people = list(Stakeholder.objects.order_by("pk").values_list("pk", flat=True)[:4])
    people = people or [stakeholder(inside, accounts[n % 2], f"Person {n}").pk for n in range(4)]
    for (word, value), at in writes:
        write(word, value, people[at], accounts, own)
    assert kept() == said_by_the_rule()


def test_a_new_person_comes_with_both(inside):
    account = factories.account(inside)
    made = Stakeholder.objects.create(account=account, name="New", profile="sponsor")
    assert (made.rhythm_days, made.overdue_from) == kept()[made.pk]
    touchpoint(inside, account, made)
    assert Stakeholder.objects.get(pk=made.pk).quiet_since == timezone.localdate()


def test_rhythms_that_follow_leave_no_trace_in_a_person_s_history(inside):
    account = factories.account(inside)
    person = stakeholder(inside, account)
    history = events_of(Stakeholder).objects.filter(pgh_obj=person.pk)
    before = history.count()
    ProfileJourney.objects.filter(phase=account.phase, profile=person.profile).update(cadence_days=3)
    fresh = Stakeholder.objects.get(pk=person.pk)
    assert (fresh.rhythm_days, fresh.version) == (3, person.version)
    assert history.count() == before


@pytest.mark.parametrize(("locale", "word"), [("en", "They"), ("fr", "Nous")])
def test_every_organisation_is_founded_with_twenty_cells_in_its_language(db, locale, word):
    made = create_organisation(name="New", slug="new", locale=locale, time_zone="Asia/Tokyo", currency="EUR")
    with tenant(made.pk):
        cells = list(ProfileJourney.objects.all())
        assert len(cells) == 20
        assert all(one.needs and one.brings and one.proof for one in cells)
        assert any(one.proof.startswith(word) for one in cells)
        assert Organisation.objects.get(pk=made.pk).locale == locale
