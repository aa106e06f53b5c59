"""The portfolio's page."""

from __future__ import annotations

import json

import pytest
from redis.exceptions import RedisError

from accounts.models import Account
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place
from tests.accounts.rollcall import queries

URL = "/accounts/"
HTMX = {"headers": {"HX-Request": "true"}}


def _accounts(house, count: int, **columns) -> None:
    with tenant(house.organisation.pk):
        Account.objects.bulk_create(
            Account(name=f"Account {n:04d}", owner=house.kam, phase_since="2026-01-01", currency="EUR", **columns)
            for n in range(count)
        )


@pytest.mark.parametrize("role", ["administrator", "executive", "kam", "contributor"])
def test_everybody_may_open_it(house, sign_in, role):
    assert sign_in(getattr(house, role)).get(URL).status_code == 200


def test_nobody_goes_to_sign_in_and_other_methods_are_refused(house, sign_in, client):
    assert client.get(URL)["Location"].startswith("/account/login/")
    assert sign_in(house.kam).post(URL).status_code == 405


def test_another_organisations_accounts_are_not_there(house, rival, sign_in):
    with tenant(rival.organisation.pk):
        factories.account(rival, "Zanzibar Spices", country="TZ", industry="Zanzibar cloves")
    for query in ("", "?q=zanzibar", "?country=TZ", "?industry=Zanzibar+cloves", "?sort=-country"):
        body = sign_in(house.kam).get(URL + query).content.decode()
        assert "Zanzibar Spices" not in body
        assert query or "cloves" not in body


def test_a_contributor_is_told_how_to_see_accounts(house, sign_in):
    with tenant(house.organisation.pk):
        shared = factories.account(house, "Shared")
        factories.account(house, "Hidden")
    assert b"No account is shared with you yet" in sign_in(house.contributor).get(URL).content
    with tenant(house.organisation.pk):
        place(house, shared, house.contributor)
    body = sign_in(house.contributor).get(URL).content
    assert b"Shared" in body
    assert b"Hidden" not in body


def test_the_empty_portfolio_teaches(house, sign_in):
    body = sign_in(house.kam).get(URL).content.decode()
    assert "Your key accounts live here" in body
    assert "/accounts/new/" in body


def test_filters_that_leave_nothing_say_so_and_keep_what_was_typed(house, sign_in):
    _accounts(house, 1)
    body = sign_in(house.kam).get(URL + "?q=zzzzz&silent=1").content.decode()
    assert "No account matches" in body
    assert 'value="zzzzz"' in body


def test_typing_answers_the_list_alone_and_puts_the_state_into_the_address(house, sign_in):
    _accounts(house, 3)
    response = sign_in(house.kam).get(URL + "?q=account+0001&phase=&owner=&sort=-name", **HTMX)
    body = response.content.decode()
    assert "<html" not in body
    assert "Account 0001" in body
    assert "Account 0002" not in body
    assert 'id="totals" hx-swap-oob="true"' in body
    assert response["HX-Push-Url"] == "/accounts/?q=account+0001&sort=-name"


def test_nonsense_in_the_address_is_ignored(house, sign_in):
    _accounts(house, 1)
    for query in ("?owner=x&sort=password&after=%00", "?group=999999999999&phase=war", "?after=WzEsMiwzXQ", "?q=%00"):
        assert sign_in(house.kam).get(URL + query).status_code == 200


@pytest.mark.parametrize("sort", ["name", "phase", "revenue", "renewal", "owner", "country", "touch"])
@pytest.mark.parametrize("cursor", ["WyJ4IiwxLGZhbHNlXQ", "W251bGwsMSxmYWxzZV0", "W1sxXSwxLHRydWVd", "WzEsMSxmYWxzZV0"])
def test_a_cursor_of_another_order_is_no_error(house, sign_in, sort, cursor):
    _accounts(house, 1)
    assert sign_in(house.kam).get(f"{URL}?sort={sort}&after={cursor}").status_code == 200


def test_what_people_wrote_is_escaped(house, sign_in):
    with tenant(house.organisation.pk):
        group = factories.account(house, "<b>Group</b>")
        factories.account(house, '<script>"x"</script>', parent=group, industry="<i>", city="&")
    body = sign_in(house.kam).get(URL).content.decode()
    assert "<script>&" not in body
    assert "<b>Group" not in body
    assert "&lt;b&gt;Group" in body


def test_the_page_costs_the_same_at_1_3_and_200_rows(house, sign_in, monkeypatch):
    monkeypatch.setattr("accounts.queries.facets.cache.get", lambda _key: None)  # the dearest case: nothing kept
    client, costs = sign_in(house.kam), []
    for count in (1, 2, 197):
        with tenant(house.organisation.pk):
            start = Account.objects.count()
            Account.objects.bulk_create(
                Account(name=f"A{start + n}", phase_since="2026-01-01", currency="EUR", renewal_on="2026-01-01")
                for n in range(count)
            )
        costs.append(
            (
                queries(client, URL),
                queries(client, URL + "?q=a&renewing=1&sort=-revenue"),
                queries(client, URL + "?q=a", **HTMX),
            )
        )
    assert costs[0] == costs[1] == costs[2]
    plain, filtered, part = costs[0]
    assert (plain <= 8, filtered <= 8, part <= 7) == (True, True, True), costs[0]


def test_the_page_and_its_part_stay_small(house, sign_in):
    _accounts(
        house, 120, country="FR", revenue_12m="1234567.89", revenue_previous_12m="1000000", renewal_on="2027-03-31"
    )
    client = sign_in(house.kam)
    assert len(client.get(URL).content) <= 60_000
    assert len(client.get(URL, **HTMX).content) <= 35_000


def test_it_works_without_the_cache(house, sign_in, monkeypatch):
    def gone(*_args, **_options):
        raise RedisError

    _accounts(house, 2)
    client = sign_in(house.kam)
    monkeypatch.setattr("accounts.queries.facets.cache.get", gone)
    assert client.get(URL).status_code == 200


def test_in_french(house, sign_in):
    _accounts(house, 2)
    house.kam.user.locale = "fr"
    house.kam.user.save()
    body = sign_in(house.kam).get(URL).content.decode()
    assert "Portefeuille" in body
    assert "2 comptes" in body


class TestOptions:
    """The accounts a combobox offers."""

    def test_found_by_part_of_the_name_and_by_a_slip(self, house, rival, sign_in, client):
        with tenant(house.organisation.pk):
            factories.account(house)
        with tenant(rival.organisation.pk):
            factories.account(rival, "Orvelle Zanzibar")
        for words in ("logis", "Orvele", ""):
            answer = sign_in(house.kam).get(f"/accounts/options/?q={words}")
            assert [one["text"] for one in json.loads(answer.content)["results"]] == ["Orvelle Logistique"]
        assert client.get("/accounts/options/").status_code == 302
        assert sign_in(house.kam).post("/accounts/options/").status_code == 405
        assert json.loads(sign_in(house.contributor).get("/accounts/options/").content) == {"results": []}
