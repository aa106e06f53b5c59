"""The journey of an account in a real browser, in both languages: gates refused, met and passed, the next cycle."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import Account, PhasePassage
from kam.lib.dates import add_months
from kam.tenancy.scope import tenant
from tests import factories
from tests.e2e.conftest import PHONE
from tests.e2e.walk import Walk

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-journey"),
]


@pytest.fixture(params=["en", "fr"])
def walk(request, transactional_db, signed_in) -> Walk:
    locale = request.param
    house = factories.organisation_with_people("Vallier", "vallier", locale=locale, gates=True)
    with tenant(house.organisation.pk):
        account = factories.account(house)
    return Walk(signed_in(house.kam, locale=locale, refusals=True), house, account, locale)


def test_from_qualification_to_the_next_cycle(walk):
    page = walk.page
    walk.try_to_move("onboarding")
    unmet = "The entry gate is not met. Mend what is missing, or ask an executive or an administrator to pass it."
    expect(page.locator("main")).to_contain_text(walk.say(unmet))
    assert page.locator("main [name=reason]").input_value() == "To onboarding"
    walk.confirm_all("onboarding")
    expect(page.locator("main")).to_contain_text(walk.say("%(met)s of %(total)s met", met=3, total=3))
    walk.move("onboarding")
    walk.live()
    for phase in ("development", "consolidation", "renewal"):
        walk.confirm_all(phase)
        walk.move(phase)
    walk.try_to_move("development")
    expect(page.locator("main")).to_contain_text(walk.say("Record the decision"))
    with tenant(walk.house.organisation.pk):
        Account.objects.filter(pk=walk.account.pk).update(renewal_on=add_months(walk.today, 36))
    walk.confirm_all("development")
    walk.move("development", lessons="Start earlier")
    page.get_by_role("link", name=walk.say("Compare two cycles"), exact=True).click()
    expect(page.locator("main")).to_contain_text("Start earlier")
    with tenant(walk.house.organisation.pk):
        kept = PhasePassage.objects.filter(gate__isnull=False)
        assert kept.count() == 5
        assert not kept.filter(by_exception=True).exists()


def test_on_a_phone_without_scripts_an_executive_passes_by_exception(transactional_db, signed_in):
    house = factories.organisation_with_people("Vallier", "vallier", gates=True)
    with tenant(house.organisation.pk):
        account = factories.account(house)
    page = signed_in(house.executive, viewport=PHONE, scripts=False)
    page.goto(f"/accounts/{account.pk}/journey/")
    page.get_by_role("link", name="Move to Onboarding").click()
    page.locator("main [name=reason]").fill("The board decided")
    page.locator("main [name=by_exception]").check()
    page.get_by_role("button", name="Move the account").click()
    expect(page.locator("main")).to_contain_text("by exception")
    page.locator("summary", has_text="Gate: 1 of 3 met").click()
    expect(page.locator("main")).to_contain_text("Nobody has confirmed it yet.")
