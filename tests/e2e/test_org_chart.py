"""Moving people on the organisation chart in a real browser: by mouse and keyboard; circles refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
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
def chart(transactional_db, house, sign_in, live_server, chromium) -> SimpleNamespace:
    """Rosa above Karim and Lea, Noor below Karim; open in the browser of the account's manager."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        rosa = stakeholder(house, account, "Rosa Alba", influence=5)
        karim = stakeholder(house, account, "Karim Osei", reports_to=rosa, influence=4)
        lea = stakeholder(house, account, "Lea Brandt", reports_to=rosa, influence=2)
        noor = stakeholder(house, account, "Noor Aziz", reports_to=karim)
    session = sign_in(house.kam).cookies["sessionid"].value
    page = chromium.new_page(viewport={"width": 1440, "height": 1000})
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/people/accounts/{account.pk}/chart/")
    return SimpleNamespace(page=page, house=house, rosa=rosa, karim=karim, lea=lea, noor=noor)


def middle(chart, person):
    box = chart.page.locator(f"#n{person.pk}").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + 10


def drag(chart, person, chief):
    chart.page.mouse.move(*middle(chart, person))
    chart.page.mouse.down()
    x, y = middle(chart, chief)
    chart.page.mouse.move(x + 5, y + 5, steps=8)
    expect(chart.page.locator(f"#n{chief.pk}.drop")).to_be_visible()
    chart.page.mouse.up()


def chief_of(chart, person):
    with tenant(chart.house.organisation.pk):
        return Stakeholder.objects.get(pk=person.pk).reports_to_id


def accept(chart):
    chart.page.locator("#panel form .button.primary").click()
    expect(chart.page.locator("#panel")).to_be_hidden()


def test_a_dropped_card_asks_and_moves(chart):
    drag(chart, chart.noor, chart.lea)
    expect(chart.page.locator("#panel select, #panel input[name=reports_to]").first).to_have_count(1)
    assert chart.page.locator("#panel [name=reports_to]").input_value() == str(chart.lea.pk)
    accept(chart)
    expect(chart.page.locator(f"#h{chart.noor.pk}")).to_be_focused()
    expect(chart.page.locator(f"li:has(> #n{chart.lea.pk}) #n{chart.noor.pk}")).to_be_visible()
    assert chief_of(chart, chart.noor) == chart.lea.pk


def test_a_move_is_put_back_from_its_message(chart):
    drag(chart, chart.noor, chart.lea)
    accept(chart)
    expect(chart.page.locator(f"li:has(> #n{chart.lea.pk}) #n{chart.noor.pk}")).to_be_visible()
    undo = chart.page.locator("[data-toast] [data-undo]")
    undo.focus()
    chart.page.keyboard.press("Enter")
    expect(chart.page.locator(f"li:has(> #n{chart.karim.pk}) #n{chart.noor.pk}")).to_be_visible()
    expect(undo).to_have_count(0)
    assert chief_of(chart, chart.noor) == chart.karim.pk


def test_a_drop_on_somebody_below_is_refused_with_the_reason(chart):
    drag(chart, chart.karim, chart.noor)
    expect(chart.page.locator("#panel")).to_contain_text("the chart would turn in a circle")
    chart.page.locator("#panel form .button.primary").click()
    expect(chart.page.locator("#panel .field-error")).to_contain_text("first move Noor Aziz elsewhere")
    chart.page.keyboard.press("Escape")
    expect(chart.page.locator(f"#h{chart.karim.pk}")).to_be_focused()
    assert chief_of(chart, chart.karim) == chart.rosa.pk


def test_a_finger_on_the_handle_drags_the_card(chart):
    start, end = chart.page.locator(f"#h{chart.noor.pk}").bounding_box(), middle(chart, chart.lea)
    finger = chart.page.context.new_cdp_session(chart.page)
    at = [(start["x"] + 10, start["y"] + 10), (start["x"] + 30, start["y"] + 20), end]
    for kind, (x, y) in zip(("touchStart", "touchMove", "touchMove"), at, strict=True):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(chart.page.locator("#panel [name=reports_to]")).to_have_value(str(chart.lea.pk))
    accept(chart)
    assert chief_of(chart, chart.noor) == chart.lea.pk


def test_the_keyboard_picks_up_chooses_and_drops(chart):
    page = chart.page
    page.locator(f"#h{chart.noor.pk}").focus()
    page.keyboard.press("Space")
    expect(page.locator("#live")).to_contain_text("Noor Aziz picked up")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#live")).to_contain_text("Under Karim Osei?")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#live")).to_contain_text("Under Lea Brandt?")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    accept(chart)
    expect(page.locator(f"#h{chart.noor.pk}")).to_be_focused()
    assert chief_of(chart, chart.noor) == chart.lea.pk


def test_escape_puts_a_picked_up_card_back_and_up_leads_to_the_top(chart):
    page = chart.page
    page.locator(f"#h{chart.lea.pk}").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator("#live")).to_contain_text("Lea Brandt stays where they were")
    expect(page.locator("#chart .held")).to_have_count(0)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#live")).to_contain_text("the top of the chart")
    page.keyboard.press("Enter")
    accept(chart)
    assert chief_of(chart, chart.lea) is None


def test_a_click_on_a_name_opens_the_person_and_a_branch_folds_in_place(chart):
    page = chart.page
    page.locator(f"#f{chart.karim.pk}").click()
    expect(page.locator(f"#n{chart.noor.pk}")).to_have_count(0)
    assert f"shut={chart.karim.pk}" in page.url
    expect(page.locator(f"#f{chart.karim.pk}")).to_be_focused()
    page.locator(f"#n{chart.lea.pk} .name").click()
    page.wait_for_url(f"**/people/{chart.lea.pk}/")


def test_a_role_is_added_below_somebody_in_one_click(chart):
    page = chart.page
    page.locator(f"#n{chart.lea.pk}").hover()
    page.locator(f"#n{chart.lea.pk} .oc-add").click()
    page.wait_for_url("**/chart/?at=*")
    expect(page.locator(f"li:has(> #n{chart.lea.pk}) .oc-role")).to_be_visible()
