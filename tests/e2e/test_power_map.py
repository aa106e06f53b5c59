"""Judging on the power map in a real browser: by the mouse, by the keyboard, and put back."""

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
from stakeholders.models import Judgement
from tests import factories
from tests.stakeholders.factories import stakeholder

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
def board(transactional_db, house, sign_in, live_server, chromium) -> SimpleNamespace:
    """The map of an account with two people, open in the browser of its manager."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        karim = stakeholder(house, account, "Karim Osei", profile="user", influence=4, support=0)
        agnes = stakeholder(house, account, "Agnès Poulain", profile="user", influence=2, support=1)
    session = sign_in(house.kam).cookies["sessionid"].value
    page = chromium.new_page(viewport={"width": 1440, "height": 1000})
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/people/accounts/{account.pk}/")
    return SimpleNamespace(page=page, house=house, karim=karim, agnes=agnes)


def dot(board, person):
    return board.page.locator(f"#dot{person.pk}")


def drag(board, person, to):
    """Take the person's mark and leave it a little beside the other's."""
    start, end = (dot(board, one).locator(".pm-mark").bounding_box() for one in (person, to))
    board.page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    board.page.mouse.down()
    board.page.mouse.move(end["x"] + 20, end["y"] + 5, steps=8)
    board.page.mouse.up()


def asked(board):
    """Influence and support as the form in the panel proposes them."""
    expect(board.page.locator("#panel textarea")).to_be_visible()
    chosen = board.page.locator("#panel input:checked")
    return [chosen.nth(index).input_value() for index in range(chosen.count())]


def test_a_dropped_dot_asks_why_and_stays_after_saving(board):
    drag(board, board.karim, board.agnes)
    assert asked(board) == ["2", "1"]
    board.page.locator("#panel form .button.primary").click()
    expect(board.page.locator("#panel .summary")).to_be_visible()
    board.page.locator("#panel textarea").fill("Defended us in the committee")
    board.page.locator("#panel form .button.primary").click()
    expect(board.page.locator("#panel")).to_be_hidden()
    expect(dot(board, board.karim)).to_have_attribute("data-influence", "2")
    expect(dot(board, board.karim)).to_be_focused()
    with tenant(board.house.organisation.pk):
        assert Judgement.objects.filter(reason="Defended us in the committee", influence=2, support=1).count() == 1


def test_arrow_keys_move_and_enter_asks(board):
    dot(board, board.karim).focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft"):
        board.page.keyboard.press(key)
    expect(board.page.locator("#live")).to_contain_text("influence 5, reserved")
    board.page.keyboard.press("Enter")
    assert asked(board) == ["5", "-1"]
    board.page.keyboard.press("Escape")
    expect(board.page.locator("#panel")).to_be_hidden()
    # The dialog's close event, which puts the dot back, comes a moment after the panel is hidden.
    expect(dot(board, board.karim)).not_to_have_attribute("transform", re.compile(".*"))
    expect(dot(board, board.karim)).to_be_focused()


def test_a_day_that_is_over_is_looked_at_and_nobody_is_dragged(board):
    with tenant(board.house.organisation.pk):
        Judgement.objects.create(
            stakeholder=board.karim, influence=1, support=-2, judged_on=timezone.localdate() - timedelta(days=200),
            author=board.house.kam, reason="First impression",
        )  # fmt: skip
    board.page.reload()
    board.page.get_by_label("Day shown").get_by_text("A quarter ago").click()
    expect(board.page.locator("#board [role=status]")).to_contain_text("Nobody is judged in the past")
    expect(dot(board, board.karim).locator("title")).to_contain_text("influence 1, opponent")
    expect(dot(board, board.agnes)).to_have_count(0)
    mark = dot(board, board.karim).locator(".pm-mark").bounding_box()
    board.page.mouse.move(mark["x"] + 4, mark["y"] + 4)
    board.page.mouse.down()
    board.page.mouse.move(mark["x"] + 160, mark["y"] + 4, steps=5)
    board.page.mouse.up()
    expect(board.page.locator("#panel")).to_be_hidden()
    board.page.go_back()
    board.page.get_by_label("What moved since").get_by_text("A quarter ago").click()
    expect(board.page.get_by_text("Opponent → neutral, influence 1 → 4")).to_be_visible()


def test_enter_on_an_unmoved_dot_opens_the_person(board):
    dot(board, board.karim).focus()
    board.page.keyboard.press("Enter")
    board.page.wait_for_url(f"**/people/{board.karim.pk}/")


def test_a_click_that_does_not_drag_opens_the_person(board):
    dot(board, board.karim).locator(".pm-mark").click()
    board.page.wait_for_url(f"**/people/{board.karim.pk}/")
