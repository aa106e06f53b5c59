"""A renewal in a real browser: a gate ticked with evidence by keyboard, tender mode switched on, renewed for more."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from accounts.models import Contract
from kam.tenancy.scope import tenant
from tests import factories
from tests.e2e.conftest import PHONE

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    """An account whose contract ends in a hundred days."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        contract = factories.contract(account, reference="FR-2026-1", ends_in=100)
    return SimpleNamespace(house=house, account=account, contract=contract)


def test_ticked_by_keyboard_put_to_tender_and_renewed_for_more(story, signed_in):
    page = signed_in(story.house.kam, refusals=True)
    page.goto(f"/accounts/{story.account.pk}/runway/")
    page.get_by_role("link", name=re.compile("Done.*Value pack")).focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    panel.get_by_label("What shows that it is done").fill("Sent to the sponsor on Monday")
    panel.get_by_role("button", name="Mark as done").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sent to the sponsor on Monday")).to_be_visible()

    page.get_by_role("link", name="Tender mode").click()
    panel.get_by_role("button", name="Begin tender mode").click()
    expect(page.get_by_text("Tender mode is on, and its protocol runs.")).to_be_visible()
    expect(page.locator("ol.do").get_by_text("3. Bid team named, feedback gathered")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="The tender's protocol")).to_be_visible()

    page.get_by_role("link", name="Record the renewal").click()
    panel.get_by_label("New annual value").fill("150 000")
    panel.get_by_label("What decided?").select_option("value")
    panel.get_by_role("button", name="Record the renewal").click()
    expect(panel.get_by_text("confirm it as renewed, larger").first).to_be_visible()
    panel.get_by_label("Renewed, larger").check()
    panel.get_by_role("button", name="Record the renewal").click()
    expect(page.get_by_text("Renewed: the following contract is recorded.")).to_be_visible()
    with tenant(story.house.organisation.pk):
        old = Contract.objects.get(pk=story.contract.pk)
        assert (old.outcome, old.outcome_reason) == ("up", "value")


def test_on_a_phone_without_scripts_the_runway_is_a_list_that_is_ticked(story, signed_in):
    page = signed_in(story.house.kam, scripts=False, viewport=PHONE)
    page.goto(f"/accounts/{story.account.pk}/runway/")
    expect(page.locator("figure.chart")).to_be_hidden()
    page.get_by_role("button", name="Done: Readiness checked").click()
    expect(page.locator("ol.do").get_by_text("done late")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
