"""Changing several accounts in a real browser, from the ticked rows to the message."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import Account, AccountTag
from kam.tenancy.scope import tenant
from tests import factories
from tests.e2e.conftest import PHONE

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def accounts(transactional_db, house):
    with tenant(house.organisation.pk):
        return [factories.account(house, f"Account {n}") for n in range(4)]


def test_rows_are_chosen_by_mouse_and_range_and_moved_with_a_reason(house, signed_in, accounts):
    page = signed_in(house.kam)
    page.goto("/accounts/?all=1")
    page.get_by_role("link", name="Change several").click()
    move = page.locator(".bulk-bar button[value=phase]")
    expect(move).to_be_disabled()
    page.locator("input[name=pick]").nth(0).click()
    page.locator("input[name=pick]").nth(2).click(modifiers=["Shift"])
    expect(page.locator("[data-picked]")).to_have_text("Chosen: 3")
    move.click()
    page.locator("select[name=value]").select_option("onboarding")
    expect(page.locator("#preview h2")).to_have_text("3 accounts will change")
    page.locator("#preview textarea").fill("The committee agreed")
    page.locator("#preview button.primary").click()
    page.wait_for_url("**/accounts/?all=1")
    expect(page.locator("#toasts")).to_contain_text("3 accounts are changed.")
    with tenant(house.organisation.pk):
        assert Account.objects.filter(phase="onboarding").count() == 3


def test_without_scripts_on_a_phone(house, signed_in, accounts):
    page = signed_in(house.kam, scripts=False, viewport=PHONE)
    page.goto("/accounts/?select=1")
    page.locator("input[name=pick]").nth(1).check()
    page.locator(".bulk-bar button[value=tag]").click()
    page.locator("input[name=value]").fill("Reference")
    page.get_by_role("button", name="Show what will happen").click()
    page.get_by_role("button", name="Change 1 account").click()
    page.wait_for_url("**/accounts/?all=1")
    with tenant(house.organisation.pk):
        assert AccountTag.objects.get().account == accounts[1]
