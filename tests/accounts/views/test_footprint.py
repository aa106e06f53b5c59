"""The footprint tab: its grid, its cells, its rows, the wallet, and the catalogue behind it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import ClientEntity, FootprintCell, Product, WalletEstimate
from accounts.services.footprint import create_entity, set_cell
from kam.audit.models import Act
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries


@pytest.fixture
def grid(house):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        entity = create_entity(account, actor=house.kam, name="Lyon", kind="entity", country="FR")
        product = Product.objects.create(name="Pumps", series="Hydraulics")
    return account, entity, product


def cell_url(grid):
    return f"/accounts/footprint/{grid[1].pk}/{grid[2].pk}/"


def typed(**fields):
    return {"state": "in_place", "current": "120 000", "potential": "200,000.50", "competitor": "", "note": "",
            "version": "0"} | fields  # fmt: skip


def the_cell(house):
    with tenant(house.organisation.pk):
        return FootprintCell.objects.get()


def test_doors(house, rival, sign_in, grid):
    for url in (f"/accounts/{grid[0].pk}/footprint/", f"/accounts/{grid[0].pk}/wallet/"):
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor)
    for url in (cell_url(grid), f"/accounts/entities/{grid[1].pk}/edit/", f"/accounts/{grid[0].pk}/wallet/new/"):
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive)
    assert_doors(
        sign_in, rival, f"/accounts/products/{grid[2].pk}/edit/", allowed=house.administrator, refused=house.kam
    )


def test_a_cell_is_saved_and_counts(house, sign_in, grid):
    client = sign_in(house.kam)
    assert client.post(cell_url(grid), typed()).status_code == 302
    assert the_cell(house).potential == Decimal("200000.50")
    body = client.get(f"/accounts/{grid[0].pk}/footprint/").content.decode()
    assert "In place" in body
    assert "€120K / €200K" in body
    assert "+€80K open" in body
    assert "style=" not in body


def test_with_scripts_the_answer_brings_the_cell_and_its_totals(house, sign_in, grid):
    answer = sign_in(house.kam).post(cell_url(grid), typed(), headers={"HX-Request": "true"})
    body = answer.content.decode()
    assert answer.status_code == 200
    for name in (f"cell-{grid[1].pk}-{grid[2].pk}", f"row-{grid[1].pk}", f"col-{grid[2].pk}", "grid-total", "fp-sums"):
        assert f'id="{name}"' in body
    assert body.count("hx-swap-oob") == 6
    assert "Share of wallet" in body  # as before the cell was saved


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"current": "-5"}, "An amount per year cannot be below zero."),
        ({"potential": "999999999999"}, "check the zeros"),
        ({"potential": "99999999999999999"}, "check the zeros"),
        ({"current": "much"}, "Write an amount"),
        ({"state": "not_relevant"}, "A product that is not relevant has no amounts"),
        ({"state": ""}, "A cell with amounts needs a state"),
    ],
)
def test_amounts_that_cannot_be_are_refused_beside_the_field(house, sign_in, grid, fields, said):
    answer = sign_in(house.kam).post(cell_url(grid), typed(note="kept words", **fields))
    body = answer.content.decode()
    assert answer.status_code == 422
    assert said in body
    assert "kept words" in body


def test_two_people_on_one_cell(house, sign_in, grid):
    first, second = sign_in(house.kam), sign_in(house.administrator)
    assert first.post(cell_url(grid), typed()).status_code == 302
    answer = second.post(cell_url(grid), typed(state="competitor", competitor="Rivalis", current=""))
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Rivalis" in body
    assert "In place" in body
    assert 'name="version" value="1"' in body
    assert the_cell(house).state == "in_place"
    again = typed(state="competitor", competitor="Rivalis", current="", version="1")
    assert second.post(cell_url(grid), again).status_code == 302
    assert the_cell(house).competitor == "Rivalis"
    stale = first.post(cell_url(grid), typed(state="", current="", potential="", version="1"),
                       headers={"HX-Request": "true"})  # fmt: skip
    assert stale.status_code == 409
    assert stale["HX-Retarget"] == "#cell-editor"


def test_what_is_left_of_a_cell_in_place_is_not_served_by_nobody(house, sign_in, grid):
    client = sign_in(house.kam)
    client.post(cell_url(grid), typed())
    body = client.get(f"/accounts/{grid[0].pk}/footprint/").content.decode()
    assert "In place for part of the potential; the rest is open." in body
    assert "nobody serves" not in body


def test_a_letter_changes_the_state_alone_and_an_empty_state_empties(house, sign_in, grid):
    client = sign_in(house.kam)
    client.post(cell_url(grid), typed())
    answer = client.post(cell_url(grid), {"quick": "1", "state": "opportunity", "version": "1"})
    assert answer.status_code == 302
    assert (the_cell(house).state, the_cell(house).current) == ("opportunity", Decimal(120000))
    answer = client.post(cell_url(grid), typed(state="", current="", potential="", version="2"))
    assert answer.status_code == 302
    with tenant(house.organisation.pk):
        assert not FootprintCell.objects.exists()


def test_filters_empty_states_and_exports(house, sign_in, grid):
    client, url = sign_in(house.kam), f"/accounts/{grid[0].pk}/footprint/"
    client.post(cell_url(grid), typed(note="=1+1"))
    assert "Nothing fits" in client.get(f"{url}?state=competitor").content.decode()
    assert "Pumps" in client.get(f"{url}?family=Hydraulics&country=FR&state=in_place").content.decode()
    csv = client.post(f"{url}export/", {"format": "csv"})
    assert csv.status_code == 200
    assert b"Pumps" in csv.content
    assert b'"=1+1"' not in csv.content
    assert client.post(f"{url}export/", {"format": "xlsx"}).content[:2] == b"PK"
    assert client.post(f"{url}export/", {"format": "exe"}).status_code == 422
    assert sign_in(house.contributor).post(f"{url}export/", {"format": "csv"}).status_code == 403


def test_it_costs_the_same_at_one_cell_and_twelve_hundred(house, sign_in, grid):
    client, url = sign_in(house.kam), f"/accounts/{grid[0].pk}/footprint/"
    few = queries(client, url)
    with tenant(house.organisation.pk):
        entities = [grid[1], *(ClientEntity(account=grid[0], name=f"Site {n}", position=n) for n in range(39))]
        ClientEntity.objects.bulk_create(entities[1:])
        products = Product.objects.bulk_create([Product(name=f"Product {n}") for n in range(30)])
        FootprintCell.objects.bulk_create(
            FootprintCell(entity=one, product=product, state="in_place", current=5, potential=9)
            for one in entities for product in products
        )  # fmt: skip
    assert queries(client, url) == few
    assert few <= 12


def test_entities(house, sign_in, grid):
    client = sign_in(house.kam)
    new = {"name": "Anvers", "kind": "country", "country": "BE"}
    assert client.post(f"/accounts/{grid[0].pk}/entities/new/", new).status_code == 302
    taken = client.post(f"/accounts/{grid[0].pk}/entities/new/", {**new, "name": "LYON"})
    assert taken.status_code == 422
    assert "There is an entity of this name already." in taken.content.decode()
    url = f"/accounts/entities/{grid[1].pk}/edit/"
    edit = {"name": "Lyon Sud", "kind": "entity", "country": "FR", "version": "1"}
    assert client.post(url, edit).status_code == 302
    assert client.post(url, {**edit, "name": "Mine"}).status_code == 409
    assert "1 entity is switched off" in client.get(f"/accounts/{grid[0].pk}/footprint/").content.decode()


def test_wallet_keeps_every_estimate(house, sign_in, grid):
    client, url = sign_in(house.kam), f"/accounts/{grid[0].pk}/wallet/"
    assert "No estimate yet" in client.get(url).content.decode()
    told = {"amount": "1 200 000", "currency": "EUR", "estimated_on": timezone.localdate(), "source": "Tender"}
    assert client.post(f"{url}new/", told).status_code == 302
    for wrong in ({"amount": "-1"}, {"amount": "0"}, {"estimated_on": "2999-01-01"}, {"currency": "XXX"}):
        answer = client.post(f"{url}new/", {**told, **wrong})
        assert answer.status_code == 422
        assert "Tender" in answer.content.decode()
    assert "Tender" in client.get(url).content.decode()
    with tenant(house.organisation.pk), pytest.raises(Exception, match="permission denied"):
        WalletEstimate.objects.update(amount=1)


def test_an_estimate_sent_twice_is_one_and_the_account_remembers_it(house, sign_in, grid):
    client, url = sign_in(house.kam), f"/accounts/{grid[0].pk}/wallet/new/"
    [token] = re.findall(r'name="token" value="([^"]+)"', client.get(url).content.decode())
    told = {"amount": "1 200 000", "currency": "EUR", "estimated_on": timezone.localdate(), "source": "Tender"}
    assert [client.post(url, {**told, "token": token}).status_code for _ in range(2)] == [302, 302]
    with tenant(house.organisation.pk):
        assert WalletEstimate.objects.count() == 1
        [kept] = Act.objects.filter(verb="wallet.estimate")
    assert (kept.object_type, kept.object_id) == ("accounts.account", grid[0].pk)


def test_the_catalogue(house, sign_in, grid):
    client = sign_in(house.administrator)
    assert client.post("/accounts/products/new/", {"name": "Audit", "code": "A1"}).status_code == 302
    for wrong in ({"name": "AUDIT"}, {"name": "Other", "code": "a1"}):
        assert client.post("/accounts/products/new/", wrong).status_code == 422
    assert "Audit" in client.get("/accounts/products/?q=a1").content.decode()
    assert "No product is called so" in client.get("/accounts/products/?q=zzz").content.decode()
    url = f"/accounts/products/{grid[2].pk}/edit/"
    edit = {"name": "Pumps", "name_fr": "Pompes", "version": "1"}
    assert client.post(url, edit).status_code == 302
    assert client.post(url, edit).status_code == 409


def test_services_check_rights_themselves(inside):
    account = factories.account(inside)
    entity = create_entity(account, actor=inside.kam, name="Lyon", kind="entity", country="")
    product = Product.objects.create(name="Pumps")
    with pytest.raises(Exception, match="change_account"):
        set_cell(entity, product, actor=inside.executive, version=0, state="in_place")


def test_a_large_grid_comes_by_pages_with_totals_of_all_of_it(house, sign_in, grid):
    account = grid[0]
    with tenant(house.organisation.pk):
        products = [*Product.objects.bulk_create(Product(name=f"Product {n}") for n in range(29)), grid[2]]
        rows = ClientEntity.objects.bulk_create(
            ClientEntity(account=account, name=f"Site {n}", kind="entity", position=n + 2) for n in range(199)
        )
        FootprintCell.objects.bulk_create(
            FootprintCell(entity=row, product=product, state="in_place", current=1000, potential=3000)
            for row in [*rows, grid[1]] for product in products
        )  # fmt: skip
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/footprint/"
    first = client.get(url).content.decode()
    assert first.count('role="gridcell" id="cell-') == 900
    assert "Rows 1–30 of 200" in first
    assert "+€12M open" in first  # of 6,000 cells
    assert len(first) < 260_000
    last = client.get(f"{url}?row=180").content.decode()
    assert last.count('role="gridcell" id="cell-') == 600
    assert "Rows 181–200 of 200" in last
    assert "+€12M open" in last
    assert client.get(f"{url}?row=x").status_code == client.get(f"{url}?row=99999").status_code == 200
    assert queries(client, url) == queries(client, f"{url}?row=180") <= 12


def test_a_long_catalogue_comes_by_pages_of_columns_the_used_first(house, sign_in, grid):
    account, client = grid[0], sign_in(house.kam)
    with tenant(house.organisation.pk):
        Product.objects.bulk_create(Product(name=f"Product {n:03}") for n in range(399))
        last = Product.objects.create(name="Zinc", series="Zones")
        set_cell(grid[1], last, actor=house.kam, version=0, state="in_place", current=Decimal(1000), potential=None)
        ClientEntity.objects.bulk_create(
            ClientEntity(account=account, name=f"Site {n}", kind="entity", position=n + 2) for n in range(14)
        )
    url = f"/accounts/{account.pk}/footprint/"
    first = client.get(url).content.decode()
    assert first.count('role="gridcell" id="cell-') == 900
    assert f'id="cell-{grid[1].pk}-{last.pk}"' in first
    assert "Products 1–90 of 401" in first
    assert "row=10" in first
    second = client.get(f"{url}?row=10&column=90").content.decode()
    assert second.count('role="gridcell" id="cell-') == 5 * 90
    assert f'-{last.pk}"' not in second
    assert "?row=10&amp;column=180" in second
    assert "?column=90&amp;row=0" in second
    end = client.get(f"{url}?column=360").content.decode()
    assert "Products 361–401 of 401" in end
    assert client.get(f"{url}?column=x").status_code == client.get(f"{url}?column=99999").status_code == 200
    assert queries(client, url) == queries(client, f"{url}?column=360") <= 12


def test_a_letter_keeps_a_current_of_nothing(house, sign_in, grid):
    client = sign_in(house.kam)
    client.post(cell_url(grid), typed(current="0"))
    assert client.post(cell_url(grid), {"state": "opportunity", "version": "1", "quick": "1"}).status_code == 302
    assert the_cell(house).current == 0


def test_who_was_faster_is_named(house, sign_in, grid):
    client = sign_in(house.administrator)
    client.post(cell_url(grid), typed(potential="1"))
    answer = sign_in(house.kam).post(cell_url(grid), typed(note="mine"), headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert f"{house.administrator.name} saved this cell" in answer.content.decode()
    assert 'value="mine"' in answer.content.decode()
