"""A real browser on a real server: signed-in pages that complain of every console error and every CSP violation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kam.members.models import User
from kam.tenancy.models import Membership

DESKTOP = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]
LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
# Chromium says little of some violations in the console; the event always comes.
WATCH_CSP = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`));"""
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless browser: the one KAM_CHROMIUM names, else Playwright's own.

    One per file, not per run: Playwright's event loop may exist once only, and other files start their own.
    """
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=os.environ.get("KAM_CHROMIUM"), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def open_page(chromium: Browser, live_server: Any) -> Iterator[Open]:
    """`open_page(locale=, theme=, viewport=, scripts=)`: a page of its own; the test fails on any complaint of it."""
    complaints: list[str] = []
    contexts = []

    def make(
        *,
        locale: str = "en",
        theme: str = "light",
        viewport: dict[str, int] = DESKTOP,
        scripts: bool = True,
        refusals: bool = False,
    ) -> Page:
        phone = viewport["width"] < 600
        context = chromium.new_context(
            base_url=live_server.url,
            locale=LANGUAGES[locale],
            viewport=viewport,
            has_touch=phone,
            is_mobile=phone,
            java_script_enabled=scripts,
            timezone_id="Europe/Paris",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
        if scripts:
            context.add_init_script(WATCH_CSP)
        page = context.new_page()

        def hear(said: Any) -> None:
            # A journey that is about being refused says so: Chromium reports every answer 409 and 422 as an error.
            if said.type == "error" and not (refusals and any(f"status of {code}" in said.text for code in (409, 422))):
                complaints.append(f"{page.url}: {said.text}")

        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def signed_in(open_page: Open, sign_in: Callable[[Membership], Any], live_server: Any) -> Open:
    """`signed_in(member, locale=, theme=, viewport=, scripts=)`: as `open_page`, past the log-in."""

    def make(member: Membership, *, locale: str = "en", **options: Any) -> Page:
        assert User.objects.filter(pk=member.user.pk).update(locale=locale) == 1
        page = open_page(locale=locale, **options)
        session = sign_in(member).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return page

    return make
