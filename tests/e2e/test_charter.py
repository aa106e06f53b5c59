"""A charter's life in a real browser: begun, a line changed in the panel, accepted, agreed; and by keyboard alone."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from accounts.models import Charter, CharterGoal
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.charters import making

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    """An account without a charter."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
    return SimpleNamespace(house=house, account=account, page=f"/accounts/{account.pk}/charter/")


def test_begun_changed_in_the_panel_accepted_and_agreed(story, signed_in):
    page = signed_in(story.house.kam)
    page.goto(story.page)
    page.get_by_role("button", name="Begin the charter").click()
    expect(page.get_by_role("heading", name="Draft of the charter")).to_be_visible()
    panel = page.locator("#panel")
    page.get_by_role("link", name="Quarterly business review").click()
    panel.get_by_label("Subject").fill("Review of the quarter")
    panel.get_by_label("Their contact").fill("Paul Darcy")
    panel.get_by_role("button", name="Save the line").click()
    expect(page.get_by_text("Paul Darcy")).to_be_visible()
    page.get_by_role("button", name=re.compile("Move up: Review of the quarter")).click()
    expect(page.locator("#modes li").nth(1)).to_contain_text("Review of the quarter")
    page.get_by_role("link", name=re.compile("^Accepted.*Every request")).click()
    panel.get_by_label("Accepted by").fill("Hélène Baroux")
    panel.get_by_role("button", name="Record the yes").click()
    expect(page.get_by_text("1 of 6 expectations accepted")).to_be_visible()
    page.get_by_role("link", name="Record as agreed").click()
    panel.get_by_role("combobox", name="For the client").fill("Hélène Baroux")
    panel.get_by_role("button", name="Both sides agree").click()
    expect(page.get_by_text("for us, and Hélène Baroux, for the client.")).to_be_visible()
    page.get_by_role("link", name="Write a new version").click()
    panel.get_by_label("Why it changes").fill("A second site")
    panel.get_by_role("button", name="Open the draft").click()
    expect(page.get_by_role("heading", name="What counts today: version 1")).to_be_visible()


def test_by_keyboard_a_line_is_taken_down_and_the_charter_agreed(story, signed_in):
    with tenant(story.house.organisation.pk):
        draft = making.draft(story.house, story.account)
        goals = list(CharterGoal.objects.filter(charter=draft).values_list("text", flat=True))
    page = signed_in(story.house.kam)
    page.goto(story.page)
    handle = page.get_by_role("button", name=re.compile(f"^Move: {goals[0][:20]}"))
    handle.focus()
    with page.expect_response(lambda answer: answer.url.endswith("/goals/order/")):
        page.keyboard.press("ArrowDown")
    page.reload()
    expect(page.locator("#goals li").nth(1)).to_contain_text(goals[0])
    page.get_by_role("link", name="Record as agreed").focus()
    page.keyboard.press("Enter")
    client = page.locator("#panel").get_by_role("combobox", name="For the client")
    expect(client).to_be_visible()
    client.focus()
    page.keyboard.type("Paul Darcy")
    page.keyboard.press("Enter")
    expect(page.get_by_text("for us, and Paul Darcy, for the client.")).to_be_visible()
    with tenant(story.house.organisation.pk):
        assert Charter.objects.get().state == "agreed"


def test_without_scripts_a_line_is_added_moved_and_accepted(story, signed_in):
    with tenant(story.house.organisation.pk):
        making.draft(story.house, story.account)
    page = signed_in(story.house.kam, scripts=False)
    page.goto(story.page)
    page.get_by_role("link", name="Add a goal").click()
    page.get_by_label("Goal", exact=True).fill("Half the outages")
    page.get_by_role("button", name="Add the line").click()
    page.get_by_role("button", name="Move up: Half the outages").click()
    expect(page.locator("#goals li").nth(2)).to_contain_text("Half the outages")
    page.get_by_role("link", name=re.compile("^Accepted.*A sponsor takes part")).click()
    page.get_by_label("Accepted by").fill("Hélène Baroux")
    page.get_by_role("button", name="Record the yes").click()
    expect(page.get_by_text("accepted by Hélène Baroux")).to_be_visible()
