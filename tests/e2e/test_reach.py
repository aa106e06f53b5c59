"""Within everybody's reach: without JavaScript, by the keyboard alone, on a phone."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from playwright.sync_api import expect

from accounts.models import Account
from kam.tenancy.scope import tenant
from stakeholders.models import Touchpoint
from tests import factories, worlds
from tests.e2e.conftest import PHONE
from tests.e2e.places import main_pages
from tests.stakeholders.factories import stakeholder

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-reach"),
]


@pytest.fixture
def account(transactional_db, house) -> Account:
    """A whole world around one account, and another that only the list shows."""
    with tenant(house.organisation.pk):
        factories.account(house, "Orvelle Logistique")
    return worlds.fill(house)


def test_without_scripts_the_work_gets_done(account, house, open_page):
    page = open_page(scripts=False)
    page.goto("/")
    page.locator("[name=login]").fill("key_account_manager@vallier.example")
    page.locator("[name=password]").fill(factories.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_title("My day · Ancrage")
    page.get_by_role("link", name="Portfolio").first.click()
    find_in_the_portfolio(page)
    log_by_plain_forms(page, house)
    move_by_plain_forms(page, account, house)


def find_in_the_portfolio(page):
    """The filter is a form with a button."""
    expect(page.locator("#accounts tbody tr")).to_have_count(2)
    page.locator("#filter-q").fill("Vallier")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page).to_have_url(re.compile("q=Vallier"))
    expect(page.locator("#accounts tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Vallier Logistics").click()
    expect(page.locator("h1")).to_contain_text("Vallier Logistics")


def log_by_plain_forms(page, house):
    """What opens in the side panel is a page of its own."""
    page.get_by_role("main").get_by_role("link", name="Log an interaction").first.click()
    page.locator("main [name=subject]").fill("Agreed on the Lyon site")
    page.get_by_role("button", name="Log the interaction", exact=True).click()
    expect(page.locator("main")).to_contain_text("Agreed on the Lyon site")
    with tenant(house.organisation.pk):
        assert Touchpoint.objects.filter(subject="Agreed on the Lyon site").count() == 1


def move_by_plain_forms(page, account, house):
    page.goto(f"/accounts/{account.pk}/journey/")
    page.get_by_role("link", name="Move to another phase").first.click()
    page.locator("[name=to_phase][value=development]").check()
    page.locator("[name=reason]").fill("The first year went well")
    page.get_by_role("button", name="Move the account", exact=True).click()
    expect(page.locator("main table.list")).to_contain_text("The first year went well")
    with tenant(house.organisation.pk):
        assert Account.objects.get(pk=account.pk).phase == "development"


def test_the_keyboard_alone_opens_an_account(account, house, signed_in):
    page = signed_in(house.kam)
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#palette input")).to_be_focused()
    page.keyboard.type("Logisti")
    hits = page.locator("#palette-list a")
    expect(hits.filter(has_text="Vallier Logistics")).to_have_count(2)  # the account, and logging with it
    expect(hits.first).to_have_attribute("aria-selected", "true")
    for _step in range(hits.count()):
        if "Vallier Logistics" in page.locator("#palette-list a[aria-selected=true]").inner_text():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/accounts/{account.pk}/")
    expect(page.locator("h1")).to_contain_text("Vallier Logistics")


def test_the_palette_logs_with_a_person_by_a_few_keys(account, house, signed_in):
    with tenant(house.organisation.pk):
        stakeholder(house, account, name="Odile Fontaine")
    page = signed_in(house.kam)
    page.goto("/accounts/")
    started = perf_counter()
    page.keyboard.press("Control+k")
    page.keyboard.type("log fontaine")
    first = page.locator("#palette-list a").first
    expect(first).to_contain_text("Log with Odile Fontaine")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#panel [name=subject]")).to_be_focused()
    expect(page.locator("#palette")).to_be_hidden()
    page.keyboard.type("Called about prices")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    assert perf_counter() - started < 20
    with tenant(house.organisation.pk):
        logged = Touchpoint.objects.get(subject="Called about prices")
        assert [one.stakeholder.name for one in logged.people.select_related("stakeholder")] == ["Odile Fontaine"]


def test_the_keyboard_alone_logs_and_leaves_the_panel(account, house, signed_in):
    page = signed_in(house.kam)
    page.goto(f"/accounts/{account.pk}/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    opener = page.get_by_role("main").get_by_role("link", name="Log an interaction").first
    opener.focus()
    page.keyboard.press("Enter")
    subject = page.locator("#panel [name=subject]")
    for _step in range(30):
        if subject.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Called back")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    with tenant(house.organisation.pk):
        assert Touchpoint.objects.filter(subject="Called back").count() == 1
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_no_page_scrolls_sideways_on_a_phone(account, house, signed_in, locale):
    page = signed_in(house.administrator, locale=locale, viewport=PHONE)
    pages, wide = main_pages(house, account), {}
    for name, url in pages.items():
        page.goto(url)
        expect(page.locator("[hx-trigger~=load]")).to_have_count(0)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    assert page.locator("html").get_attribute("lang") == locale
    print(f"phone {locale} pages={len(pages)} sideways={len(wide)}")
    assert wide == {}


def test_a_phone_logs_an_interaction(account, house, signed_in):
    page = signed_in(house.kam, viewport=PHONE)
    page.goto(f"/accounts/{account.pk}/")
    page.locator("main").get_by_role("link", name="Log an interaction").first.tap()
    panel = page.locator("#panel")
    panel.locator("[name=subject]").fill("Met at the gate")
    panel.get_by_text("Vallier Baroux").tap()
    panel.get_by_role("button", name="Log the interaction", exact=True).tap()
    expect(panel).to_be_hidden()
    with tenant(house.organisation.pk):
        found = Touchpoint.objects.get(subject="Met at the gate")
        assert found.people.count() == 1
