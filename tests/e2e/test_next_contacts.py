"""A rhythm is changed in the settings, the account's page follows, a contact is logged, and the next one moves on."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from kam.tenancy.scope import tenant
from stakeholders.models import ProfileJourney, Stakeholder
from tests import factories
from tests.stakeholders.factories import stakeholder

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    """A sponsor met ten days ago and a user met a year ago."""
    today = timezone.localdate()
    with tenant(house.organisation.pk):
        account = factories.account(house, "Orvelle")
        sponsor = stakeholder(house, account, influence=5)
        user = stakeholder(house, account, "Nora Kessel", profile="user", influence=2)
        for one, days in ((sponsor, 10), (user, 365)):
            Stakeholder.objects.filter(pk=one.pk).update(last_touch_on=today - timedelta(days=days))
        cell = ProfileJourney.objects.get(profile="sponsor", phase=account.phase)
    return SimpleNamespace(house=house, account=account, cell=cell)


def test_from_the_settings_to_the_next_best_contact(story, signed_in):
    cadence = f"/people/accounts/{story.account.pk}/cadence/"
    page = signed_in(story.house.administrator)
    page.goto(cadence)
    first = page.locator("main ol.do > li").first
    expect(first).to_contain_text("Nora Kessel")
    expect(page.locator("main ol.do > li")).to_have_count(1)

    page.goto("/people/journeys/")
    page.locator(f"a[href$='/journeys/{story.cell.pk}/edit/']").click()
    panel = page.locator("#panel")
    panel.get_by_label("Contact every (days)").fill("2")
    panel.get_by_role("button", name="Save the journey").click()
    expect(page.get_by_role("link", name="every 2 days")).to_be_visible()

    page.goto(cadence)
    expect(page.locator("main ol.do > li")).to_have_count(2)
    expect(first).to_contain_text("Hélène Baroux")
    first.locator("summary").click()
    expect(first).to_contain_text("the rhythm is a contact every 2 days")
    first.get_by_role("link", name=re.compile("^Log it")).click()
    panel.get_by_label("What happened").fill("Called about the docks")
    panel.get_by_role("button", name=re.compile("^Log|^Save")).first.click()
    expect(first).to_contain_text("Nora Kessel")
    expect(page.locator("main ol.do > li")).to_have_count(1)
