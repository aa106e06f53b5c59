"""The gate on the journey page, in the move panel, judged by people; the settings of the gates."""

from __future__ import annotations

import pytest

from accounts.models import Account, GateCriterion, GateTick, PhasePassage
from accounts.services.gates import create_criterion, switch_criterion
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.gates.conftest import by_people
from tests.accounts.rollcall import assert_doors, queries

HTMX = {"headers": {"HX-Request": "true"}}
MOVE = {"to_phase": "onboarding", "reason": "My long reason", "version": "1"}
PROGRAMME = "/accounts/programme/"


def people_of(house, phase="onboarding"):
    with tenant(house.organisation.pk):
        return by_people(phase)


def test_the_journey_shows_how_far_the_next_gate_is(gated, sign_in, account):
    body = sign_in(gated.kam).get(f"/accounts/{account.pk}/journey/").content.decode()
    assert "Entry gate: Onboarding" in body
    assert "1 of 3 met" in body
    assert "Vallier key_account_manager is named." in body
    assert "style=" not in body


def test_the_pages_stay_within_twelve_statements_whatever_is_asked(gated, sign_in, account):
    with tenant(gated.organisation.pk):
        GateCriterion.objects.all().update(phase="onboarding")
    for someone in (gated.kam, gated.executive):
        for page in ("journey/", "journey/move/"):
            assert queries(sign_in(someone), f"/accounts/{account.pk}/{page}") <= 12, (someone, page)


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_an_unmet_gate_is_refused_with_what_is_missing_and_keeps_the_reason(gated, sign_in, account, extra):
    answer = sign_in(gated.kam).post(f"/accounts/{account.pk}/journey/move/", MOVE, **extra)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "ask an executive or an administrator" in body
    assert "My long reason" in body
    assert "Nobody has confirmed it yet." in body
    assert "by_exception" not in body


def test_people_confirm_the_system_agrees_and_the_account_passes(gated, sign_in, account):
    client, url = sign_in(gated.kam), f"/accounts/{account.pk}/journey/"
    for criterion in people_of(gated):
        answer = client.post(f"{url}gate/{criterion.pk}/", {"met": "1", "note": "In the minutes"})
        assert answer["Location"] == f"{url}#gate"
    assert "3 of 3 met" in client.get(url).content.decode()
    assert client.post(f"{url}move/", MOVE)["Location"] == url
    body = client.get(url).content.decode()
    assert "Gate: 3 of 3 met" in body
    assert "In the minutes" in body
    assert "by exception" not in body


def test_a_criterion_added_while_the_page_was_open_is_asked_and_one_taken_away_is_not(gated, sign_in, account):
    client, url = sign_in(gated.kam), f"/accounts/{account.pk}/journey/move/"
    for criterion in people_of(gated):
        client.post(f"/accounts/{account.pk}/journey/gate/{criterion.pk}/", {"met": "1"})
    assert "3 of 3 met" in client.get(url).content.decode()
    with tenant(gated.organisation.pk):
        fields = {"label_en": "The lawyers agree", "label_fr": "Les juristes sont d’accord"}
        added = create_criterion(actor=gated.administrator, phase="onboarding", check_code="", **fields)
    answer = client.post(url, MOVE)
    assert answer.status_code == 422
    for text in ("The lawyers agree", "3 of 4 met", "My long reason"):
        assert text in answer.content.decode()
    with tenant(gated.organisation.pk):
        switch_criterion(added, actor=gated.administrator, active=False)
    assert client.post(url, MOVE).status_code == 302
    with tenant(gated.organisation.pk):
        assert (PhasePassage.objects.latest("pk").gate or {})["total"] == 3


def test_an_executive_passes_by_exception_and_it_shows(gated, sign_in, account):
    client, url = sign_in(gated.executive), f"/accounts/{account.pk}/journey/"
    assert "by_exception" in client.get(f"{url}move/").content.decode()
    assert client.post(f"{url}move/", MOVE).status_code == 422
    assert client.post(f"{url}move/", MOVE | {"by_exception": "on", "reason": ""}).status_code == 422
    assert client.post(f"{url}move/", MOVE | {"by_exception": "on"})["Location"] == url
    assert "by exception" in client.get(url).content.decode()
    history = sign_in(gated.administrator).get(f"/accounts/{account.pk}/history/").content.decode()
    assert "past an unmet entry gate, by exception" in history


