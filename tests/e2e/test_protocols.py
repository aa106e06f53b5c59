"""A protocol's life in a real browser: changed, published, started, done step by step, finished with its lessons."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import ProtocolRun, ProtocolTemplate, RunStep
from accounts.services.protocols import start_protocol
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.protocols import making
from tests.stakeholders.factories import stakeholder

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    """An account on which a small protocol runs already, in its first version."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        template = making.template("move", steps=(making.THREE[0], making.THREE[1]))
        old = start_protocol(account, actor=house.kam, code="move")
    return SimpleNamespace(house=house, account=account, template=template, old=old)


def test_edited_published_started_done_and_finished_while_the_running_one_stays(story, signed_in):
    page = signed_in(story.house.administrator)
    page.goto(f"/accounts/protocols/{story.template.pk}/")
    page.get_by_role("button", name="Write a new version").click()
    page.get_by_role("link", name=re.compile("Change.*Step 1")).click()
    panel = page.locator("#panel")
    panel.get_by_label("Title in English").fill("Pack the boxes")
    panel.get_by_label("Title in French").fill("Faire les cartons")
    panel.get_by_role("button", name="Save the step").click()
    expect(page.get_by_text("Pack the boxes").first).to_be_visible()
    page.get_by_role("button", name="Move down: Pack the boxes").click()
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_text("Version 2 beside version 1").first).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Publish").first.click()
    expect(panel.get_by_text("1 account is in the middle")).to_be_visible()
    panel.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Version 2 is published.")).to_be_visible()

    page.goto(f"/accounts/{story.account.pk}/protocols/start/?protocol={story.template.pk}")
    expect(page.get_by_text("It runs already")).to_be_visible()
    page.get_by_role("button", name="Start now").click()
    expect(page.get_by_text("Pack the boxes").first).to_be_visible()
    run = _latest(story)
    _do_all(page, run, story)
    page.get_by_role("link", name="Finish", exact=True).click()
    panel.get_by_label("Passed", exact=True).check()
    panel.get_by_label("What shows it").fill("The sponsor said so")
    panel.get_by_label("Lessons").fill("Book the lorry earlier")
    panel.get_by_role("button", name="Finish").click()
    expect(page.get_by_text("Book the lorry earlier")).to_be_visible()
    page.goto(f"/accounts/runs/{story.old.pk}/")
    expect(page.get_by_text("1. Step 1")).to_be_visible()
    expect(page.get_by_text("Pack the boxes")).to_have_count(0)


def test_without_scripts_a_step_is_done_and_another_postponed(story, signed_in):
    page = signed_in(story.house.kam, scripts=False, refusals=True)
    page.goto(f"/accounts/runs/{story.old.pk}/")
    page.get_by_role("button", name="Done: Step 1").click()
    expect(page.get_by_text("1 of 2 steps").first).to_be_visible()
    with tenant(story.house.organisation.pk):
        second = RunStep.objects.get(run=story.old, position=2)
    page.goto(f"/accounts/runs/steps/{second.pk}/done/")
    page.locator("main form .button.primary").click()
    expect(page.get_by_text("this step requires it").first).to_be_visible()
    page.get_by_label("What shows that it is done").fill("A photo")
    page.locator("main form .button.primary").click()
    expect(page.get_by_text("A photo")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_departure_is_answered_with_one_click_and_the_run_leads_back(story, signed_in, scripts):
    with tenant(story.house.organisation.pk):
        person = stakeholder(story.house, story.account, "Nora Kessler")
    page = signed_in(story.house.kam, scripts=scripts)
    page.goto(reverse("stakeholders:stakeholder_leave", args=[person.pk]))
    page.get_by_label("Start the protocol “Departure of a contact”").uncheck()
    page.get_by_role("button", name="Note the departure").click()
    expect(page.get_by_role("heading", name="Answer it with a protocol")).to_be_visible()
    page.get_by_role("button", name=re.compile("Start.*Departure of a contact")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Departure of a contact")
    page.get_by_role("link", name=re.compile("Nora Kessler left on")).click()
    expect(page.get_by_role("link", name="Departure of a contact")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Start.*Departure"))).to_have_count(0)
    expect(page.get_by_text("Running", exact=True)).to_be_visible()


def _latest(story):
    with tenant(story.house.organisation.pk):
        assert ProtocolTemplate.objects.filter(code="move").count() == 1
        return ProtocolRun.objects.latest("pk")


def _do_all(page, run, story):
    page.get_by_role("button", name="Done: Pack the boxes").click()
    expect(page.get_by_text("1 of 2 steps").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Done.*Step 2")).click()
    panel = page.locator("#panel")
    panel.get_by_label("What shows that it is done").fill("The receipt")
    panel.get_by_role("button", name="Done").click()
    expect(page.get_by_text("ready for its closing test").first).to_be_visible()
    assert run.pk != story.old.pk
