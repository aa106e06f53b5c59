"""The same questions to every page of the room."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.services.team import set_team_member
from kam.tenancy.scope import tenant

HTMX = {"HX-Request": "true"}

# name, query, method, what a contributor without a right on the account gets, is it about one object
PAGES = [
    ("my_day", "", "GET", 200, False),
    ("programme", "", "GET", 403, False),
    ("signal_list", "", "GET", 200, False),
    ("signal_list", "?state=closed&level=risk&mine=1&after=broken", "GET", 200, False),
    ("search", "?q=orvelle", "GET", 200, False),
    ("palette", "?q=orvelle", "GET", 200, False),
    ("digest_preview", "", "GET", 200, False),
    ("account_risks", "", "GET", 403, True),
    ("account_risk_panel", "", "GET", 403, True),
    ("account_header_facts", "", "GET", 403, True),
    ("account_map", "", "GET", 403, True),
    ("account_map", "?from=2026-02-30&to=x&range=ages&profile=nobody&function=x", "GET", 403, True),
    ("account_journey_map", "", "GET", 403, True),
    ("account_moments", "?lane=user&skip=9", "GET", 403, True),
    ("account_map_svg", "?range=year", "POST", 403, True),
    ("account_map_pdf", "", "POST", 403, True),
    ("power_map_svg", "?on=2026-01-01&since=nonsense&entity=x", "POST", 403, True),
    ("power_map_pdf", "", "POST", 403, True),
    ("org_chart_svg", "?entity=nowhere", "POST", 403, True),
    ("org_chart_pdf", "", "POST", 403, True),
    ("alert_detail", "", "GET", 403, True),
    ("alert_take", "", "POST", 403, True),
    ("alert_close", "", "POST", 403, True),
    ("task_done", "", "POST", 403, True),
    ("task_reopen", "", "POST", 403, True),
    ("task_postpone", "", "POST", 403, True),
    ("task_restore", "", "POST", 403, True),
]
IDS = [f"{name}{query}" for name, query, *_ in PAGES]
READ = [page for page in PAGES if page[2] == "GET"]
BY_OBJECT = [page for page in PAGES if page[4]]


def call(client, place, page, **extra):
    name, query, method, *_ = page
    return client.generic(method, place.url(name, query), **extra)


@pytest.mark.parametrize("page", READ, ids=lambda page: page[0] + page[1])
def test_an_administrator_opens_it(place, sign_in, page):
    answer = call(sign_in(place.house.administrator), place, page)
    assert answer.status_code == 200
    assert len(answer.content) <= (50_000 if page[0] == "account_map" else 40_000)  # an account's page, and the day's


@pytest.mark.parametrize("page", [one for one in READ if one[0] != "programme"], ids=lambda page: page[0] + page[1])
def test_the_account_manager_opens_it(place, sign_in, page):
    assert call(sign_in(place.house.kam), place, page).status_code == 200


@pytest.mark.parametrize("page", READ, ids=lambda page: page[0] + page[1])
def test_an_executive_opens_it(place, sign_in, page):
    assert call(sign_in(place.house.executive), place, page).status_code == 200


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_colleague_without_a_right_on_the_account(place, sign_in, page):
    answer = call(sign_in(place.house.contributor), place, page)
    assert answer.status_code == page[3]
    if page[0] not in {"search", "palette"}:
        assert "Orvelle" not in answer.content.decode()


def test_the_account_manager_may_not_open_the_programme(place, sign_in):
    assert sign_in(place.house.kam).get(place.url("programme")).status_code == 403


@pytest.mark.parametrize("page", BY_OBJECT, ids=lambda page: page[0])
def test_another_organisation_does_not_find_it(place, rival, sign_in, page):
    for member in rival.people.values():
        assert call(sign_in(member), place, page).status_code == 404


@pytest.mark.parametrize("page", [one for one in READ if not one[4]], ids=lambda page: page[0] + page[1])
def test_another_organisation_reads_nothing_of_ours(place, rival, sign_in, page):
    html = call(sign_in(rival.administrator), place, page).content.decode()
    for word in ("Orvelle Logistique", "Hélène Baroux", "value file"):
        assert word not in html


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_anonymous_goes_to_sign_in(place, page):
    answer = call(Client(), place, page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_other_methods_are_refused(place, sign_in, page):
    client = sign_in(place.house.administrator)
    for method in {"GET", "POST", "PUT", "DELETE"} - {page[2]}:
        assert client.generic(method, place.url(page[0], page[1])).status_code == 405


def test_a_reader_of_the_account_sees_but_does_not_close(place, sign_in):
    with tenant(place.house.organisation.pk):
        set_team_member(place.account, actor=place.house.kam, member=place.house.contributor, level="reader")
    client = sign_in(place.house.contributor)
    for name in ("account_risks", "account_risk_panel", "account_header_facts", "alert_detail"):
        assert client.get(place.url(name)).status_code == 200
    assert "alert-close" not in client.get(place.url("alert_detail")).content.decode()
    assert client.post(place.url("alert_close"), {"note": "Done", "version": 1}).status_code == 403


def test_missing_ones_are_404(place, sign_in):
    client = sign_in(place.house.administrator)
    for path in (
        "/signals/999999/",
        "/accounts/999999/risks/",
        "/accounts/999999/risk-panel/",
        "/accounts/999999/header-facts/",
        "/digest/stop/none/",
    ):
        assert client.get(path).status_code == 404
    assert client.post("/tasks/999999/done/").status_code == 404


@pytest.mark.parametrize("name", ["my_day", "signal_list"])
def test_its_fragment_is_no_page(place, sign_in, name):
    answer = sign_in(place.house.kam).get(place.url(name), headers=HTMX)
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert "Orvelle Logistique" in answer.content.decode()