def test_a_manager_cannot_force_it_by_adding_the_field(gated, sign_in, account):
    answer = sign_in(gated.kam).post(f"/accounts/{account.pk}/journey/move/", MOVE | {"by_exception": "on"})
    assert answer.status_code == 422
    with tenant(gated.organisation.pk):
        assert Account.objects.get().phase == "qualification"
        assert PhasePassage.objects.count() == 1


def test_the_way_back_is_free(gated, sign_in, account):
    client, url = sign_in(gated.administrator), f"/accounts/{account.pk}/journey/move/"
    client.post(url, MOVE | {"by_exception": "on"})
    back = {"to_phase": "qualification", "reason": "Too early", "version": "2"}
    assert sign_in(gated.kam).post(url, back).status_code == 302


def test_a_judgement_is_taken_back_and_both_are_listed(gated, sign_in, account):
    client, criterion = sign_in(gated.kam), people_of(gated)[0]
    url = f"/accounts/{account.pk}/journey/gate/{criterion.pk}/"
    client.post(url, {"met": "1", "note": "Yes"})
    assert "Take back" in client.get(url).content.decode()
    assert client.post(url, {"met": "1", "note": "Twice"}).status_code == 422
    assert client.post(url, {"met": "0", "note": "No"}, **HTMX).status_code == 204
    body = client.get(url).content.decode()
    assert "confirmed it" in body
    assert "took it back" in body
    assert client.post(url, {"note": "Typed text"}).status_code == 422
    with tenant(gated.organisation.pk):
        assert GateTick.objects.count() == 2


def test_the_doors_of_a_criterion(gated, rival, sign_in, account):
    criterion = people_of(gated)[0]
    url = f"/accounts/{account.pk}/journey/gate/{criterion.pk}/"
    assert_doors(sign_in, rival, url, allowed=gated.kam, refused=gated.contributor)
    assert_doors(sign_in, rival, url, allowed=gated.kam, refused=gated.contributor, method="post")
    [theirs] = people_of(rival, "onboarding")[:1] or [None]
    assert theirs is None
    with tenant(rival.organisation.pk):
        theirs = GateCriterion.objects.first()
    answer = sign_in(gated.kam).get(f"/accounts/{account.pk}/journey/gate/{theirs.pk}/")
    assert answer.status_code == 404


def test_a_criterion_of_the_system_explains_itself(gated, sign_in, account):
    with tenant(gated.organisation.pk):
        criterion = GateCriterion.objects.get(phase="onboarding", check_code="accounts.manager")
    url = f"/accounts/{account.pk}/journey/gate/{criterion.pk}/"
    client = sign_in(gated.kam)
    assert "Met when the account has an account manager." in client.get(url).content.decode()
    assert client.post(url, {"met": "1"}).status_code == 422


def test_the_doors_of_the_settings(gated, rival, sign_in):
    with tenant(gated.organisation.pk):
        pk = GateCriterion.objects.first().pk
    for url in (PROGRAMME, f"{PROGRAMME}new/"):
        for someone in (gated.executive, gated.kam, gated.contributor):
            assert sign_in(someone).get(url).status_code == 403
        assert sign_in(gated.administrator).get(url).status_code == 200
        assert sign_in(gated.administrator).delete(url).status_code == 405
    edit = f"{PROGRAMME}{pk}/edit/"
    assert_doors(sign_in, rival, edit, allowed=gated.administrator, refused=gated.kam)
    for verb in ("switch", "order"):
        url = f"{PROGRAMME}{pk}/{verb}/"
        assert_doors(
            sign_in, rival, url, allowed=gated.administrator, refused=gated.executive, method="post", wrong_method="get"
        )


def test_the_settings_cost_the_same_however_much_is_asked(gated, sign_in):
    client = sign_in(gated.administrator)
    few = queries(client, PROGRAMME)
    with tenant(gated.organisation.pk):
        GateCriterion.objects.bulk_create(
            GateCriterion(phase="renewal", position=n, label_en=f"E{n}", label_fr=f"F{n}") for n in range(9, 109)
        )
    assert queries(client, PROGRAMME) == few <= 12


