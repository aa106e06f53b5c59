"""The journey tab and the move."""

from __future__ import annotations

import pytest

from accounts.models import Account, PhasePassage
from accounts.services.journey import leave_programme, move_phase
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


def _move(house, account, today, *phases):
    with tenant(house.organisation.pk):
        for phase in phases:
            account = move_phase(
                account, actor=house.kam, version=account.version, to_phase=phase, reason=f"To {phase}", today=today
            )
    return account


def test_it_draws_each_cycle_and_lists_each_passage(house, sign_in, account, today):
    _move(house, account, today, "onboarding", "development", "consolidation", "renewal", "development")
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/journey/").content.decode()
    assert "Cycle 2" in body
    assert "To renewal" in body
    assert body.count("<tr>") == 7
    assert "<svg" in body
    assert "style=" not in body


def test_it_costs_the_same_however_long_the_journey(house, sign_in, account, today):
    url, client = f"/accounts/{account.pk}/journey/", sign_in(house.kam)
    short = queries(client, url)
    _move(house, account, today, *["onboarding", "qualification"] * 20)
    assert queries(client, url) == short <= 12


def test_a_move_is_kept_with_its_reason(house, sign_in, account):
    typed = {"to_phase": "onboarding", "reason": "Committee said yes", "version": "1"}
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", typed)
    assert answer["Location"] == f"/accounts/{account.pk}/journey/"
    with tenant(house.organisation.pk):
        assert Account.objects.get().phase == "onboarding"
        assert PhasePassage.objects.latest("id").reason == "Committee said yes"


def test_from_the_side_panel_it_leads_to_the_journey(house, sign_in, account):
    typed = {"to_phase": "onboarding", "reason": "Yes", "version": "1"}
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", typed, **HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/accounts/{account.pk}/journey/")


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"reason": "  "}, "reason"), ({"to_phase": "renewal"}, "to_phase"), ({"to_phase": ""}, "to_phase")],
)
def test_bad_input_is_kept(house, sign_in, account, typed, field):
    given = {"to_phase": "onboarding", "reason": "My long reason", "version": "1"} | typed
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", given)
    assert answer.status_code == 422
    if field != "reason":
        assert b"My long reason" in answer.content
    with tenant(house.organisation.pk):
        assert Account.objects.get().phase == "qualification"


@pytest.mark.parametrize("version", ["1", "", "x"])
def test_a_stale_page_is_refused_and_keeps_the_reason(house, sign_in, account, today, version):
    _move(house, account, today, "onboarding")
    typed = {"to_phase": "onboarding", "reason": "My long reason", "version": version}
    for extra in ({}, HTMX):
        answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", typed, **extra)
        body = answer.content.decode()
        assert answer.status_code == 409
        assert "My long reason" in body
        assert 'name="version" value="2"' in body
        assert "Development" in body
        assert "choose again" in body
        assert "not one of the available" not in body
    with tenant(house.organisation.pk):
        assert PhasePassage.objects.count() == 2


def test_the_doors_of_the_journeys_pages(house, rival, sign_in, account):
    for page, refused in (("journey/", house.contributor), ("journey/compare/", house.contributor)):
        assert_doors(sign_in, rival, f"/accounts/{account.pk}/{page}", allowed=house.kam, refused=refused)
    for page in ("journey/move/", "journey/leave/"):
        url = f"/accounts/{account.pk}/{page}"
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor)
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor, method="post")
    client = sign_in(house.contributor)
    assert client.get("/accounts/former/").status_code == 200
    assert client.delete("/accounts/former/").status_code == 405


LEAVING = {"outcome": "merged", "reason": "Bought by Sorel", "lessons": "Watch the owners", "version": "1"}


def test_an_account_leaves_is_listed_with_its_lessons_and_comes_back(house, rival, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/journey/"
    assert client.post(f"{url}leave/", LEAVING)["Location"] == url
    body = client.get(url).content.decode()
    assert "Merged into another account" in body
    assert "Watch the owners" in body
    assert "Bring back into the programme" in body
    assert f"/accounts/{account.pk}/" not in client.get("/accounts/").content.decode()
    assert "Watch the owners" in client.get("/accounts/former/").content.decode()
    assert "Watch the owners" not in sign_in(house.contributor).get("/accounts/former/").content.decode()
    assert "Watch the owners" not in sign_in(rival.kam).get("/accounts/former/").content.decode()
    typed = {"to_phase": "qualification", "reason": "They called", "version": "2"}
    assert client.post(f"{url}move/", typed)["Location"] == url
    assert client.get(f"{url}compare/").content.decode().count("Cycle 2") >= 3


@pytest.mark.parametrize(("field", "value"), [("outcome", "x"), ("reason", " "), ("lessons", "")])
def test_bad_input_about_leaving_is_kept(house, sign_in, account, field, value):
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/leave/", LEAVING | {field: value})
    assert answer.status_code == 422
    kept = "Watch the owners" if field != "lessons" else "Bought by Sorel"
    assert kept in answer.content.decode()


def test_a_stale_leave_is_refused_and_keeps_the_text(house, sign_in, account, today):
    _move(house, account, today, "onboarding")
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/leave/", LEAVING)
    assert answer.status_code == 409
    assert "Watch the owners" in answer.content.decode()
    with tenant(house.organisation.pk):
        assert Account.objects.get().archived_at is None


@pytest.mark.parametrize("query", ["", "?a=1&b=2", "?a=2&b=1", "?a=9&b=x", "?a=1"])
def test_two_cycles_side_by_side(house, sign_in, account, today, query):
    _move(house, account, today, "onboarding", "development", "consolidation", "renewal", "development")
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/journey/compare/"
    body = client.get(url + query).content.decode()
    for text in ("Length of each phase", "Revenue in a year", "Satisfaction", "People met", "Strategic meetings held"):
        assert text in body
    assert "style=" not in body
    assert queries(client, url + query) <= 12


def test_one_cycle_is_not_compared(house, sign_in, account):
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/journey/compare/").content.decode()
    assert "One cycle so far" in body


def test_the_list_of_former_accounts_costs_the_same_however_long(house, sign_in):
    client, found = sign_in(house.kam), set()
    for count in (1, 2):
        with tenant(house.organisation.pk):
            for number in range(count):
                left = factories.account(house, f"Former {count} {number}")
                given = {"outcome": "lost", "reason": "x", "lessons": "y", "today": left.phase_since}
                leave_programme(left, actor=house.kam, version=1, **given)
        found.add(queries(client, "/accounts/former/"))
    assert len(found) == 1
    assert found.pop() <= 12
