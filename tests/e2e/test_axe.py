"""axe on every main page: in the light theme in English, in the dark one in French."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests import worlds
from tests.e2e.places import main_pages

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-axe"),
]
GUISES = [("en", "light"), ("fr", "dark")]


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line per node."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}) {node['target']} {node['html'][:160]} "
        f"{' | '.join(line.strip() for line in node.get('failureSummary', '').splitlines()[1:])[:260]}"
        for one in found
        for node in one["nodes"]
    ]


def look_at(page: Page, pages: dict[str, str]) -> tuple[int, dict[str, list[str]]]:
    """Open each page, let its late parts come, and ask axe; how many were asked, and what was found where."""
    found = {}
    for name, url in pages.items():
        answer = page.goto(url, wait_until="load")
        assert answer is not None, name
        assert answer.status == 200, (name, answer.status)
        expect(page.locator("[hx-trigger~=load]")).to_have_count(0)
        if wrong := violations(page):
            found[name] = wrong
    return len(pages), found


@pytest.mark.parametrize(("locale", "theme"), GUISES)
def test_axe_finds_nothing_on_the_main_pages(house, signed_in, locale, theme):
    account = worlds.fill(house)
    page = signed_in(house.administrator, locale=locale, theme=theme)
    checked, found = look_at(page, main_pages(house, account))
    assert page.locator("html").get_attribute("lang") == locale
    assert page.locator("html").get_attribute("data-theme") == theme
    print(f"axe {locale} {theme} pages={checked} violations={sum(map(len, found.values()))}")
    assert found == {}


@pytest.mark.parametrize(("locale", "theme"), GUISES)
def test_axe_finds_nothing_before_sign_in(transactional_db, open_page, locale, theme):
    page = open_page(locale=locale, theme=theme)
    pages = {"log-in": reverse("account_login"), "reset": reverse("account_reset_password")}
    checked, found = look_at(page, pages)
    print(f"axe {locale} {theme} pages={checked} violations={sum(map(len, found.values()))}")
    assert found == {}


def test_axe_sees_what_is_wrong(transactional_db, open_page):
    page = open_page()
    page.goto(reverse("account_login"))
    page.evaluate("document.querySelector('label').remove()")
    assert any(line.startswith("label") for line in violations(page))
