"""The portfolio in columns."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from accounts.models import Account
from accounts.queries import board
from accounts.queries.filters import SORTS
from accounts.services.tags import change_tags
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place
from tests.accounts.rollcall import queries

URL = "/accounts/board/"
HTMX = {"headers": {"HX-Request": "true"}}


def _accounts(house, count: int, phase: str = "development", **columns) -> None:
    with tenant(house.organisation.pk):
        Account.objects.bulk_create(
            Account(
                name=f"{phase} {n:03d}", owner=house.kam, phase=phase, phase_since="2026-01-01",
                **({"currency": "EUR"} | columns),
            )
            for n in range(count)
        )  # fmt: skip


def _cards(body: str) -> list[str]:
    return re.findall(r'data-card="\d+".*?<a [^>]*>(.*?)</a>', body)


@pytest.mark.parametrize("role", ["administrator", "executive", "kam", "contributor"])
def test_everybody_may_open_it(house, sign_in, role):
    assert sign_in(getattr(house, role)).get(URL).status_code == 200


def test_nobody_goes_to_sign_in_and_other_methods_are_refused(house, sign_in, client):
    assert client.get(URL)["Location"].startswith("/account/login/")
    assert sign_in(house.kam).post(URL).status_code == 405


def test_another_organisations_accounts_are_not_there(house, rival, sign_in):
    with tenant(rival.organisation.pk):
        factories.account(rival, "Zanzibar Spices", country="TZ")
    for query in ("", "?q=zanzibar", "?country=TZ", "?column=qualification"):
        assert "Zanzibar Spices" not in sign_in(house.kam).get(URL + query).content.decode()


def test_each_column_counts_and_sums_by_currency(house, sign_in):
    _accounts(house, 2, revenue_12m=Decimal("1000000"))
    _accounts(house, 1, "renewal", revenue_12m=Decimal("500000"))
    with tenant(house.organisation.pk):
        Account.objects.create(
            name="Dollar", phase="renewal", phase_since="2026-01-01", currency="USD", revenue_12m=Decimal("100000")
        )
    body = sign_in(house.kam).get(URL).content.decode()
    columns = re.findall(
        r'data-column="(\w+)".*?<span class="count">(\d+)</span><p class="board-sum">(.*?)</p>', body, re.S
    )
    assert [(name, count) for name, count, _sum in columns] == [
        ("qualification", "0"), ("onboarding", "0"), ("development", "2"), ("consolidation", "0"), ("renewal", "2"),
    ]  # fmt: skip
    assert columns[2][2] == "€2M over twelve months"
    assert columns[4][2] == "€500K + US$100K over twelve months"


@pytest.mark.parametrize("sort", ["", *(f"{sign}{name}" for name in SORTS for sign in ("", "-"))])
def test_more_visits_every_card_once_in_every_order(house, sign_in, monkeypatch, sort):
    monkeypatch.setattr(board, "CARDS", 3)
    _accounts(house, 8, revenue_12m=Decimal("5"))
    _accounts(house, 2, "onboarding")
    client, seen = sign_in(house.kam), []
    body = client.get(f"{URL}?sort={sort}").content.decode()
    assert sum(name.startswith("onb") for name in _cards(body)) == 2
    seen += [name for name in _cards(body) if name.startswith("dev")]
    while found := re.search(r'board-more"><a [^>]*hx-get="([^"]+)"', body):
        body = client.get(found[1].replace("&amp;", "&"), **HTMX).content.decode()
        assert "<html" not in body
        seen += _cards(body)
    assert len(seen) == 8
    assert len(set(seen)) == 8


def test_without_scripts_more_is_a_page_of_that_column(house, sign_in, monkeypatch):
    monkeypatch.setattr(board, "CARDS", 3)
    _accounts(house, 5)
    client = sign_in(house.kam)
    found = re.search(r'board-more"><a [^>]*href="([^"]+)"', client.get(URL).content.decode())
    assert found
    url = found[1].replace("&amp;", "&")
    body = client.get(url).content.decode()
    assert _cards(body) == ["development 003", "development 004"]
    assert "All columns" in body


def test_filters_narrow_it_and_the_fragment_tells_the_address(house, sign_in):
    _accounts(house, 3)
    _accounts(house, 1, "renewal")
    answer = sign_in(house.kam).get(f"{URL}?q=development+001&sort=-name", **HTMX)
    assert _cards(answer.content.decode()) == ["development 001"]
    assert answer["HX-Push-Url"] == f"{URL}?q=development+001&sort=-name"
    again = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{URL}?q=development+001&sort=-name"}
    assert "HX-Push-Url" not in sign_in(house.kam).get(f"{URL}?q=development+001&sort=-name", headers=again)
    only = sign_in(house.kam).get(f"{URL}?phase=renewal").content.decode()
    assert only.count("data-column=") == 1


def test_nonsense_in_the_address_is_ignored(house, sign_in):
    _accounts(house, 1)
    for query in (
        "?column=war",
        "?column=development&after=WzEsMSxmYWxzZV0",
        "?column=development&after=%00&sort=-touch",
    ):
        assert sign_in(house.kam).get(URL + query).status_code == 200


def test_only_cards_one_may_move_can_be_moved(house, sign_in):
    with tenant(house.organisation.pk):
        mine, shared = factories.account(house, "Mine"), factories.account(house, "Shared")
        place(house, shared, house.contributor, "reader")
        place(house, mine, house.contributor, "editor")
    body = sign_in(house.contributor).get(URL).content.decode()
    assert f'id="move-{mine.pk}"' in body
    assert f'id="move-{shared.pk}"' not in body
    assert "Shared" in body
    assert sign_in(house.administrator).get(URL).content.decode().count('id="move-') == 2
    assert sign_in(house.executive).get(URL).content.decode().count('id="move-') == 0


def test_what_people_wrote_is_escaped(house, sign_in):
    with tenant(house.organisation.pk):
        group = factories.account(house, "<b>Group</b>")
        factories.account(house, '<script>"x"</script>', parent=group)
    body = sign_in(house.kam).get(URL).content.decode()
    assert "<script>&" not in body
    assert '<script>"x"' not in body
    assert "<b>Group" not in body


def test_the_page_costs_the_same_at_1_3_and_200_cards(house, sign_in, monkeypatch):
    monkeypatch.setattr("accounts.queries.facets.cache.get", lambda _key: None)
    costs = []
    for count in (1, 2, 197):
        with tenant(house.organisation.pk):
            start = Account.objects.count()
            Account.objects.bulk_create(
                Account(
                    name=f"A{start + n}",
                    phase=("renewal", "onboarding")[n % 2],
                    phase_since="2026-01-01",
                    currency="EUR",
                )
                for n in range(count)
            )
        for member in (house.kam, house.contributor):
            client = sign_in(member)
            costs.append((queries(client, URL), queries(client, f"{URL}?q=a"), queries(client, URL, **HTMX)))
    assert max(max(one) for one in costs) <= 12, costs
    assert costs[0] == costs[2] == costs[4]


def test_the_move_panel_proposes_the_column_and_one_stays_on_the_board(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/journey/move/"
    panel = client.get(f"{url}?to=onboarding", **HTMX).content.decode()
    assert re.search(r'value="onboarding"[^>]*checked', panel)
    behind = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{URL}?mine=1"}
    refused = client.post(url, {"to_phase": "onboarding", "reason": "", "version": "1"}, headers=behind)
    assert refused.status_code == 422
    answer = client.post(url, {"to_phase": "onboarding", "reason": "Yes", "version": "1"}, headers=behind)
    told = json.loads(answer["HX-Trigger"])
    assert answer.status_code == 204
    assert told["accountMoved"] == {"account": account.pk, "phase": "onboarding"}
    assert list(told)[:2] == ["accountMoved", "closePanel"]


def test_cards_tell_their_tags(house, sign_in):
    _accounts(house, 1)
    with tenant(house.organisation.pk):
        change_tags(Account.objects.get(), actor=house.administrator, new=["Alpha", "Beta", "Gamma", "<Delta>"])
    body = sign_in(house.kam).get(URL).content.decode()
    assert "&lt;Delta&gt;, Alpha, Beta +1" in body
