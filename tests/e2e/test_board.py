"""Moving a card on the portfolio's board in a real browser: by the mouse, by the keyboard, without scripts."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from accounts.models import Account
from kam.tenancy.scope import tenant
from tests import factories
from tests.e2e.conftest import PHONE

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def board(transactional_db, house, signed_in) -> SimpleNamespace:
    """The board of an organisation with two accounts, in the browser of their manager."""
    with tenant(house.organisation.pk):
        orvelle = factories.account(house)
        factories.account(house, "Brunet Papeteries")
    page = signed_in(house.kam)
    page.goto("/accounts/board/?all=1")
    return SimpleNamespace(page=page, house=house, account=orvelle)


def card_in(board, phase):
    return board.page.locator(f'[data-column="{phase}"] [data-card="{board.account.pk}"]')


def drag(board, phase):
    start = card_in(board, "qualification").bounding_box()
    end = board.page.locator(f'[data-column="{phase}"]').bounding_box()
    board.page.mouse.move(start["x"] + 20, start["y"] + start["height"] - 8)
    board.page.mouse.down()
    board.page.mouse.move(end["x"] + 60, end["y"] + 150, steps=6)
    board.page.mouse.up()


def phase_of(board):
    with tenant(board.house.organisation.pk):
        return Account.objects.get(pk=board.account.pk).phase


def test_a_dropped_card_asks_why_and_stays_after_saving(board):
    drag(board, "onboarding")
    panel = board.page.locator("#panel")
    expect(panel.locator("textarea")).to_be_visible()
    assert panel.locator("input:checked").input_value() == "onboarding"
    panel.locator("textarea").fill("The committee agreed")
    panel.locator("form .button.primary").click()
    expect(panel).to_be_hidden()
    expect(card_in(board, "onboarding")).to_be_visible()
    expect(board.page.locator(f"#move-{board.account.pk}")).to_be_focused()
    expect(board.page.locator('[data-column="onboarding"] .count')).to_have_text("1")
    assert phase_of(board) == "onboarding"


def test_a_closed_panel_puts_the_card_back(board):
    drag(board, "onboarding")
    expect(board.page.locator("#panel textarea")).to_be_visible()
    expect(card_in(board, "onboarding")).to_be_attached()
    board.page.keyboard.press("Escape")
    expect(card_in(board, "qualification")).to_be_visible()
    expect(board.page.locator(f"#move-{board.account.pk}")).to_be_focused()
    assert phase_of(board) == "qualification"


def test_a_column_the_journey_does_not_lead_to_takes_no_card(board):
    drag(board, "renewal")
    expect(card_in(board, "qualification")).to_be_visible()
    expect(board.page.locator("#panel")).to_be_hidden()


def test_arrow_keys_move_and_the_panel_asks(board):
    board.page.locator(f"#move-{board.account.pk}").focus()
    board.page.keyboard.press("ArrowLeft")  # nothing stands before the first phase
    expect(card_in(board, "qualification")).to_be_visible()
    board.page.keyboard.press("ArrowRight")
    expect(board.page.locator("#panel textarea")).to_be_visible()
    board.page.locator("#panel textarea").fill("By keyboard")
    board.page.keyboard.press("Control+Enter")
    expect(board.page.locator("#panel")).to_be_hidden()
    expect(card_in(board, "onboarding")).to_be_visible()
    assert phase_of(board) == "onboarding"


def test_without_scripts_the_handle_opens_the_same_form(house, signed_in, transactional_db):
    with tenant(house.organisation.pk):
        account = factories.account(house)
    page = signed_in(house.kam, scripts=False, viewport=PHONE)
    page.goto("/accounts/board/?all=1")
    page.locator(f"#move-{account.pk}").click()
    page.locator('input[value="onboarding"]').check()
    page.locator("textarea").fill("On paper")
    page.locator("form .button.primary").click()
    page.wait_for_url(f"**/accounts/{account.pk}/journey/")
