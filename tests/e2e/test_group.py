"""The tree of a group in a real browser: folded and opened by keyboard, without losing one's place."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from kam.tenancy.scope import tenant
from tests.insights.group.making import account, rate

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def group(transactional_db, house):
    with tenant(house.organisation.pk):
        head = account("Orvelle", revenue_12m=1000)
        west = account("Orvelle West", head, currency="USD", revenue_12m=500)
        account("Orvelle Site", west, revenue_12m=10)
        rate("USD", "0.9")
    return head


def test_folding_and_opening_by_keyboard(group, house, signed_in):
    page = signed_in(house.kam)
    page.goto(f"/accounts/{group.pk}/group/")
    site, toggle = page.get_by_role("link", name="Orvelle Site"), page.get_by_label("Subsidiaries of Orvelle West")
    expect(site).to_be_visible()
    toggle.focus()
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(site).to_have_count(0)
    expect(toggle).to_be_focused()
    expect(page.get_by_role("row", name="Orvelle West")).to_contain_text("€460")
    page.keyboard.press("Enter")
    expect(site).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Subsidiaries of Orvelle West")).to_have_attribute("aria-expanded", "false")


def test_it_works_without_javascript(group, house, signed_in):
    page = signed_in(house.kam, scripts=False)
    page.goto(f"/accounts/{group.pk}/group/")
    page.get_by_label("Subsidiaries of Orvelle West").click()
    expect(page.get_by_role("link", name="Orvelle Site")).to_have_count(0)
    page.get_by_label("Currency").select_option("USD")
    page.get_by_role("button", name="Convert").click()
    expect(page.locator("tbody")).to_contain_text("1.6K")
