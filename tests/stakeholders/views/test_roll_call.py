"""The same questions to every page: who may open it, who may not, and by which method."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.services.team import remove_team_member
from kam.tenancy.scope import tenant

# name, query, methods, may a contributor who reads the account open it
PAGES = [
    ("directory", "", "GET", True),
    ("account_people", "", "GET", True),
    ("account_people", "?view=list", "GET", True),
    ("account_people", "?on=2026-01-01&since=2025-01-01&lines=reports", "GET", True),
    ("account_people_panel", "", "GET", True),
    ("account_chart", "?open=1,x&shut=2&at=99999999&row=:&entity=nowhere&q=nobody", "GET", True),
    ("stakeholder_chief", "?to=x", "GET POST", False),
    ("touchpoint_list", "", "GET", True),
    ("touchpoint_history", "", "GET", True),
    ("stakeholder_detail", "", "GET", True),
    ("stakeholder_history", "", "GET", True),
    ("touchpoint_create", "?account={account}", "GET POST", True),
    ("touchpoint_edit", "", "GET POST", False),
    ("stakeholder_create", "", "GET POST", False),
    ("stakeholder_edit", "", "GET POST", False),
    ("stakeholder_judge", "", "GET POST", False),
    ("stakeholder_leave", "", "GET POST", False),
    ("stakeholder_return", "", "POST", False),
]
BY_OBJECT = [page for page in PAGES if page[0] != "directory"]
IDS = [f"{name}{query}" for name, query, *_ in PAGES]
HTMX = {"HX-Request": "true"}


def address(place, name, query):
    return place.url(name, query.format(account=place.account.pk))


def call(client, place, page, **extra):
    name, query, methods, _reader = page
    ask = client.get if "GET" in methods else client.post
    return ask(address(place, name, query), **extra)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_the_account_manager_opens_it(place, sign_in, page):
    answer = call(sign_in(place.house.kam), place, page)
    alone = page[0] in ("account_people_panel", "stakeholder_return")
    assert answer.status_code == (302 if alone else 200)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_its_fragment_is_no_page(place, sign_in, page):
    answer = call(sign_in(place.house.kam), place, page, headers=HTMX)
    assert answer.status_code == (204 if page[0] == "stakeholder_return" else 200)
    assert b"<html" not in answer.content


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_reader_of_the_account_sees_but_does_not_change(place, sign_in, page):
    answer = call(sign_in(place.house.contributor), place, page)
    assert answer.status_code in ((200, 302) if page[3] else (403,))


@pytest.mark.parametrize("page", BY_OBJECT, ids=IDS[1:])
def test_a_colleague_without_a_right_on_the_account_is_refused(place, sign_in, page):
    with tenant(place.house.organisation.pk):
        remove_team_member(place.account, actor=place.house.kam, member=place.house.contributor)
    assert call(sign_in(place.house.contributor), place, page).status_code == 403


@pytest.mark.parametrize("page", BY_OBJECT, ids=IDS[1:])
def test_another_organisation_does_not_find_it(place, rival, sign_in, page):
    for member in (rival.administrator, rival.contributor):
        assert call(sign_in(member), place, page).status_code == 404


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_anonymous_goes_to_sign_in(place, page):
    answer = call(Client(), place, page)
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_other_methods_are_refused(place, sign_in, page):
    name, query, methods, _reader = page
    client = sign_in(place.house.kam)
    for method in {"GET", "POST", "PUT", "DELETE"} - set(methods.split()):
        assert client.generic(method, address(place, name, query)).status_code == 405


def test_missing_people_and_interactions_are_404(place, sign_in):
    client = sign_in(place.house.kam)
    for path in (
        "/people/999999/",
        "/people/999999/judge/",
        "/people/touchpoints/999999/edit/",
        "/people/accounts/9999/",
    ):
        assert client.get(path).status_code == 404
