"""An account changes hands in a real browser: each relationship passed on, to the closing test of its protocol."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import ProtocolRun, RunStep
from accounts.services.protocols.steps import complete_step
from kam.members.models import User
from kam.tenancy.models import Role
from kam.tenancy.scope import tenant
from kam.tenancy.services import found_member
from stakeholders.models import Handover
from tests import factories
from tests.e2e.conftest import PHONE
from tests.stakeholders.factories import stakeholder, touchpoint

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    """An account with two people of weight, its manager, and the one who comes next."""
    user = User.objects.create_user("next@vallier.example", factories.PASSWORD)
    with tenant(house.organisation.pk):
        successor = found_member(name="Nina Next", role=Role.KEY_ACCOUNT_MANAGER, user=user)
        account = factories.account(house)
        ada, bea = (stakeholder(house, account, name, influence=5) for name in ("Ada One", "Bea Two"))
    return SimpleNamespace(house=house, account=account, next=successor, ada=ada, bea=bea)


def test_from_the_first_introduction_to_the_closing_test(story, signed_in):
    page = signed_in(story.house.kam)
    panel = page.locator("#panel")
    page.goto(reverse("stakeholders:account_transitions", args=[story.account.pk]))
    page.get_by_role("link", name="Hand the account over").click()
    panel.locator("select[name=successor]").select_option(str(story.next.pk), force=True)
    panel.get_by_role("button", name="Begin the hand-over").click()
    expect(page.get_by_role("link", name=f"{story.house.kam.name} → Nina Next")).to_be_visible()
    page.get_by_role("link", name=f"{story.house.kam.name} → Nina Next").click()
    expect(page.get_by_text("0 of 2 relationships trusted").first).to_be_visible()

    with tenant(story.house.organisation.pk):
        both = [story.house.kam.pk, story.next.pk]
        touchpoint(story.house, story.account, story.ada, subject="Lunch of three", colleagues=both)
    page.reload()
    expect(page.get_by_text("Speaks for it: Lunch of three")).to_be_visible()
    for step in ("Note the introduction", "Note the meeting", "Note the trust"):
        page.get_by_role("link", name=re.compile(f"{step}.*Ada One")).click()
        panel.get_by_label("Note", exact=False).fill(f"{step}, said Ada")
        panel.get_by_role("button", name=step).click()
        expect(page.get_by_text(f"{step}, said Ada").first).to_be_visible()
    expect(page.get_by_text("1 of 2 relationships trusted").first).to_be_visible()

    page.get_by_role("button", name="Make Nina Next the manager").click()
    expect(page.get_by_text("Nina Next manages the account from now on.")).to_be_visible()
    page.get_by_role("button", name=re.compile("Start.*Change of account manager")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change of account manager")
    expect(page.get_by_role("link", name="1 of 2 relationships have passed to Nina Next")).to_be_visible()
    page.get_by_role("link", name="1 of 2 relationships have passed to Nina Next").click()
    page.get_by_role("link", name=re.compile("Leave out.*Bea Two")).click()
    panel.get_by_label("Why it is left out").fill("Retires in May")
    panel.get_by_role("button", name="Leave out").click()
    expect(page.get_by_text("Retires in May")).to_be_visible()
    expect(page.get_by_text("Complete", exact=True).first).to_be_visible()

    run = _all_steps_done(story)
    page.goto(reverse("accounts:run_detail", args=[run.pk]))
    expect(page.get_by_role("link", name="Every relationship has passed to Nina Next")).to_be_visible()
    page.get_by_role("link", name="Finish", exact=True).click()
    panel.get_by_label("Passed", exact=True).check()
    panel.get_by_label("What shows it").fill("Both people rang Nina")
    panel.get_by_label("Lessons").fill("Lunch first")
    panel.get_by_role("button", name="Finish").click()
    expect(page.get_by_text("Lunch first")).to_be_visible()


def _all_steps_done(story) -> ProtocolRun:
    with tenant(story.house.organisation.pk):
        assert Handover.objects.get().state == "complete"
        run = ProtocolRun.objects.get(account=story.account)
        for step in RunStep.objects.filter(run=run).select_related("run__account", "run__edition", "step", "owner"):
            complete_step(
                step, actor=story.house.administrator, version=step.version, today=timezone.localdate(), evidence="x"
            )
    return run


def test_on_a_phone_without_scripts_a_relationship_moves_on(story, signed_in):
    page = signed_in(story.house.kam, scripts=False, viewport=PHONE)
    page.goto(reverse("stakeholders:handover_start", args=[story.account.pk]))
    page.locator("select[name=successor]").select_option(str(story.next.pk))
    page.get_by_role("button", name="Begin the hand-over").click()
    page.get_by_role("link", name=re.compile("Note the introduction.*Bea Two")).click()
    page.get_by_role("button", name="Note the introduction").click()
    expect(page.get_by_role("link", name=re.compile("Note the meeting.*Bea Two"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
