"""Two entries merged and parted again, a role filled, and people imported, in a real browser."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from kam.outbox.delivery import deliver_row
from kam.outbox.models import OutboxRow, State
from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from tests import factories
from tests.e2e.conftest import PHONE
from tests.stakeholders.factories import stakeholder

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    """An account with a person who stands there twice."""
    with tenant(house.organisation.pk):
        account = factories.account(house, "Orvelle")
        kept = stakeholder(house, account, job_title="Head of operations")
        gone = stakeholder(house, account, "BAROUX Hélène", email="h@x.example")
    return SimpleNamespace(house=house, account=account, kept=kept, gone=gone)


def test_doubles_are_compared_merged_and_parted(story, signed_in):
    page = signed_in(story.house.kam)
    page.goto("/people/doubles/")
    page.get_by_role("link", name=re.compile("^Compare and merge")).click()
    expect(page.get_by_role("radio", name="h@x.example")).to_be_checked()
    page.get_by_role("button", name="Merge the two").click()
    expect(page.get_by_role("link", name="h@x.example")).to_be_visible()
    page.goto(f"/people/{story.gone.pk}/")
    expect(page).to_have_url(re.compile(f"/people/{story.kept.pk}/$"))
    page.get_by_role("button", name=re.compile("^Undo.*BAROUX Hélène")).click()
    expect(page.get_by_role("link", name="h@x.example")).to_have_count(0)
    page.goto(f"/people/{story.gone.pk}/")
    expect(page.get_by_role("heading", name="BAROUX Hélène")).to_be_visible()


def test_a_role_is_noted_and_filled_from_the_list(story, signed_in):
    page = signed_in(story.house.kam)
    page.goto(f"/people/accounts/{story.account.pk}/?view=list")
    panel = page.locator("#panel")
    page.get_by_role("link", name="Role to fill").click()
    panel.get_by_label("Role", exact=True).fill("Chief financial officer")
    panel.locator("[name=influence][value='5']").check(force=True)
    panel.get_by_role("button", name="Note the role").click()
    page.get_by_role("link", name=re.compile("^We found them.*Chief financial officer")).click()
    panel.get_by_label("Name").fill("Nora Kessel")
    panel.get_by_role("button", name="Put them on the map").click()
    expect(page.get_by_role("link", name="Nora Kessel", exact=True)).to_be_visible()


FILE = "Name,Account,E-mail,Profile\nNora Kessel,Orvelle,nora@x.example,Decision maker\nIvan,Nowhere,,\n"


def test_people_come_in_through_the_wizard(story, signed_in):
    page, house = signed_in(story.house.administrator), story.house

    def work() -> None:
        with tenant(house.organisation.pk):
            waiting = list(OutboxRow.objects.filter(state=State.QUEUED).values_list("pk", flat=True))
        for pk in waiting:
            deliver_row(house.organisation.pk, pk)

    page.goto("/accounts/imports/")
    page.locator("input[type=file]").set_input_files(
        {"name": "contacts.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.get_by_role("button", name="Read the file").click()
    here = page.url
    page.get_by_role("button", name=re.compile("^Try it")).click()
    page.wait_for_load_state()
    work()
    page.goto(here)
    expect(page.get_by_text("“Nowhere” is not known.").first).to_be_visible()
    page.get_by_role("button", name="Import now").click()
    page.wait_for_load_state()
    work()
    with tenant(house.organisation.pk):
        assert Stakeholder.objects.get(name="Nora Kessel").profile == "decision_maker"


def test_a_phone_shows_the_page_we_are_on_in_a_row_wider_than_the_screen(story, signed_in):
    page = signed_in(story.house.kam, locale="fr", viewport=PHONE)
    page.goto("/people/mail/")
    expect(page.locator(".sections [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("[scrollY, document.documentElement.scrollWidth]") == [0, PHONE["width"]]
