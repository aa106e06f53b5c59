"""A candidate in a real browser, in both languages, from its nomination to onboarding; and the criteria's editor."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from accounts.models import Account, CriteriaSet, Qualification, QualificationCriterion
from kam.tenancy.scope import tenant
from tests import factories

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-qualification"),
]


class Words:
    """What pages say in a language."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    def __call__(self, text: str, **values: Any) -> str:
        with override(self.locale):
            return gettext(text) % values if values else gettext(text)


def rate(page: Page, one: Qualification, house: SimpleNamespace, points: int, say: Words) -> None:
    """Give every criterion the same points and send."""
    page.goto(reverse("accounts:qualification_rate", args=[one.pk]))
    with tenant(house.organisation.pk):
        asked = list(QualificationCriterion.objects.filter(edition=one.edition_id).values_list("pk", flat=True))
    for pk in asked:
        page.locator(f"[name=c{pk}][value='{points}']").check()
    page.locator(f"[name=n{asked[0]}]").fill(f"Why {points}")
    page.get_by_role("button", name=say("Send my ratings"), exact=True).click()
    expect(page).to_have_url(page.url.split("/accounts/")[0] + reverse("accounts:qualification_detail", args=[one.pk]))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_from_a_nomination_to_onboarding(transactional_db, signed_in, locale):
    house, say = factories.organisation_with_people("Vallier", "vallier", locale=locale), Words(locale)
    kam, executive = signed_in(house.kam, locale=locale), signed_in(house.executive, locale=locale)
    kam.goto(reverse("accounts:portfolio"))
    kam.get_by_role("link", name=say("Qualification"), exact=True).first.click()
    kam.get_by_role("link", name=say("Nominate a candidate"), exact=True).first.click()
    kam.locator("main [name=name]").fill("Halden Fjord")
    kam.locator("main [name=potential]").fill("250 000")
    kam.locator("main [name=reason]").fill("Orders doubled")
    for member in (house.kam, house.executive):
        kam.get_by_label(member.name, exact=True).check()
    kam.get_by_role("button", name=say("Nominate"), exact=True).click()
    expect(kam.locator("main")).to_contain_text(say("The ratings stay closed"))
    with tenant(house.organisation.pk):
        one = Qualification.objects.get()
    detail = reverse("accounts:qualification_detail", args=[one.pk])

    rate(kam, one, house, 5, say)
    expect(kam.locator("main")).to_contain_text(say("The ratings stay closed"))
    executive.goto(reverse("insights:my_day"))
    with override(locale):
        title = gettext("Rate %(name)s") % {"name": "Halden Fjord"}
    executive.get_by_role("link", name=title).first.click()
    expect(executive.locator("body")).not_to_contain_text("Why 5")
    rate(executive, one, house, 2, say)

    expect(executive.locator("main")).to_contain_text(say("Raters lie far apart"))
    executive.locator("main details > summary").first.click()
    expect(executive.locator("main details[open]")).to_contain_text("÷ 2 ÷ 5 × 20 = 14")
    expect(executive.locator("main details[open]")).to_contain_text("Why 5")
    executive.get_by_role("link", name=say("Record the decision"), exact=True).click()
    panel = executive.locator("#panel")
    panel.locator("[name=reasons]").fill("We talked: the access is real")
    panel.get_by_role("button", name=say("Record the decision"), exact=True).click()
    expect(executive.locator("main")).to_contain_text("We talked: the access is real")

    kam.goto(detail)
    kam.get_by_role("link", name=say("Move to onboarding"), exact=True).click()
    moving = kam.locator("#panel")
    moving.locator("[name=reason]").fill("The committee decided")
    moving.get_by_role("button", name=say("Move the account"), exact=True).click()
    expect(moving.locator("[name=reason]")).to_have_count(0)
    with tenant(house.organisation.pk):
        assert Account.objects.get().phase == "onboarding"
    kam.goto(reverse("accounts:qualification_matrix"))
    kam.locator("main svg a").focus()
    kam.keyboard.press("Enter")
    expect(kam).to_have_url(kam.url.split("/accounts/")[0] + reverse("accounts:account_detail", args=[one.account_id]))


def test_the_sum_of_the_weights_follows_what_is_typed(transactional_db, signed_in):
    house = factories.organisation_with_people("Vallier", "vallier")
    page = signed_in(house.administrator, refusals=True)
    page.goto(reverse("members:settings"))
    page.get_by_role("link", name="Qualification criteria").click()
    page.get_by_role("button", name="Write a new version").click()
    boxes, sums = page.locator("main input[form=weights]"), page.locator("#sums")
    expect(boxes).to_have_count(7)
    boxes.nth(0).fill("15")
    expect(sums).to_contain_text("5 points are missing")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("main [role=alert]")).to_contain_text("5 points are missing")
    expect(boxes.nth(0)).to_have_value("15")
    boxes.nth(1).fill("20")
    expect(sums).not_to_contain_text("missing")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("main h1")).to_contain_text("Qualification criteria")
    expect(page.get_by_role("button", name="Write a new version")).to_be_visible()
    with tenant(house.organisation.pk):
        latest = CriteriaSet.objects.latest("number")
        assert (latest.number, latest.state) == (2, "published")
        assert list(latest.criteria.values_list("weight", flat=True))[:2] == [15, 20]
