"""The economics tab, the entry of a quarter, the ranking, the rates."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256

import pytest
from django.utils import timezone

from accounts.models import CostLine, Product, QuarterCosts, Revenue
from accounts.queries.economics import ranking
from accounts.services import economics_export
from accounts.services.economics import set_rate
from kam.audit.models import Act
from kam.lib.dates import add_months, quarter_start
from kam.lib.errors import NotAllowed
from kam.lib.paging import Order
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries

LAST = add_months(quarter_start(timezone.localdate()), -3)
KEY = f"{LAST.year}-Q{(LAST.month - 1) // 3 + 1}"


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        Revenue.objects.create(
            account=account, product=Product.objects.create(name="Pumps"), quarter=LAST, amount=500_000, currency="EUR"
        )
        set_rate(actor=house.administrator, function="Support", hourly_rate=Decimal(80), valid_from=LAST)
    return account


HOURS = f"hours_{sha256(b'support').hexdigest()[:12]}"


def typed(**fields):
    return {"cost_of_sales": "300 000", f"{HOURS}_quantity": "100", f"{HOURS}_cost": "80", "visits_quantity": "4",
            "visits_cost": "500", "note": "", "version": "0"} | fields  # fmt: skip


def test_doors(house, rival, sign_in, account):
    base = f"/accounts/{account.pk}/economics/"
    assert_doors(sign_in, rival, base, allowed=house.kam, refused=house.contributor)
    assert_doors(sign_in, rival, f"{base}{KEY}/", allowed=house.kam, refused=house.executive)
    assert sign_in(house.contributor).get("/accounts/economics/").status_code == 403
    assert sign_in(house.kam).get("/accounts/rates/").status_code == 403


def test_costs_lead_to_a_net_contribution(house, sign_in, account):
    client, base = sign_in(house.kam), f"/accounts/{account.pk}/economics/"
    assert 'value="80' in client.get(f"{base}{KEY}/").content.decode()
    assert client.post(f"{base}{KEY}/", typed()).status_code == 302
    body = client.get(base).content.decode()
    for shown in ("€300K", "€200K", "€8K", "€2K", "€190K", "Over 1 of the last four"):
        assert shown in body
    ranked = client.get("/accounts/economics/?sort=-ratio").content.decode()
    assert "Orvelle Logistique" in ranked
    assert "€190K" in ranked
    assert "2%" in ranked
    export = client.post("/accounts/economics/export/", {"format": "csv"})
    assert b"190000.00" in export.content
    assert client.post("/accounts/economics/export/", {"format": "xlsx"}).content[:2] == b"PK"


@pytest.mark.parametrize(
    "fields",
    [{"cost_of_sales": "-1"}, {f"{HOURS}_quantity": "-2"}, {f"{HOURS}_quantity": "9999999"}, {"visits_cost": ""}],
)
def test_figures_that_cannot_be_are_refused_and_kept(house, sign_in, account, fields):
    url = f"/accounts/{account.pk}/economics/{KEY}/"
    answer = sign_in(house.kam).post(url, typed(note="typed words", **fields))
    assert answer.status_code == 422
    assert "typed words" in answer.content.decode()


def test_two_people_enter_one_quarter(house, sign_in, account):
    url = f"/accounts/{account.pk}/economics/{KEY}/"
    first, second = sign_in(house.kam), sign_in(house.administrator)
    assert first.post(url, typed()).status_code == 302
    answer = second.post(url, typed(cost_of_sales="310 000"))
    assert answer.status_code == 409
    assert "310 000" in answer.content.decode()
    assert second.post(url, typed(cost_of_sales="310 000", version="1")).status_code == 302
    assert first.post(url, typed(version="1")).status_code == 409
    with tenant(house.organisation.pk):
        assert QuarterCosts.objects.get().cost_of_sales == 310_000
        assert CostLine.objects.count() == 2


def test_hours_stay_with_their_function_when_a_rate_is_set_meanwhile(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/economics/{KEY}/"
    assert f'name="{HOURS}_quantity"' in client.get(url).content.decode()
    with tenant(house.organisation.pk):
        set_rate(actor=house.administrator, function="Advice", hourly_rate=Decimal(120), valid_from=LAST)
        set_rate(actor=house.administrator, function="SUPPORT", hourly_rate=Decimal(90), valid_from=add_months(LAST, 1))
    assert client.post(url, typed()).status_code == 302
    with tenant(house.organisation.pk):
        assert [(one.function, one.quantity) for one in CostLine.objects.filter(kind="hours")] == [
            ("SUPPORT", Decimal(100))
        ]


def test_a_function_written_in_two_ways_keeps_both_lines(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/economics/{KEY}/"
    assert client.post(url, typed()).status_code == 302
    with tenant(house.organisation.pk):
        CostLine.objects.create(
            costs=QuarterCosts.objects.get(), kind="hours", function="SUPPORT", quantity=7, unit_cost=1
        )
    second = f"{HOURS}_{sha256(b'SUPPORT').hexdigest()[:12]}"
    assert f'name="{second}_quantity"' in client.get(url).content.decode()


def test_the_conflict_shows_the_lines_that_differ(house, sign_in, account):
    url = f"/accounts/{account.pk}/economics/{KEY}/"
    sign_in(house.kam).post(url, typed(tickets_quantity="12", tickets_cost="45"))
    answer = sign_in(house.administrator).post(url, typed(**{f"{HOURS}_quantity": "111"}))
    assert answer.status_code == 409
    shown = answer.content.decode().split('role="alert"')[1].split("</section>")[0]
    for word in ("Support: hours", "111", "100", "Support tickets: how many", "12", "45"):
        assert word in shown
    assert "Visits" not in shown


def test_costs_of_another_currency_are_neither_offered_nor_relabelled(house, sign_in, account):
    url = f"/accounts/{account.pk}/economics/{KEY}/"
    with tenant(house.organisation.pk):
        held = QuarterCosts.objects.create(account=account, quarter=LAST, cost_of_sales=271_828, currency="USD")
        CostLine.objects.create(costs=held, kind="visits", quantity=77, unit_cost=10)
    client = sign_in(house.kam)
    body = client.get(url).content.decode()
    assert "271" not in body
    assert 'value="77"' not in body
    assert "entered in USD" in body
    assert client.post(url, typed(version="1")).status_code == 422
    with tenant(house.organisation.pk):
        held = QuarterCosts.objects.get()
        assert (held.currency, held.cost_of_sales, held.lines.get().quantity) == ("USD", Decimal(271_828), Decimal(77))


def test_no_quarter_of_the_future_and_no_nonsense(house, sign_in, account):
    client, base = sign_in(house.kam), f"/accounts/{account.pk}/economics/"
    assert client.post(f"{base}2098-Q1/", typed()).status_code == 422
    assert client.get(f"{base}2026-Q9/").status_code == 404


def test_rates(house, sign_in, account):
    client = sign_in(house.administrator)
    new = {"function": "SUPPORT", "hourly_rate": "90", "valid_from": LAST.isoformat()}
    assert client.post("/accounts/rates/", new).status_code == 422
    assert client.post("/accounts/rates/", {**new, "valid_from": add_months(LAST, 1).isoformat()}).status_code == 302
    assert client.post("/accounts/rates/", {**new, "hourly_rate": "0"}).status_code == 422
    assert 'value="90' in sign_in(house.kam).get(f"/accounts/{account.pk}/economics/{KEY}/").content.decode()


def test_the_pages_cost_the_same_with_more(house, sign_in, account):
    client = sign_in(house.kam)
    urls = (f"/accounts/{account.pk}/economics/", "/accounts/economics/")
    client.post(f"{urls[0]}{KEY}/", typed())
    few = [queries(client, url) for url in urls]
    with tenant(house.organisation.pk):
        for number in range(30):
            other = factories.account(house, f"Account {number}")
            QuarterCosts.objects.create(account=other, quarter=LAST, cost_of_sales=number, currency="EUR")
        for back in range(1, 5):
            costs = QuarterCosts.objects.create(
                account=account, quarter=add_months(LAST, -3 * back), cost_of_sales=1, currency="EUR"
            )
            CostLine.objects.create(costs=costs, kind="visits", quantity=1, unit_cost=1)
    assert [queries(client, url) for url in urls] == few
    assert max(few) <= 12


def costs(account, quarter, sold, cost, *, currency="EUR", visits=0):
    Revenue.objects.create(
        account=account, product=Product.objects.first(), quarter=quarter, amount=sold, currency=currency
    )
    held = QuarterCosts.objects.create(account=account, quarter=quarter, cost_of_sales=cost, currency=currency)
    if visits:
        CostLine.objects.create(costs=held, kind="visits", quantity=visits, unit_cost=10)


def test_the_ranking_counts_each_account_its_own_quarters_and_currency(house, sign_in, account):
    """Two accounts with other quarters entered, revenue in another currency, and a year that is over."""
    with tenant(house.organisation.pk):
        other = factories.account(house, "Brissac")
        abroad = factories.account(house, "Calmant", currency="USD")
        QuarterCosts.objects.create(account=account, quarter=LAST, cost_of_sales=300_000, currency="EUR")
        Revenue.objects.create(
            account=account, product=Product.objects.first(), quarter=LAST, amount=77, currency="USD", source="x"
        )
        Revenue.objects.create(  # a quarter whose costs nobody entered
            account=account, product=Product.objects.first(), quarter=add_months(LAST, -3), amount=9_999, currency="EUR"
        )
        costs(other, add_months(LAST, -3), 1_000, 400, visits=5)
        costs(other, add_months(LAST, -6), 2_000, 700)
        costs(other, add_months(LAST, -12), 5_000, 1)
        costs(abroad, LAST, 8_000, 3_000, currency="USD")
        euros = {one["name"]: one for one in ranking(house.kam, "EUR", timezone.localdate())}
        dollars = {one["name"]: one for one in ranking(house.kam, "USD", timezone.localdate())}
    names = ("quarters", "revenue", "sales_cost", "serve", "net")
    assert {name: tuple(row[key] for key in names) for name, row in euros.items()} == {
        "Orvelle Logistique": (1, 500_000, 300_000, 0, 200_000),
        "Brissac": (2, 3_000, 1_100, 50, 1_850),
    }
    assert {name: row["net"] for name, row in dollars.items()} == {"Calmant": 5_000}
    client = sign_in(house.kam)
    body = client.get("/accounts/economics/?sort=name").content.decode()
    assert body.index("Brissac") < body.index("Orvelle Logistique")
    assert "Calmant" not in body
    assert "Calmant" in client.get("/accounts/economics/?currency=USD").content.decode()


def test_a_ranking_that_is_cut_says_so_and_asks_for_both_rights(house, sign_in, account, monkeypatch):
    monkeypatch.setattr(economics_export, "MOST", 2)
    with tenant(house.organisation.pk):
        for number in range(3):
            other = factories.account(house, f"Account {number}")
            QuarterCosts.objects.create(account=other, quarter=LAST, cost_of_sales=number, currency="EUR")
        today, order = timezone.localdate(), Order("net")
        asked = {"currency": "EUR", "order": order, "form": "csv", "today": today}
        made = economics_export.export_economics(actor=house.kam, **asked)
        assert "The file holds the first 2 of 3 accounts" in made.content.decode("utf-8-sig")
        assert Act.objects.latest("pk").details == {"format": "CSV", "rows": 2}
        with pytest.raises(NotAllowed):
            economics_export.export_economics(actor=house.contributor, **asked)
    assert sign_in(house.kam).post("/accounts/economics/export/", {"format": "exe"}).status_code == 422


def test_a_quarter_shows_what_its_hours_are_made_of(house, sign_in, account):
    client, base = sign_in(house.kam), f"/accounts/{account.pk}/economics/"
    client.post(f"{base}{KEY}/", typed(**{f"{HOURS}_quantity": "100.5"}))
    assert "Support 100.50 h × €80" in client.get(base).content.decode()


def test_a_french_reader_finds_amounts_written_as_they_write_them(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/economics/{KEY}/"
    type(house.kam.user).objects.filter(pk=house.kam.user.pk).update(locale="fr")
    assert client.post(url, typed(cost_of_sales="310\u202f000,50", **{f"{HOURS}_quantity": "12,5"})).status_code == 302
    body = client.get(url).content.decode()
    assert 'value="310\u202f000,50"' in body
    assert 'value="12,5' in body
    assert client.post(url, typed(cost_of_sales="310\u202f000,50", version="1")).status_code == 302
    with tenant(house.organisation.pk):
        assert QuarterCosts.objects.get().cost_of_sales == Decimal("310000.50")
