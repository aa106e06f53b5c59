"""Editing the footprint by keyboard in a real browser: three cells, a letter, and two people on one cell."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from accounts.models import FootprintCell, Product
from accounts.services.footprint import create_entity, set_cell
from kam.tenancy.scope import tenant
from tests import factories

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def grid(transactional_db, house, signed_in) -> SimpleNamespace:
    """Two entities by two products, nothing filled in yet, in the browser of the manager."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        rows = [create_entity(account, actor=house.kam, name=name, kind="entity", country="") for name in ("A", "B")]
        products = [Product.objects.create(name=name) for name in ("Audit", "Pumps")]
    page = signed_in(house.kam, refusals=True)
    page.goto(f"/accounts/{account.pk}/footprint/")
    return SimpleNamespace(page=page, house=house, rows=rows, products=products)


def cell(grid, row, column):
    return grid.page.locator(f"#cell-{grid.rows[row].pk}-{grid.products[column].pk} [data-cell]")


def test_three_cells_by_keyboard_and_their_totals(grid):
    page = grid.page
    cell(grid, 0, 0).focus()
    page.keyboard.press("F2")
    page.locator("#cell-form select").select_option("in_place")
    page.locator("#cell-form [name=current]").fill("1000")
    page.locator("#cell-form [name=potential]").fill("3000")
    page.locator("#cell-form [name=note]").focus()
    page.keyboard.press("Tab")
    expect(cell(grid, 0, 1)).to_be_focused()
    expect(page.locator("#grid-total")).to_contain_text("2K")
    page.keyboard.press("o")
    expect(cell(grid, 0, 1)).to_contain_text("Opportunity")
    expect(cell(grid, 0, 1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    expect(cell(grid, 1, 1)).to_contain_text("Competitor")
    page.keyboard.press("Enter")
    expect(page.locator("#cell-form select")).to_be_focused()
    page.keyboard.press("Escape")
    expect(cell(grid, 1, 1)).to_be_focused()
    with tenant(grid.house.organisation.pk):
        assert FootprintCell.objects.count() == 3


def test_two_people_on_one_cell_lose_nothing(grid):
    page = grid.page
    cell(grid, 0, 0).click()
    page.locator("#cell-form select").select_option("competitor")
    page.locator("#cell-form [name=competitor]").fill("Rivalis")
    with tenant(grid.house.organisation.pk):
        set_cell(grid.rows[0], grid.products[0], actor=grid.house.administrator, version=0, state="opportunity")
    page.locator("#cell-form .button.primary").click()
    expect(page.locator("#cell-editor [role=alert]")).to_contain_text("saved this cell while you were editing")
    expect(page.locator("#cell-form [name=competitor]")).to_have_value("Rivalis")
    page.locator("#cell-form .button.primary").click()
    expect(cell(grid, 0, 0)).to_contain_text("Rivalis")
