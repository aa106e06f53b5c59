"""Contracts in full: frameworks, outcomes, competitors, documents, tender mode, and the ticks of a runway."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.access import frameworks_for
from accounts.choices import ContractOutcome
from accounts.models import Contract, ContractCompetitor, Product, ProtocolTemplate, RunwayGate, RunwayTick
from accounts.queries.contracts import facts_of
from accounts.renewals.defaults import DEFAULTS
from accounts.services.contract_details import (
    add_competitor,
    add_document,
    remove_competitor,
    remove_document,
    update_competitor,
)
from accounts.services.contracts import Decision, lose_contract, renew_contract, update_contract
from accounts.services.protocols.running import pause_run, stop_run
from accounts.services.runway import create_gate, switch_gate, tick_gate, update_gate
from accounts.services.tender import begin_tender, end_tender
from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed, NotVisible
from tests import factories
from tests.accounts.factories import contract

TODAY = date(2027, 6, 1)


@pytest.fixture
def account(inside):
    return factories.account(inside)


@pytest.fixture
def made(inside, account):
    return contract(inside, account)


@pytest.fixture
def frame(inside, account):
    return contract(inside, account, kind="framework", reference="AC-1", annual_value=Decimal(0))


def gate(code="value-pack", variant="renewal"):
    return RunwayGate.objects.get(code=code, variant=variant)


def acts(verb):
    return Act.objects.filter(verb=verb).count()


def order(house, account, frame, **fields):
    given = {"kind": "order", "framework": frame, "reference": "AC-1-1", "start_on": date(2026, 1, 1)}
    return contract(house, account, **(given | fields))


# Frameworks


def test_an_order_lies_within_its_framework_and_says_so_when_it_does_not(inside, account, frame):
    made = order(inside, account, frame, end_on=date(2027, 12, 31))
    assert list(frame.orders.all()) == [made]
    for outside in ({"start_on": date(2024, 12, 31)}, {"end_on": date(2028, 1, 1)}):
        with pytest.raises(Invalid, match=r"AC-1 runs from 1 Jan 2025 to 31 Dec 2027") as refusal:
            order(inside, account, frame, reference="AC-1-2", **outside)
        assert "end_on" in refusal.value.errors


def test_an_order_needs_a_framework_that_is_one_of_its_own_group(inside, account, frame, made):
    for wrong in (None, made):
        with pytest.raises(Invalid) as refusal:
            order(inside, account, wrong)
        assert "framework" in refusal.value.errors
    with pytest.raises(Invalid, match="another group"):
        order(inside, factories.account(inside, "Stranger"), frame)
    subsidiary = factories.account(inside, "Orvelle Nord", parent=account)
    assert order(inside, subsidiary, frame).framework == frame


def test_a_group_of_any_depth_calls_off_under_its_frameworks(inside, account, frame):
    middle = factories.account(inside, "Orvelle Nord", parent=account)
    below, beside = (factories.account(inside, name, parent=middle) for name in ("Lille", "Lens"))
    local = contract(inside, beside, kind="framework", reference="AC-2")
    stranger = contract(inside, factories.account(inside, "Stranger"), kind="framework", reference="AC-3")
    assert set(frameworks_for(inside.kam, below)) == {frame, local}
    assert set(frameworks_for(inside.kam, stranger.account)) == {stranger}
    assert order(inside, below, frame).framework == frame
    assert order(inside, below, local, reference="AC-2-1").framework == local
    with pytest.raises(Invalid, match="another group"):
        order(inside, below, stranger, reference="AC-3-1")


def test_no_circle_is_possible(inside, account, frame):
    made = order(inside, account, frame)
    with pytest.raises(Invalid, match="it stays one"):
        update_contract(frame, actor=inside.kam, version=1, kind="contract")
    with pytest.raises(Invalid):
        update_contract(frame, actor=inside.kam, version=1, kind="order", framework=made)
    with pytest.raises(Invalid):
        update_contract(frame, actor=inside.kam, version=1, kind="order", framework=frame)
    with pytest.raises(DatabaseError), transaction.atomic():
        Contract.objects.filter(pk=frame.pk).update(framework=frame, kind="order")


def test_a_framework_shortened_afterwards_leaves_its_orders_outside(inside, account, frame):
    made = order(inside, account, frame)
    fresh = update_contract(frame, actor=inside.kam, version=1, end_on=date(2027, 6, 30))
    made.refresh_from_db()
    made.framework = fresh
    assert made.outside_framework


def test_what_is_no_order_any_more_leaves_its_framework(inside, account, frame):
    made = order(inside, account, frame)
    assert update_contract(made, actor=inside.kam, version=1, kind="contract").framework is None


def test_an_order_follows_its_framework_to_the_one_that_renewed_it(inside, account, frame):
    made = order(inside, account, frame)
    terms = {"start_on": date(2028, 1, 1), "end_on": date(2028, 12, 31)}
    with pytest.raises(Invalid, match="within its framework"):
        renew_contract(made, actor=inside.kam, version=1, annual_value=made.annual_value, **terms)
    renewed = renew_contract(
        frame,
        actor=inside.kam,
        version=1,
        annual_value=Decimal(0),
        start_on=date(2028, 1, 1),
        end_on=date(2030, 12, 31),
    )
    following = renew_contract(made, actor=inside.kam, version=1, annual_value=made.annual_value, **terms)
    assert following.framework == renewed


def test_products_are_covered_exactly_and_go_along_with_a_renewal(inside, account):
    pump, valve = (Product.objects.create(name=name) for name in ("Pump", "Valve"))
    made = contract(inside, account, products=[pump])
    update_contract(made, actor=inside.kam, version=1, products=[valve])
    assert [one.product for one in made.covered.all()] == [valve]
    made = update_contract(made, actor=inside.kam, version=2, title="Untouched products")
    terms = {"start_on": date(2028, 1, 1), "end_on": date(2028, 12, 31), "annual_value": made.annual_value}
    following = renew_contract(made, actor=inside.kam, version=3, **terms)
    assert [one.product for one in following.covered.all()] == [valve]


def test_a_notice_period_may_have_days(inside, account):
    made = contract(inside, account, end_on=date(2028, 3, 31), notice_months=1, notice_days=15)
    assert made.notice_on == date(2028, 2, 14)


# Outcomes


@pytest.mark.parametrize(("value", "outcome"), [("1200000", "renewed"), ("1200000.01", "up"), ("1", "down")])
def test_the_outcome_follows_from_the_value_and_must_be_confirmed_as_it_is(inside, made, value, outcome):
    terms = {"start_on": date(2028, 1, 1), "end_on": date(2028, 12, 31), "annual_value": Decimal(value)}
    given = {"actor": inside.kam, "version": 1, "today": TODAY, **terms}
    for wrong in {"renewed", "up", "down"} - {outcome}:
        with pytest.raises(Invalid) as refusal:
            renew_contract(made, decision=Decision(outcome=wrong), **given)
        assert "outcome" in refusal.value.errors
    said = Decision(outcome, date(2027, 5, 20), "value", "They counted it themselves")
    following = renew_contract(made, decision=said, **given)
    made.refresh_from_db()
    assert (made.outcome, made.outcome_on, made.outcome_reason) == (outcome, date(2027, 5, 20), "value")
    assert (made.final_value, made.outcome_note) == (Decimal(value), "They counted it themselves")
    assert following.follows == made
    assert following.outcome_on is None
    assert acts("contract.renew") == 1


def test_a_lost_contract_keeps_its_day_its_reason_and_nothing_as_its_value(inside, made):
    said = Decision(outcome_on=date(2027, 5, 2), outcome_reason="competitor")
    lost = lose_contract(made, actor=inside.kam, version=1, reason="Cheaper by a third", decision=said, today=TODAY)
    assert lost.outcome == ContractOutcome.LOST
    assert (lost.final_value, lost.outcome_note) == (Decimal(0), "Cheaper by a third")
    assert (lost.outcome_on, lost.outcome_reason) == (date(2027, 5, 2), "competitor")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Decision(outcome_on=date(2027, 6, 2)), "outcome_on"),
        (Decision(outcome_on=date(2024, 12, 31)), "outcome_on"),
        (Decision(outcome_reason="weather"), "outcome_reason"),
    ],
)
def test_a_decision_of_tomorrow_or_before_the_contract_or_without_sense_is_refused(inside, made, said, field):
    with pytest.raises(Invalid) as refusal:
        lose_contract(made, actor=inside.kam, version=1, reason="x", decision=said, today=TODAY)
    assert field in refusal.value.errors
    made.refresh_from_db()
    assert made.runs


def test_a_running_contract_has_no_outcome_in_the_database_either(made):
    with pytest.raises(DatabaseError), transaction.atomic():
        Contract.objects.filter(pk=made.pk).update(final_value=3)


@pytest.mark.parametrize(
    "write",
    [
        lambda made, **who: update_contract(made, version=1, title="Pumps", **who),
        lambda made, **who: lose_contract(made, version=1, reason="Price", **who),
        lambda made, **who: renew_contract(
            made, version=1, annual_value=Decimal(1), start_on=date(2028, 1, 1), end_on=date(2028, 12, 31), **who
        ),
    ],
)
def test_the_account_is_held_before_its_contracts_are_written(inside, made, write):
    with CaptureQueriesContext(connection) as ran:
        write(made, actor=inside.kam)
    said = [one["sql"].lower() for one in ran]
    held = next(place for place, sql in enumerate(said) if "accounts_account" in sql and "for update" in sql)
    assert held < next(place for place, sql in enumerate(said) if sql.startswith('update "accounts_contract"'))


# Competitors and documents


def test_competitors_are_noted_once_changed_and_taken_off(inside, made):
    rival = add_competitor(made, actor=inside.kam, name=" Kelvin ", threat="low", note="")
    with pytest.raises(Invalid, match="already"):
        add_competitor(made, actor=inside.kam, name="KELVIN", threat="high", note="")
    fresh = update_competitor(rival, actor=inside.kam, version=1, name="Kelvin", threat="high", note="Cheap")
    assert fresh.threat == "high"
    with pytest.raises(Conflict):
        update_competitor(rival, actor=inside.kam, version=1, name="Kelvin", threat="low", note="")
    with pytest.raises(Conflict):
        remove_competitor(rival, actor=inside.kam, version=1)
    assert ContractCompetitor.objects.get().note == "Cheap"
    for _twice in range(2):
        remove_competitor(fresh, actor=inside.kam, version=2)
    assert not ContractCompetitor.objects.exists()
    told = Act.objects.filter(object_id=made.pk, verb__startswith="contract.competitor").order_by("pk")
    assert [one.details for one in told] == [{"competitor": "Kelvin"}] * 3


def test_a_document_is_kept_under_its_own_type_and_taken_away_once(inside, made):
    upload = SimpleUploadedFile("../terms.pdf", b"%PDF-1.7", "text/html")
    document = add_document(made, upload, actor=inside.kam)
    assert (document.file.name, document.file.content_type) == ("terms.pdf", "application/pdf")
    with pytest.raises(Invalid, match="this very file"):
        add_document(made, SimpleUploadedFile("again.pdf", b"%PDF-1.7"), actor=inside.kam)
    remove_document(document, actor=inside.kam, now=timezone.now())
    with pytest.raises(NotVisible):
        remove_document(document, actor=inside.kam, now=timezone.now())
    assert (acts("contract.document_add"), acts("contract.document_remove")) == (1, 1)


# Tender mode


def test_tender_mode_starts_the_protocol_counted_back_from_the_end_and_the_gates_change(inside, made):
    run = begin_tender(made, actor=inside.kam, version=1, today=TODAY)
    assert (run.template.code, run.reference_on, run.origin_id) == ("tender", made.end_on, made.pk)
    made.refresh_from_db()
    assert (made.tender_on, made.tender) == (TODAY, True)
    with pytest.raises(Invalid, match="already"):
        begin_tender(made, actor=inside.kam, version=2, today=TODAY)
    with pytest.raises(Invalid, match="not on the contract's runway"):
        tick_gate(made, gate("proposal"), actor=inside.kam, done=True, today=TODAY, evidence="x")
    tick_gate(made, gate("bid-team", "tender"), actor=inside.kam, done=True, today=TODAY, evidence="Names")
    with pytest.raises(Invalid):
        end_tender(made, actor=inside.kam, version=2, reason=" ", today=TODAY)
    end_tender(made, actor=inside.kam, version=2, reason="They prolonged it", today=TODAY)
    made.refresh_from_db()
    assert not made.in_tender
    assert begin_tender(made, actor=inside.kam, version=3, today=TODAY) == run
    assert (acts("contract.tender_on"), acts("contract.tender_off"), acts("protocol.start")) == (2, 1, 0)


def test_tender_mode_begun_again_after_its_protocol_was_stopped_starts_another(inside, made):
    first = begin_tender(made, actor=inside.kam, version=1, today=TODAY)
    stop_run(first, actor=inside.kam, version=first.version, reason="Prolonged", today=TODAY)
    made.refresh_from_db()
    end_tender(made, actor=inside.kam, version=2, reason="Prolonged", today=TODAY)
    made.refresh_from_db()
    second = begin_tender(made, actor=inside.kam, version=3, today=TODAY)
    assert second != first
    assert (second.state, second.reference_on) == ("running", made.end_on)
    assert facts_of(made, inside.kam).tender_run == second.pk
    made.refresh_from_db()
    end_tender(made, actor=inside.kam, version=4, reason="Prolonged again", today=TODAY)
    made.refresh_from_db()
    assert begin_tender(made, actor=inside.kam, version=5, today=TODAY) == second


def test_leaving_tender_mode_stops_its_protocol_where_that_is_asked_for(inside, made):
    run = begin_tender(made, actor=inside.kam, version=1, today=TODAY)
    made.refresh_from_db()
    end_tender(made, actor=inside.kam, version=2, reason="They prolonged it", today=TODAY, stop_protocol=True)
    run.refresh_from_db()
    assert (run.state, run.stop_reason, run.ended_by) == ("stopped", "They prolonged it", inside.kam)
    made.refresh_from_db()
    assert begin_tender(made, actor=inside.kam, version=3, today=TODAY) != run


@pytest.mark.parametrize("paused", [False, True])
def test_a_contract_that_is_lost_or_renewed_leaves_no_tender_protocol_behind(inside, account, made, paused):
    other = contract(inside, account, reference="AC-2")
    lost, renewed = (begin_tender(one, actor=inside.kam, version=1, today=TODAY) for one in (made, other))
    if paused:
        for run in (lost, renewed):
            pause_run(run, actor=inside.kam, version=run.version, reason="Summer", today=TODAY)
    lose_contract(made, actor=inside.kam, version=2, reason="They chose the cheapest", today=TODAY)
    given = {"end_on": other.end_on + timedelta(days=365), "start_on": other.end_on + timedelta(days=1)}
    renew_contract(
        other, actor=inside.kam, version=2, annual_value=other.annual_value, today=TODAY,
        **given, decision=Decision(outcome_note="Our price held"),
    )  # fmt: skip
    for run, reason in ((lost, "They chose the cheapest"), (renewed, "Our price held")):
        run.refresh_from_db()
        assert (run.state, run.stop_reason, run.ended_on) == ("stopped", reason, TODAY)
    assert acts("protocol.stop") == 0  # part of what was recorded of the contract


def test_a_renewal_without_a_word_says_why_its_protocol_stopped_and_a_finished_one_stays(inside, made):
    run = begin_tender(made, actor=inside.kam, version=1, today=TODAY)
    given = {"end_on": made.end_on + timedelta(days=365), "start_on": made.end_on + timedelta(days=1)}
    renew_contract(made, actor=inside.kam, version=2, annual_value=made.annual_value, today=TODAY, **given)
    run.refresh_from_db()
    assert (run.state, run.stop_reason) == ("stopped", f"{made.reference} is renewed.")


def test_tender_mode_begins_without_a_protocol_where_the_organisation_has_switched_it_off(inside, made):
    ProtocolTemplate.objects.filter(code="tender").update(active=False)
    assert begin_tender(made, actor=inside.kam, version=1, today=TODAY) is None
    made.refresh_from_db()
    assert made.in_tender


def test_a_stale_switch_and_a_closed_contract_are_refused(inside, made):
    with pytest.raises(Conflict):
        begin_tender(made, actor=inside.kam, version=7, today=TODAY)
    closed = lose_contract(made, actor=inside.kam, version=1, reason="Gone")
    with pytest.raises(Invalid, match="closed"):
        begin_tender(closed, actor=inside.kam, version=2, today=TODAY)


# Ticks


def test_a_gate_is_done_once_with_its_evidence_and_taken_back_and_both_are_kept(inside, made):
    given = {"actor": inside.kam, "today": TODAY}
    with pytest.raises(Invalid, match="only with evidence"):
        tick_gate(made, gate(), done=True, evidence="  ", **given)
    tick = tick_gate(made, gate(), done=True, done_on=date(2027, 5, 1), link="https://wiki.example/pack", **given)
    assert (tick.done_on, tick.actor) == (date(2027, 5, 1), inside.kam)
    with pytest.raises(Invalid, match="stands so already"):
        tick_gate(made, gate(), done=True, evidence="again", **given)
    tick_gate(made, gate(), done=False, **given)
    with pytest.raises(Invalid, match="stands so already"):
        tick_gate(made, gate(), done=False, **given)
    assert list(RunwayTick.objects.order_by("pk").values_list("done", flat=True)) == [True, False]
    assert (acts("runway.tick"), acts("runway.take_back")) == (1, 1)


@pytest.mark.parametrize("day", [date(2027, 6, 2), date(2024, 12, 31)])
def test_a_tick_is_neither_of_tomorrow_nor_before_the_contract(inside, made, day):
    with pytest.raises(Invalid) as refusal:
        tick_gate(made, gate("readiness"), actor=inside.kam, done=True, today=TODAY, done_on=day)
    assert "done_on" in refusal.value.errors


def test_ticks_are_never_rewritten(inside, made):
    tick = tick_gate(made, gate("readiness"), actor=inside.kam, done=True, today=TODAY)
    for write in (lambda: RunwayTick.objects.update(evidence="x"), tick.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_a_closed_contract_and_a_gate_switched_off_are_not_ticked(inside, made):
    switch_gate(gate("readiness"), actor=inside.administrator, active=False)
    with pytest.raises(Invalid):
        tick_gate(made, gate("readiness"), actor=inside.kam, done=True, today=TODAY)
    lose_contract(made, actor=inside.kam, version=1, reason="Gone")
    with pytest.raises(Invalid, match="closed"):
        tick_gate(made, gate(), actor=inside.kam, done=True, today=TODAY, evidence="x")


def test_readers_write_nothing(inside, made):
    rival = add_competitor(made, actor=inside.kam, name="Kelvin", threat="low", note="")
    document = add_document(made, SimpleUploadedFile("a.txt", b"a"), actor=inside.kam)
    who = {"actor": inside.executive}
    for write in (
        lambda: tick_gate(made, gate(), done=True, today=TODAY, evidence="x", **who),
        lambda: begin_tender(made, version=1, today=TODAY, **who),
        lambda: end_tender(made, version=1, reason="x", today=TODAY, **who),
        lambda: add_competitor(made, name="x", threat="low", note="", **who),
        lambda: update_competitor(rival, version=1, name="x", threat="low", note="", **who),
        lambda: remove_competitor(rival, version=1, **who),
        lambda: add_document(made, SimpleUploadedFile("b.txt", b"b"), **who),
        lambda: remove_document(document, now=timezone.now(), **who),
        lambda: create_gate(variant="renewal", **FIELDS, actor=inside.kam),
        lambda: update_gate(gate(), version=1, **FIELDS, actor=inside.kam),
        lambda: switch_gate(gate(), active=False, actor=inside.kam),
    ):
        with pytest.raises(NotAllowed):
            write()


# The organisation's gates

FIELDS = {
    "label_en": "Ask", "label_fr": "Demander", "days": 45, "before_notice": True, "evidence_en": "", "evidence_fr": "",
    "evidence_required": False,
}  # fmt: skip


def test_every_organisation_begins_with_the_fields_gates(inside):
    assert RunwayGate.objects.count() == len(DEFAULTS)
    assert gate("savings-programme", "tender").days == 365
    assert {one.before_notice for one in RunwayGate.objects.filter(code="stakeholder-audit")} == {True}


def test_a_gate_is_made_changed_and_switched(inside):
    admin = inside.administrator
    made = create_gate(actor=admin, variant="renewal", **FIELDS)
    fresh = update_gate(made, actor=admin, version=1, **(FIELDS | {"days": 30}))
    assert (fresh.days, fresh.version) == (30, 2)
    with pytest.raises(Conflict):
        update_gate(made, actor=admin, version=1, **FIELDS)
    for _twice in range(2):
        switch_gate(fresh, actor=admin, active=False)
    fresh.refresh_from_db()
    assert (fresh.active, fresh.version) == (False, 3)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"label_fr": " "}, "label_fr"),
        ({"days": 366}, "days"),
        ({"days": -1}, "days"),
        ({"evidence_en": "Minutes"}, "evidence_fr"),
    ],
)
def test_a_gate_has_both_languages_and_lies_on_the_line(inside, wrong, field):
    with pytest.raises(Invalid) as refusal:
        create_gate(actor=inside.administrator, variant="renewal", **(FIELDS | wrong))
    assert field in refusal.value.errors


def test_a_changed_gate_counts_at_once(inside, made):
    from accounts.queries.runway import runway_line

    before = {one.gate.code: one.stop.safe for one in runway_line(made, TODAY).gates}
    update_gate(
        gate("proposal"), actor=inside.administrator, version=1, **(FIELDS | {"days": 40, "before_notice": False})
    )
    after = {one.gate.code: one.stop.safe for one in runway_line(made, TODAY).gates}
    assert after["proposal"] == before["proposal"] - timedelta(days=10)