def test_a_criterion_is_added_changed_ordered_and_switched_off(gated, sign_in):
    client = sign_in(gated.administrator)
    new = {"phase": "renewal", "check_code": "stakeholders.profiles", "parameter": "2"}
    assert client.post(f"{PROGRAMME}new/", new)["Location"] == PROGRAMME
    assert "Profiles covered, of the four: at least 2" in client.get(PROGRAMME).content.decode()
    with tenant(gated.organisation.pk):
        made = GateCriterion.objects.latest("pk")
    edit = {"label_en": "Know {n} sides", "label_fr": "Connaître {n} côtés", "parameter": "9", "version": "1"}
    edit["check_code"] = "stakeholders.profiles"
    answer = client.post(f"{PROGRAMME}{made.pk}/edit/", edit)
    assert answer.status_code == 422
    assert "Choose a number from 1 to 4." in answer.content.decode()
    assert "Know {n} sides" in answer.content.decode()
    assert client.post(f"{PROGRAMME}{made.pk}/edit/", edit | {"parameter": "3"})["Location"] == PROGRAMME
    stale = client.post(f"{PROGRAMME}{made.pk}/edit/", edit | {"parameter": "4", "label_en": "Mine"})
    assert stale.status_code == 409
    assert "Mine" in stale.content.decode()
    assert "Know {n} sides" in stale.content.decode()
    client.post(f"{PROGRAMME}{made.pk}/order/", {"way": "up"})
    client.post(f"{PROGRAMME}{made.pk}/switch/", {"active": "0"})
    with tenant(gated.organisation.pk):
        made.refresh_from_db()
        assert (made.position, made.active) == (6, False)


def test_what_checks_a_criterion_may_change_until_people_have_judged_by_it(gated, sign_in, account):
    client = sign_in(gated.administrator)
    by_hand = people_of(gated)[0]
    texts = {"label_en": "Review held", "label_fr": "Revue tenue"}
    typed = texts | {"check_code": "reviews.qbr", "parameter": "60", "version": "1"}
    assert client.post(f"{PROGRAMME}{by_hand.pk}/edit/", typed | {"parameter": ""}).status_code == 422
    assert client.post(f"{PROGRAMME}{by_hand.pk}/edit/", typed)["Location"] == PROGRAMME
    with tenant(gated.organisation.pk):
        by_hand.refresh_from_db()
        assert (by_hand.check_code, by_hand.parameter) == ("reviews.qbr", 60)
    back = texts | {"check_code": "", "version": "2"}
    assert client.post(f"{PROGRAMME}{by_hand.pk}/edit/", back)["Location"] == PROGRAMME
    sign_in(gated.kam).post(f"/accounts/{account.pk}/journey/gate/{by_hand.pk}/", {"met": "1", "note": ""})
    refused = client.post(f"{PROGRAMME}{by_hand.pk}/edit/", typed | {"version": "3", "label_en": "Kept text"})
    assert refused.status_code == 422
    assert "People have judged by it" in refused.content.decode()
    assert "Kept text" in refused.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"phase": "nowhere", "label_en": "Typed text", "label_fr": "x"},
        {"phase": "renewal", "label_en": "Typed text", "label_fr": ""},
        {"phase": "renewal", "label_en": "Typed text", "check_code": "reviews.qbr", "parameter": "1"},
        {"phase": "renewal", "label_en": "Typed text", "check_code": "none.such"},
    ],
)
def test_bad_input_about_a_criterion_is_kept(gated, sign_in, typed):
    answer = sign_in(gated.administrator).post(f"{PROGRAMME}new/", typed)
    assert answer.status_code == 422
    assert "Typed text" in answer.content.decode()


def test_in_french_the_gate_speaks_french(db, sign_in):
    house = factories.organisation_with_people("Vallier", "vallier", locale="fr", gates=True)
    with tenant(house.organisation.pk):
        account = factories.account(house)
    house.kam.user.locale = "fr"
    house.kam.user.save()
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/journey/").content.decode()
    assert "La décision d’entrer dans le programme est prise et motivée" in body
    assert "1 sur 3 atteints" in body
