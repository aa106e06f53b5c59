"""Relationships in a real browser: a tie noted by the keyboard alone, and a score that opens into its reasons."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kam.tenancy.scope import tenant
from stakeholders.models import Tie
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-ties"),
]


def test_a_tie_by_keyboard_and_the_reasons_of_a_score(transactional_db, house, signed_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        one, other = stakeholder(house, account, "Hélène Baroux"), stakeholder(house, account, "Paul Darcy")
        touchpoint(house, account, one, day=timezone.localdate())
    page = signed_in(house.kam)
    page.goto(reverse("stakeholders:account_ties", args=[account.pk]))
    page.get_by_role("link", name="Note a tie").focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", name="Note a tie")).to_be_visible()
    for label, typed in (("Who", "Hélène Baroux"), ("Whom", "Paul Darcy")):
        panel.get_by_role("combobox", name=label, exact=True).focus()
        page.keyboard.type(typed)
        expect(panel.get_by_role("option", name=typed, exact=True)).to_be_visible()
        page.keyboard.press("Enter")
    panel.get_by_role("combobox", name="How", exact=True).focus()
    page.keyboard.type("trusts")
    panel.get_by_role("button", name="Note the tie").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ties .pill")).to_have_text("trusts")
    with tenant(house.organisation.pk):
        tie = Tie.objects.get()
        assert (tie.from_person_id, tie.kind, tie.to_person_id) == (one.pk, "trusts", other.pk)
    page.locator("#matrix td a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Recency")
    expect(page.get_by_role("dialog")).to_contain_text("40 / 100")
    expect(page.get_by_role("dialog")).to_contain_text("Call about the deliveries")
