"""The journey map in a real browser: by keyboard from mark to mark, into a moment, closer and aside; by the mouse."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect, sync_playwright

from kam.tenancy.scope import tenant
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """A headless browser: the one KAM_CHROMIUM names, else Playwright's own."""
    with sync_playwright() as playwright:
        found = os.environ.get("KAM_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_map(transactional_db, house, sign_in, live_server, chromium) -> SimpleNamespace:
    """The map of an account with a sponsor met every twenty days and a user met once, open in the browser."""
    today = timezone.localdate()
    with tenant(house.organisation.pk):
        account = factories.account(house, today=today - timedelta(days=400))
        sponsor = stakeholder(house, account, "Hélène Baroux", profile="sponsor")
        user = stakeholder(house, account, "Tom Ode", profile="user")
        for days in range(10, 390, 20):
            touchpoint(house, account, sponsor, day=today - timedelta(days=days), subject=f"Talk {days}")
        touchpoint(house, account, user, day=today - timedelta(days=10), subject="Site visit", channel="meeting")
    session = sign_in(house.kam).cookies["sessionid"].value
    page = chromium.new_page(viewport={"width": 1440, "height": 1000})
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/accounts/{account.pk}/map/?range=year")
    return SimpleNamespace(page=page, account=account, wrong=wrong)


def days_shown(page):
    return int(page.locator("#journey-picture").get_attribute("data-days"))


def mark(page, title):
    return page.locator(".jm a", has=page.locator("title", has_text=re.compile(f"^{title} ·")))


def test_from_mark_to_mark_and_into_one_by_keyboard(open_map):
    page = open_map.page
    assert page.locator('.jm a[tabindex="0"]').count() == 1
    mark(page, "Site visit").focus()
    page.keyboard.press("ArrowUp")
    expect(mark(page, "Talk 10")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(mark(page, "Talk 30")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("Hélène Baroux")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(mark(page, "Talk 30")).to_be_focused()
    assert open_map.wrong == []


def test_zoom_and_pan_by_keyboard_keep_the_place_and_the_address(open_map):
    page = open_map.page
    board = page.locator(".jm-board")
    board.focus()
    before = days_shown(page)
    page.keyboard.press("+")
    expect(page.locator("#journey-picture")).not_to_have_attribute("data-days", str(before))
    assert days_shown(page) == pytest.approx(before / 2, abs=2)
    expect(page.locator(".jm-board")).to_be_focused()
    start = page.locator("#journey-picture").get_attribute("data-from")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#journey-picture")).not_to_have_attribute("data-from", start)
    expect(page.locator(".jm-board")).to_be_focused()
    assert "from=" in page.url
    page.keyboard.press("-")
    expect(page.locator("#journey-picture")).to_have_attribute("data-days", re.compile(r"^3\d\d$"))
    page.go_back()
    expect(page.locator("#journey-picture")).to_have_attribute("data-days", re.compile(r"^1\d\d$"))
    assert open_map.wrong == []


def test_a_drag_pans_and_opens_nothing(open_map):
    page = open_map.page
    start = page.locator("#journey-picture").get_attribute("data-from")
    box = page.locator("#journey-picture").bounding_box()
    page.mouse.move(box["x"] + 500, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 640, box["y"] + 110, steps=5)
    page.mouse.up()
    expect(page.locator("#journey-picture")).not_to_have_attribute("data-from", start)
    assert page.locator("#journey-picture").get_attribute("data-from") < start
    expect(page.locator("#panel")).to_be_hidden()
    assert open_map.wrong == []


def test_a_chip_swaps_the_picture_alone(open_map):
    page = open_map.page
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_role("link", name="Quarter").click()
    expect(page.locator("#journey-picture")).to_have_attribute("data-days", "92")
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert "range=quarter" in page.url
    assert open_map.wrong == []
