"""What happens to an account offers its protocols: once, where one acts, and the run leads back to what began it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import ProtocolRun, ProtocolTemplate
from accounts.protocols.events import OFFERED_DAYS, offered_events, read_origin, tell
from accounts.queries.protocol_offers import open_offers
from accounts.services.accounts import update_account
from accounts.services.journey import leave_programme, move_phase
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import finish_run, stop_run
from accounts.services.protocols.steps import skip_step
from accounts.services.protocols.writing import set_trigger
from accounts.services.team import set_team_member
from insights.models import Alert
from kam.lib.errors import Invalid
from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from stakeholders.services.people import mark_back, mark_left, update_stakeholder
from tests import factories
from tests.accounts.protocols import making
from tests.accounts.rollcall import queries
from tests.stakeholders.factories import stakeholder

HTMX = {"headers": {"HX-Request": "true"}}
TODAY = timezone.localdate()


def offered(account, today=None):
    return {(one.happened.kind, one.edition.template.code) for one in open_offers(account, today or TODAY)}


def known(account, name, profile):
    """Somebody written down long ago, before the trail told what they were."""
    person = Stakeholder.objects.create(account=account, name=name, profile=profile)
    Stakeholder.objects.filter(pk=person.pk).update(created_at=timezone.now() - timedelta(days=90))
    return person


def leaves(house, person, on=None):
    return mark_left(person, actor=house.kam, version=person.version, left_on=on or TODAY, today=TODAY)


def alert(account):
    contract = factories.contract(account, ends_in=120)
    return Alert.objects.create(account=account, contract=contract, level="risk", score=72, opened_on=TODAY)


def test_every_default_is_bound_to_an_event_that_exists(inside):
    events = set(ProtocolTemplate.objects.exclude(event="").values_list("event", flat=True))
    assert events == set(offered_events())


def test_a_departure_offers_its_protocol_until_it_is_answered(inside):
    account = factories.account(inside)
    person = leaves(inside, stakeholder(inside, account))
    assert offered(account) == {("stakeholders.left", "contact-departure")}
    run = start_protocol(account, actor=inside.kam, code="contact-departure", origin=("stakeholders.left", person.pk))
    assert offered(account) == set()
    stop_run(run, actor=inside.kam, version=1, reason="She came back", today=TODAY)
    assert offered(account) == set()
    second = leaves(inside, stakeholder(inside, account, "Another"))
    assert [one.happened.pk for one in open_offers(account, TODAY)] == [second.pk]


def test_an_offer_ends_with_its_time_and_with_its_cause(inside):
    account = factories.account(inside)
    person = leaves(inside, stakeholder(inside, account))
    assert offered(account, TODAY + timedelta(days=OFFERED_DAYS)) != set()
    assert offered(account, TODAY + timedelta(days=OFFERED_DAYS + 1)) == set()
    mark_back(person, actor=inside.kam, version=person.version)
    assert offered(account) == set()


def test_whoever_runs_it_by_hand_is_not_asked_again(inside):
    account = factories.account(inside)
    leaves(inside, stakeholder(inside, account))
    run = start_protocol(account, actor=inside.kam, code="contact-departure")
    assert offered(account) == set()
    for step in list(run.steps.select_related("run__account", "run__edition", "step")):
        skip_step(step, actor=inside.kam, version=step.version, today=TODAY, reason="Done before")
    words = {"result": "met", "note": "n", "lessons": "l"}
    finish_run(run, actor=inside.kam, version=1, today=TODAY, **words)
    assert offered(account) == {("stakeholders.left", "contact-departure")}


def test_a_new_decision_maker_is_new_only_where_others_decided_before(inside):
    account = factories.account(inside)
    first = stakeholder(inside, account, "First", profile="decision_maker")
    assert offered(account) == set()
    update_stakeholder(first, actor=inside.kam, version=1, profile="sponsor")
    known(account, "Known", "decision_maker")
    user = known(account, "Promoted", "user")
    assert offered(account) == set()
    update_stakeholder(user, actor=inside.kam, version=user.version, profile="decision_maker")
    [offer] = open_offers(account, TODAY)
    assert (offer.happened.kind, offer.happened.pk) == ("stakeholders.decider", user.pk)
    assert offer.happened.on == TODAY
    update_stakeholder(user, actor=inside.kam, version=user.version + 1, profile="user")
    assert offered(account) == set()


def test_a_hand_over_offers_the_change_of_manager_and_the_run_names_both(inside):
    account = factories.account(inside)
    account = update_account(account, actor=inside.kam, version=account.version, owner=inside.executive)
    [offer] = open_offers(account, TODAY)
    assert offer.edition.template.code == "manager-change"
    run = start_protocol(
        account, actor=inside.executive, code="manager-change", origin=(offer.happened.kind, offer.happened.pk)
    )
    said = tell(account, run.origin_kind, run.origin_id)
    assert inside.kam.name in said.text
    assert inside.executive.name in said.text
    account = update_account(account, actor=inside.executive, version=account.version, city="Lyon")
    assert offered(account) == set()


def test_an_alert_offers_the_renewal_at_once_and_the_tender_for_its_deadline(inside):
    ProtocolTemplate.objects.filter(code="renewal").update(active=True)
    account = factories.account(inside)
    made = alert(account)
    said = {one.edition.template.code: (one.reference_on, one.at_once) for one in open_offers(account, TODAY)}
    assert said == {"renewal": (made.contract.end_on, True), "tender": (None, False)}
    Alert.objects.filter(pk=made.pk).update(state="closed", closed_on=TODAY)
    assert offered(account) == set()


def test_what_a_phase_began_says_which(inside):
    making.template(trigger="phase", entering_phase="onboarding")
    account = factories.account(inside)
    account = move_phase(account, actor=inside.kam, version=1, to_phase="onboarding", reason="x", today=TODAY)
    run = ProtocolRun.objects.get()
    assert tell(account, run.origin_kind, run.origin_id).text == "The account entered the phase Onboarding"
    assert run.reference_on is None


def test_nothing_is_offered_outside_the_programme_nor_of_what_is_switched_off(inside):
    account = factories.account(inside)
    leaves(inside, stakeholder(inside, account))
    ProtocolTemplate.objects.filter(code="contact-departure").update(active=False)
    assert offered(account) == set()
    ProtocolTemplate.objects.filter(code="contact-departure").update(active=True)
    given = {"outcome": "lost", "reason": "x", "lessons": "y", "today": TODAY}
    assert offered(leave_programme(account, actor=inside.kam, version=account.version, **given)) == set()


@pytest.mark.parametrize("text", ["", ":", "stakeholders.left", "stakeholders.left:x", "nobody:1", "passage:999999999"])
def test_an_origin_that_says_nothing_is_none(inside, text):
    assert read_origin(factories.account(inside), text) is None


def test_one_click_on_the_persons_page_starts_it_once(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        other = factories.account(house, "Other")
        person = leaves(house, stakeholder(house, account, "Nora Kessler"))
        template = ProtocolTemplate.objects.get(code="contact-departure")
    client, page = sign_in(house.kam), reverse("stakeholders:stakeholder_detail", args=[person.pk])
    assert f'value="stakeholders.left:{person.pk}"' in client.get(page).content.decode()
    typed = {"protocol": template.pk, "origin": f"stakeholders.left:{person.pk}"}
    answers = [client.post(f"/accounts/{account.pk}/protocols/start/", typed) for _turn in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    body = client.get(answers[0]["Location"]).content.decode()
    assert "Nora Kessler left on" in body
    assert f'href="{page}"' in body
    assert "was started for this already" in body
    assert f'value="stakeholders.left:{person.pk}"' not in client.get(page).content.decode()
    assert client.post(f"/accounts/{other.pk}/protocols/start/", typed).status_code == 404
    with tenant(house.organisation.pk):
        assert ProtocolRun.objects.get().reason == ""


def test_who_may_only_read_is_offered_nothing(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        person = leaves(house, stakeholder(house, account))
        set_team_member(account, actor=house.kam, member=house.contributor, level="reader")
    for url in (reverse("stakeholders:stakeholder_detail", args=[person.pk]), f"/accounts/{account.pk}/protocols/"):
        for extra in ({}, HTMX):
            assert "stakeholders.left:" not in sign_in(house.contributor).get(url, **extra).content.decode()


def test_the_alert_page_starts_the_renewal_with_one_click_and_asks_for_the_tenders_deadline(house, sign_in):
    with tenant(house.organisation.pk):
        ProtocolTemplate.objects.filter(code="renewal").update(active=True)
        account = factories.account(house)
        made = alert(account)
        template, tender = (ProtocolTemplate.objects.get(code=code) for code in ("renewal", "tender"))
    client, page = sign_in(house.kam), reverse("insights:alert_detail", args=[made.pk])
    body = client.get(page).content.decode()
    assert body.count(f'value="insights.alert:{made.pk}"') == 1
    assert f'name="reference_on" value="{made.contract.end_on.isoformat()}"' in body
    typed = {"protocol": template.pk, "origin": f"insights.alert:{made.pk}"}
    assert client.post(f"/accounts/{account.pk}/protocols/start/", typed).status_code == 422
    typed["reference_on"] = made.contract.end_on.isoformat()
    run_page = client.post(f"/accounts/{account.pk}/protocols/start/", typed)["Location"]
    assert f'href="{page}"' in client.get(run_page).content.decode()
    assert run_page in client.get(page).content.decode()
    preview = f"/accounts/{account.pk}/protocols/start/?protocol={tender.pk}&origin=insights.alert:{made.pk}"
    asked = client.get(preview).content.decode()
    assert "is at risk" in asked
    assert made.contract.end_on.isoformat() not in asked


def test_a_protocol_of_ones_own_is_bound_to_an_event(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        mine = making.template("mine")
        leaves(house, stakeholder(house, account))
    client, url = sign_in(house.administrator), f"/accounts/protocols/{mine.pk}/trigger/"
    assert "somebody leaves the client" in client.get(url).content.decode()
    typed = {"trigger": "manual", "event": "stakeholders.left", "version": "1"}
    assert client.post(url, {**typed, "event": "nothing"}).status_code == 422
    assert client.post(url, typed).status_code == 302
    assert "offered when somebody leaves the client" in client.get(f"/accounts/protocols/{mine.pk}/").content.decode()
    with tenant(house.organisation.pk):
        assert {code for _kind, code in offered(account)} == {"mine", "contact-departure"}


def test_the_offers_cost_the_same_however_much_happened(house, sign_in):
    client, costs = sign_in(house.kam), []
    with tenant(house.organisation.pk):
        account = factories.account(house)
    for turn in range(3):
        with tenant(house.organisation.pk):
            leaves(house, stakeholder(house, account, f"Left {turn}"))
            known(account, f"Known {turn}", "decision_maker")
            stakeholder(house, account, f"New {turn}", profile="decision_maker")
        urls = [f"/accounts/{account.pk}/protocols/"]
        costs.append((queries(client, urls[0]), queries(client, urls[0], **HTMX)))
    assert len(set(costs)) == 1
    assert max(costs[0]) <= 12, costs


def test_the_pages_of_people_stay_within_twelve_statements_whatever_they_are_offered(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        known(account, "Known", "decision_maker")
        new = stakeholder(house, account, "New", profile="decision_maker")
        gone = leaves(house, stakeholder(house, account, "Gone"))
    client = sign_in(house.kam)
    for person in (new, gone):
        url = reverse("stakeholders:stakeholder_detail", args=[person.pk])
        assert f":{person.pk}" in client.get(url).content.decode()
        assert queries(client, url) <= 12, person


def test_an_event_nobody_registered_binds_nothing(inside):
    with pytest.raises(Invalid):
        set_trigger(
            making.template("mine"), actor=inside.administrator, version=1, trigger="manual", event="nobody.knows"
        )
