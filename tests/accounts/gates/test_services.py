"""Judging, passing, exceptions; tuning the gates."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from accounts.gates.defaults import defaults
from accounts.models import Account, GateCriterion, GateTick, PhasePassage
from accounts.queries.gates import gates_ahead
from accounts.services.gates import (
    create_criterion,
    judge_criterion,
    order_criterion,
    switch_criterion,
    update_criterion,
)
from accounts.services.journey import leave_programme, move_phase
from kam.audit.models import Act
from kam.lib.errors import Conflict, GateNotMet, Invalid, NotAllowed
from kam.tenancy.owner import as_owner
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.gates.conftest import by_people

DAY = date(2026, 11, 23)


def move(house, account, phase, *, actor=None, **more):
    given = {"reason": "Because", "today": DAY} | more
    return move_phase(account, actor=actor or house.kam, version=account.version, to_phase=phase, **given)


def kept(passage: PhasePassage) -> Any:
    """The gate kept with a passage."""
    return passage.gate


def meet(house, account, phase):
    for criterion in by_people(phase):
        judge_criterion(account, criterion, actor=house.kam, met=True, today=DAY, note="Committee of 3 May")


def test_a_new_organisation_has_every_default(scope):
    found = GateCriterion.objects.values_list("phase", "position", "check_code", "parameter", "label_en", "label_fr")
    wanted = {(d.phase, d.position, d.check, d.parameter, d.words.en, d.words.fr) for d in defaults()}
    assert set(found) == wanted


def test_an_unmet_gate_refuses_and_leaves_nothing(scope, account):
    with pytest.raises(GateNotMet) as refused:
        move(scope, account, "onboarding")
    assert len(refused.value.missing) == 2
    assert PhasePassage.objects.count() == 1
    assert Account.objects.get().phase == "qualification"


def test_a_met_gate_passes_and_stays_with_the_passage_as_it_was(scope, account):
    meet(scope, account, "onboarding")
    account = move(scope, account, "onboarding")
    passage = PhasePassage.objects.latest("position")
    assert (kept(passage)["met"], kept(passage)["total"], passage.by_exception) == (3, 3, False)
    before = kept(passage)
    for criterion in GateCriterion.objects.filter(phase="onboarding"):
        update_criterion(
            criterion, actor=scope.administrator, version=1, label_en="New", label_fr="Neuf", parameter=None
        )
    passage.refresh_from_db()
    assert passage.gate == before
    facts = [one["fact"] for one in before["criteria"] if not one["check"]]
    assert all("Committee of 3 May" in one["en"] and "Confirmé par" in one["fr"] for one in facts)
    assert Act.objects.latest("id").verb == "gate.criterion_update"


def test_an_exception_asks_for_the_right_and_is_marked(scope, account):
    with pytest.raises(NotAllowed):
        move(scope, account, "onboarding", by_exception=True)
    with pytest.raises(Invalid):
        move(scope, account, "onboarding", actor=scope.executive, by_exception=True, reason=" ")
    move(scope, account, "onboarding", actor=scope.executive, by_exception=True)
    passage = PhasePassage.objects.latest("position")
    assert (passage.by_exception, kept(passage)["met"], passage.actor) == (True, 1, scope.executive)
    assert Act.objects.get(verb="account.pass_by_exception").details["gate"] == "1/3"


def test_an_exception_for_a_met_gate_is_none(scope, account):
    meet(scope, account, "onboarding")
    move(scope, account, "onboarding", actor=scope.administrator, by_exception=True)
    assert not PhasePassage.objects.latest("position").by_exception


def test_the_way_back_asks_no_gate_and_its_judgements_still_count_in_the_cycle(scope, account):
    meet(scope, account, "onboarding")
    account = move(scope, account, "onboarding")
    account = move(scope, account, "qualification")
    assert PhasePassage.objects.latest("position").gate is None
    assert gates_ahead(account, DAY)["onboarding"].met


def test_another_cycle_is_judged_anew(scope, account):
    meet(scope, account, "onboarding")
    account = move(scope, account, "onboarding")
    account = leave_programme(
        account, actor=scope.kam, version=account.version, outcome="lost", reason="x", lessons="y", today=DAY
    )
    gates = gates_ahead(account, DAY)
    assert (list(gates), gates["onboarding"].met_count) == (["qualification", "onboarding"], 1)


def test_judgements_are_taken_back_and_all_are_kept(scope, account):
    criterion = by_people("onboarding")[0]
    judge_criterion(account, criterion, actor=scope.kam, met=True, today=DAY)
    with pytest.raises(Invalid):
        judge_criterion(account, criterion, actor=scope.kam, met=True, today=DAY)
    judge_criterion(account, criterion, actor=scope.administrator, met=False, today=DAY, note="Too early")
    with pytest.raises(Invalid):
        judge_criterion(account, criterion, actor=scope.kam, met=False, today=DAY)
    assert list(GateTick.objects.order_by("pk").values_list("met", flat=True)) == [True, False]
    fact = next(one for one in gates_ahead(account, DAY)["onboarding"].items if one.pk == criterion.pk).reason
    assert "Taken back by Vallier administrator" in fact
    assert "Too early" in fact
    for statement in ("update accounts_gatetick set met = true", "delete from accounts_gatetick"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_what_the_system_checks_or_nobody_asks_is_not_judged_by_hand(scope, account):
    by_system = GateCriterion.objects.get(phase="onboarding", check_code="accounts.manager")
    elsewhere = by_people("renewal")[0]
    off = by_people("onboarding")[0]
    switch_criterion(off, actor=scope.administrator, active=False)
    off.refresh_from_db()
    for criterion in (by_system, elsewhere, off):
        with pytest.raises(Invalid):
            judge_criterion(account, criterion, actor=scope.kam, met=True, today=DAY)
    with pytest.raises(NotAllowed):
        judge_criterion(account, by_people("onboarding")[0], actor=scope.contributor, met=True, today=DAY)


def test_the_renewal_decision_is_asked_after_a_renewal_only(scope, account):
    def asked():
        return {one.check: one for one in gates_ahead(account, DAY)["development"].items}

    for phase in ("onboarding",):
        account = move(scope, account, phase, actor=scope.administrator, by_exception=True)
    assert "accounts.renewal_decided" not in asked()
    for phase in ("development", "consolidation", "renewal"):
        account = move(scope, account, phase, actor=scope.administrator, by_exception=True)
    assert not asked()["accounts.renewal_decided"].met
    account.renewal_on = DAY + timedelta(days=90)
    assert "neither renewed nor lost" in asked()["accounts.renewal_decided"].reason
    account.renewal_on = DAY + timedelta(days=900)
    assert asked()["accounts.renewal_decided"].met


def test_facts_are_told_in_both_languages(scope, account):
    for phase in ("onboarding", "development"):
        account = move(scope, account, phase, actor=scope.administrator, by_exception=True)
    criteria = kept(PhasePassage.objects.latest("position"))["criteria"]
    assert len(criteria) == 6
    assert all(one["fact"]["en"] and one["fact"]["fr"] and one["fact"]["en"] != one["fact"]["fr"] for one in criteria)


@pytest.mark.parametrize("number", [None, 0, 5])
def test_a_number_out_of_the_checks_bounds_is_refused(scope, number):
    criterion = GateCriterion.objects.get(phase="development", check_code="stakeholders.profiles")
    texts = {"label_en": "At least {n}", "label_fr": "Au moins {n}"}
    with pytest.raises(Invalid) as refused:
        update_criterion(criterion, actor=scope.administrator, version=1, parameter=number, **texts)
    assert "parameter" in refused.value.errors


def test_the_gates_are_tuned_by_administrators_alone(scope):
    admin, criterion = scope.administrator, by_people("onboarding")[0]
    made = create_criterion(actor=admin, phase="onboarding", check_code="reviews.qbr")
    assert (made.parameter, made.position, made.label_en) == (100, 4, made.label_en)
    with pytest.raises(Invalid):
        create_criterion(actor=admin, phase="onboarding", check_code="", label_en="Only English", label_fr="")
    with pytest.raises(Invalid):
        create_criterion(actor=admin, phase="onboarding", check_code="no.such", label_en="a", label_fr="b")
    order_criterion(made, actor=admin, up=True)
    order = list(GateCriterion.objects.filter(phase="onboarding").order_by("position").values_list("pk", flat=True))
    assert order[2] == made.pk
    texts = {"label_en": "a", "label_fr": "b", "parameter": None}
    update_criterion(criterion, actor=admin, version=1, **texts)
    with pytest.raises(Conflict):
        update_criterion(criterion, actor=admin, version=1, **texts)
    for someone in (scope.executive, scope.kam, scope.contributor):
        with pytest.raises(NotAllowed):
            create_criterion(actor=someone, phase="onboarding", check_code="", label_en="a", label_fr="b")
        with pytest.raises(NotAllowed):
            switch_criterion(criterion, actor=someone, active=False)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_taken_back_while_the_account_passes():
    """Movers and doubters at once: whoever is first, a passage without exception never keeps an unmet gate."""
    house = factories.organisation_with_people("Vallier", "vallier", gates=True)
    organisation, unmet = house.organisation.pk, 0

    def passes(pk):
        try:
            with tenant(organisation):
                move(house, Account.objects.get(pk=pk), "onboarding")
            return "moved"
        except (GateNotMet, Conflict):
            return "refused"
        finally:
            connection.close()

    def doubts(pk):
        try:
            with tenant(organisation):
                criterion = by_people("onboarding")[0]
                judge_criterion(Account.objects.get(pk=pk), criterion, actor=house.administrator, met=False, today=DAY)
            return "taken back"
        except Invalid:
            return "too late"
        finally:
            connection.close()

    answers = []
    with ThreadPoolExecutor(2) as pool:
        for number in range(6):
            with tenant(organisation):
                account = factories.account(house, f"Account {number}")
                meet(house, account, "onboarding")
            jobs = [pool.submit(passes, account.pk), pool.submit(doubts, account.pk)]
            answers.append(tuple(job.result() for job in jobs))
    with tenant(organisation):
        for passage in PhasePassage.objects.filter(to_phase="onboarding"):
            unmet += kept(passage)["met"] != kept(passage)["total"]
    assert set(answers) <= {("moved", "too late"), ("refused", "taken back")}
    assert unmet == 0


@pytest.mark.django_db(transaction=True)
def test_migrations_bring_the_gates_and_the_count_to_what_exists_already(house, rival):
    for one in (house, rival):
        with tenant(one.organisation.pk):
            GateCriterion.objects.all().delete()
    with tenant(house.organisation.pk):
        account = factories.account(house)
        for phase in ("onboarding", "qualification", "onboarding"):
            account = move(house, account, phase, today=timezone.localdate())
    steps = import_module("accounts.migrations.0006_passages_continue")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("alter table accounts_phasepassage drop constraint passage_position_once")
        forget = [*steps.COUNT[:2], "update accounts_phasepassage set position = 1", *steps.COUNT[3:]]
        for statement in forget:
            cursor.execute(statement)
        with transaction.atomic():
            for statement in steps.COUNT:
                cursor.execute(statement)
        cursor.execute(steps.ONCE)
        with transaction.atomic(), connection.schema_editor() as editor:
            import_module("accounts.migrations.0009_default_gates").furnish(None, editor)
    with tenant(house.organisation.pk), translation.override("fr"):
        assert list(PhasePassage.objects.values_list("position", flat=True)) == [1, 2, 3, 4]
        assert GateCriterion.objects.count() == len(list(defaults()))
    with tenant(rival.organisation.pk):
        assert GateCriterion.objects.count() == len(list(defaults()))
