"""What charters tell the rest of the house: the gate, the journey map, the onboarding panel, and the way up to them."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from accounts.charter_checks import CODE, WORDS, charter_agreed
from accounts.choices import Phase
from accounts.gates.checks import Facts
from accounts.gates.defaults import defaults
from accounts.models import Account, GateCriterion, ProtocolTemplate, RunStep
from accounts.moments import Lane, Life, moments_of, told
from accounts.queries.gates import gates_of
from accounts.services.protocols import start_protocol
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.charters import making
from tests.accounts.rollcall import queries

HTMX = {"headers": {"HX-Request": "true"}}
MIGRATION = import_module("accounts.migrations.0019_charter_in_the_gate")


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


@pytest.fixture
def onboarding(house, account, today):
    """In onboarding, its gate ahead asked, its protocol begun, a draft open."""
    with tenant(house.organisation.pk):
        Account.objects.update(phase="onboarding")
        GateCriterion.objects.filter(phase="development").update(active=True)
        ProtocolTemplate.objects.update(active=True)
        run = start_protocol(account, actor=house.kam, code="onboarding", today=today)
        return SimpleNamespace(account=account, run=run, draft=making.draft(house, account))


def finding(account, today):
    return charter_agreed(Facts(Account.objects.get(pk=account.pk), today), 0)


def test_the_gate_asks_for_a_charter_agreed_in_this_cycle(house, account, today):
    with tenant(house.organisation.pk):
        nothing = finding(account, today)
        assert (nothing.met, nothing.fact()) == (False, "No charter is agreed.")
        assert nothing.url == f"/accounts/{account.pk}/charter/"
        draft = making.draft(house, account)
        assert finding(account, today).fact().startswith("Version 1 is a draft since")
        making.agree(house, draft)
        assert finding(account, today).met
        Account.objects.update(cycle=2)
        old = finding(account, today)
        assert (old.met, old.fact()) == (
            False, "The charter was agreed in cycle 1: this cycle asks for a new version.",
        )  # fmt: skip
        making.agreed(house, account, reason="A new cycle")
        assert finding(account, today).met


def test_new_organisations_begin_with_the_check(db):
    fresh = factories.organisation_with_people("Vallier", "vallier", gates=True)
    with tenant(fresh.organisation.pk):
        [criterion] = GateCriterion.objects.filter(check_code=CODE)
        assert (criterion.phase, criterion.label_en, criterion.label_fr) == ("development", WORDS.en, WORDS.fr)
        account = factories.account(fresh)
        gate = gates_of(account, [Phase.DEVELOPMENT], timezone.localdate())[Phase.DEVELOPMENT]
        assert WORDS.en in gate.missing
    assert [one.phase for one in defaults() if one.check == CODE] == ["development"]


def test_existing_ones_follow_where_the_words_are_still_the_first(house):
    """The step of the migration, on what organisations may have made of the criterion."""
    with tenant(house.organisation.pk):
        GateCriterion.objects.filter(check_code=CODE).update(check_code="")
        own = GateCriterion.objects.create(
            phase="development", position=20, label_en=WORDS.en, label_fr="Nos propres mots"
        )
    editor = SimpleNamespace(connection=connection)
    MIGRATION.check_by_system(None, editor)
    with tenant(house.organisation.pk):
        assert GateCriterion.objects.get(check_code=CODE).label_fr == WORDS.fr
        assert GateCriterion.objects.get(pk=own.pk).check_code == ""
    MIGRATION.ask_people(None, editor)
    with tenant(house.organisation.pk):
        assert not GateCriterion.objects.filter(check_code=CODE).exists()
    assert (CODE, WORDS.en, WORDS.fr) == (MIGRATION.CODE, MIGRATION.BEFORE, MIGRATION.AVANT)


def test_the_map_shows_every_agreement_and_tells_who(house, account, today):
    with tenant(house.organisation.pk):
        first = making.agreed(house, account, on=today - timedelta(days=9))
        second = making.agreed(house, account, reason="A second site")
        making.draft(house, account, reason="A third")
        found = [one for one in moments_of(Life(account, today))[Lane.CONTRACTS] if one.source == "charter"]
        assert [(one.pk, one.title) for one in found] == [
            (first.pk, "Relationship charter agreed"), (second.pk, "Relationship charter agreed, version 2"),
        ]  # fmt: skip
        moment = told(account, "charter", second.pk, today)
        assert ("For the client", "Hélène Baroux") in moment.facts
        assert (moment.text, moment.url) == ("A second site", f"/accounts/charters/{second.pk}/")
        assert told(account, "charter", second.pk + 1, today) is None


def test_the_overview_opens_the_onboarding_while_it_lasts(house, sign_in, onboarding):
    client, address = sign_in(house.kam), f"/accounts/{onboarding.account.pk}/"
    panel = f"{address}onboarding/"
    assert panel in client.get(address).content.decode()
    with tenant(house.organisation.pk):
        Account.objects.update(phase="development")
    assert panel in client.get(address).content.decode()
    with tenant(house.organisation.pk):
        type(onboarding.run).objects.update(state="stopped", stop_reason="x", ended_on=timezone.localdate())
    assert panel not in client.get(address).content.decode()
    assert "steps" not in client.get(panel, **HTMX).content.decode()


def test_the_panel_says_what_each_side_does_next(house, sign_in, onboarding):
    body = sign_in(house.kam).get(f"/accounts/{onboarding.account.pk}/onboarding/", **HTMX).content.decode()
    assert "0 of 10 steps" in body
    assert "Hand the account over from sales" in body
    assert "Our side" in body
    assert "The client" in body
    assert house.kam.name in body
    assert "Draft since" in body
    assert "0 of 6 expectations accepted" in body
    assert "Entry gate: Development" in body
    assert f"/accounts/{onboarding.account.pk}/charter/" in body
    assert "<html" not in body


def test_the_panel_when_all_is_done_and_agreed(house, sign_in, onboarding):
    with tenant(house.organisation.pk):
        RunStep.objects.update(state="skipped", done_on=timezone.localdate(), skip_reason="x")
        making.agree(house, onboarding.draft)
    whole = sign_in(house.kam).get(f"/accounts/{onboarding.account.pk}/onboarding/").content.decode()
    assert "ready for its closing test" in whole
    assert "Version 1 agreed on" in whole
    assert "<html" in whole


def test_without_a_protocol_it_says_so_in_french(house, sign_in, account):
    with tenant(house.organisation.pk):
        Account.objects.update(phase="onboarding")
    type(house.kam.user).objects.filter(pk=house.kam.user.pk).update(locale="fr")
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/onboarding/", **HTMX).content.decode()
    assert "Aucun protocole d’intégration" in body
    assert "Pas encore commencée" in body


def test_the_panel_costs_the_same_with_more_runs(house, sign_in, onboarding):
    client, url = sign_in(house.kam), f"/accounts/{onboarding.account.pk}/onboarding/"
    costs = [queries(client, url, **HTMX), queries(client, url)]
    with tenant(house.organisation.pk):
        start_protocol(onboarding.account, actor=house.kam, code="tender")
        start_protocol(onboarding.account, actor=house.kam, code="merger")
    assert [queries(client, url, **HTMX), queries(client, url)] == costs
    assert max(costs) <= 12, costs
