"""Starting protocols: once per origin, from the latest published version, and never rewritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.choices import AccessLevel
from accounts.models import ProtocolRun, ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.services.accounts import create_account
from accounts.services.import_newcomers import enter_accounts, fresh_account
from accounts.services.journey import move_phase
from accounts.services.protocols import Origin, start_protocol, started_by
from accounts.services.team import place_on_team
from kam.audit.models import Act
from kam.lib.errors import Invalid, NotAllowed
from kam.tenancy.models import Membership
from tests import factories
from tests.accounts.protocols import making

START = date(2026, 11, 24)


@pytest.fixture
def only_ours(inside):
    ProtocolTemplate.objects.update(active=False)
    return inside


def test_a_run_has_its_steps_dated_and_owned(only_ours, house):
    account = factories.account(house, sponsor=house.executive)
    making.template(steps=(*making.THREE, {"due_rule": "before", "offset_days": 10, "owner_role": "sponsor"}))
    run = start_protocol(
        account, actor=house.administrator, code="test", reference_on=date(2027, 3, 1), reason=" new ", today=START
    )
    assert [one.due_on for one in run.steps.all()] == [date(2026, 11, 26), date(2026, 12, 1), None, date(2027, 2, 19)]
    assert [one.owner for one in run.steps.all()] == [house.kam, house.kam, house.kam, house.executive]
    assert (run.reason, run.cycle, run.state) == ("new", 1, "running")


def test_the_trail_names_the_protocol_in_the_organisations_language(only_ours, house):
    making.template()
    house.organisation.locale = house.kam.organisation.locale = "fr"
    start_protocol(factories.account(house), actor=house.kam, code="test")
    assert Act.objects.get(verb="protocol.start").details == {"protocol": "test name fr"}


def test_an_origin_starts_once(only_ours, house):
    account = factories.account(house)
    making.template()
    first = start_protocol(account, actor=house.kam, code="test", origin=Origin("contract", 7))
    assert start_protocol(account, actor=house.kam, code="test", origin=("contract", 7)) == first
    assert start_protocol(account, actor=house.kam, code="test") != first
    assert started_by(("contract", 7)) == [first]


@pytest.mark.parametrize("broken", ["missing", "off", "draft", "outside"])
def test_what_cannot_start_says_why(only_ours, house, broken):
    account = factories.account(house)
    if broken != "missing":
        making.template(published=broken != "draft", active=broken != "off")
    if broken == "outside":
        account.archived_at = account.created_at
    with pytest.raises(Invalid):
        start_protocol(account, actor=house.kam, code="test")
    assert not ProtocolRun.objects.exists()


def test_who_may_not_change_the_account_starts_nothing(only_ours, house):
    making.template()
    with pytest.raises(NotAllowed):
        start_protocol(factories.account(house), actor=house.contributor, code="test")


def test_somebody_who_left_is_given_no_step(only_ours, house):
    account = factories.account(house, sponsor=house.executive)
    Membership.objects.filter(pk=house.executive.pk).update(status="deactivated")
    account.refresh_from_db()
    making.template(steps=({"owner_role": "sponsor"},))
    assert start_protocol(account, actor=house.kam, code="test").steps.get().owner == house.kam


def test_a_sponsor_who_cannot_open_the_account_is_given_no_step(only_ours, house):
    account = factories.account(house, sponsor=house.contributor)
    making.template(steps=({"owner_role": "sponsor"},))
    assert start_protocol(account, actor=house.administrator, code="test").steps.get().owner == house.kam
    place_on_team(account, house.contributor, AccessLevel.READER)
    assert start_protocol(account, actor=house.kam, code="test").steps.get().owner == house.contributor


def test_entering_a_phase_starts_its_protocols_once_and_not_beside_a_running_one(only_ours, house):
    account = factories.account(house)
    making.template(trigger="phase", entering_phase="onboarding")
    today = START
    for phase in ("onboarding", "qualification", "onboarding"):
        account = move_phase(
            account, actor=house.kam, version=account.version, to_phase=phase, reason="on", today=today
        )
        today += timedelta(days=3)
    run = ProtocolRun.objects.get(account=account)
    assert run.origin_kind == "passage"
    assert run.started_on >= START


def test_a_new_account_enters_its_first_phase_like_any_other(only_ours, house):
    making.template(trigger="phase", entering_phase="qualification")
    account = create_account(actor=house.kam, name="Newly Met", today=START)
    run = ProtocolRun.objects.get(account=account)
    assert (run.origin_kind, run.started_on) == ("passage", START)
    assert {one.owner for one in run.steps.all()} == {house.kam}
    enter_accounts([fresh_account("Brought In", START, "EUR")], house.administrator, START)
    assert ProtocolRun.objects.count() == 1


def test_a_published_version_and_its_steps_are_kept_by_the_database(only_ours, house):
    made = making.template()
    edition = ProtocolVersion.objects.get(template=made)
    attempts = (
        lambda: ProtocolVersion.objects.filter(pk=edition.pk).update(name_en="Other"),
        lambda: ProtocolVersion.objects.filter(pk=edition.pk).update(state="draft", published_on=None),
        lambda: ProtocolStep.objects.filter(edition=edition).update(title_en="Other"),
        lambda: ProtocolStep.objects.filter(edition=edition).delete(),
        lambda: ProtocolStep.objects.create(edition=edition, position=9, title_en="x", title_fr="x"),
    )
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        "update accounts_protocolversion set name_en = 'Other'",
        "update accounts_protocolversion set state = 'draft', published_on = null",
        "delete from accounts_protocolversion",
        "update accounts_protocolstep set offset_days = 1, title_en = 'Other'",
        "delete from accounts_protocolstep",
        "truncate accounts_protocolstep cascade",
        "alter table accounts_protocolstep disable trigger user",
        "set session_replication_role = replica",
        "drop table accounts_protocolversion cascade",
    ],
)
def test_what_is_published_is_not_rewritten_even_by_sql(only_ours, statement):
    making.template()
    before = list(ProtocolStep.objects.values()), list(ProtocolVersion.objects.values())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert (list(ProtocolStep.objects.values()), list(ProtocolVersion.objects.values())) == before


def test_steps_do_not_wander_into_a_published_version(only_ours):
    made = making.template()
    draft = making.edition_of(made, number=2)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ProtocolStep.objects.filter(edition=draft).update(edition=ProtocolVersion.objects.get(template=made, number=1))
    draft.delete()
