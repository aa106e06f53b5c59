"""The whole job of an administrator in one go, in a real browser, in English and in French.

What the pages say is looked up in the catalogue of the language, so a page that forgets to translate fails here.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import Locator, expect

from accounts.models import Account
from insights.models import Alert
from insights.services.assessments import assess_renewals
from kam.outbox.delivery import deliver_row
from kam.outbox.models import OutboxRow, State
from kam.tenancy.scope import tenant
from reviews.models import Meeting
from reviews.services.reminders import queue_due_reminders
from stakeholders.models import Stakeholder
from tests import factories

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-job"),
]
SAMPLE = Path(__file__).resolve().parent.parent / "data" / "crm-sample" / "accounts.csv"


class Walk:
    """One administrator at the browser, and the worker that does what the pages queue."""

    def __init__(self, page: Any, house: SimpleNamespace, locale: str) -> None:
        self.page, self.house, self.locale = page, house, locale

    def say(self, text: str) -> str:
        """The text as the pages of this language write it."""
        with override(self.locale):
            return gettext(text)

    def press(self, text: str, *, inside: Locator | None = None) -> None:
        """Click the button or the link that says so."""
        where, name = inside or self.page, self.say(text)
        button = where.get_by_role("button", name=name, exact=True)
        button.or_(where.get_by_role("link", name=name, exact=True)).first.click()

    def panel(self, opener: str) -> Locator:
        """Open the side panel by what leads to it."""
        self.press(opener)
        found: Locator = self.page.locator("#panel")
        expect(found.locator("form").first).to_be_visible()
        return found

    def fill(self, where: Locator, **values: str) -> None:
        """Type into fields by their names."""
        for name, value in values.items():
            where.locator(f"[name={name}]:visible").fill(value)

    def tab(self, text: str) -> None:
        """Go to a page of the account."""
        tabs = self.page.get_by_role("navigation", name=self.say("Pages of this account"))
        tabs.get_by_role("link", name=self.say(text)).click()

    def inside(self) -> Any:
        """The organisation in scope."""
        return tenant(self.house.organisation.pk)

    def work(self) -> list[str]:
        """Do what waits in the outbox, as the worker would; the states it ends in."""
        with self.inside():
            waiting = list(OutboxRow.objects.filter(state=State.QUEUED).values_list("pk", flat=True))
        return [deliver_row(self.house.organisation.pk, pk) for pk in waiting]


@pytest.fixture(params=["en", "fr"])
def walk(request, transactional_db, open_page) -> Walk:
    locale = request.param
    house = factories.organisation_with_people("Vallier", "vallier", locale=locale)
    return Walk(open_page(locale=locale), house, locale)


def test_the_main_job_from_log_in_to_digest(walk):
    sign_in_by_the_form(walk)
    import_the_crm_export(walk)
    open_the_account_and_move_it(walk)
    add_a_person_and_see_the_map(walk)
    write_a_plan(walk)
    download_the_plan(walk)
    plan_a_review_and_be_reminded(walk)
    be_warned_of_a_renewal(walk)
    read_my_day_and_the_digest(walk)


def sign_in_by_the_form(walk):
    page = walk.page
    page.goto("/")
    expect(page).to_have_title(f"{walk.say('Sign in')} · Ancrage")
    page.locator("[name=login]").fill("administrator@vallier.example")
    page.locator("[name=password]").fill(factories.PASSWORD)
    walk.press("Sign in")
    expect(page).to_have_title(f"{walk.say('My day')} · Ancrage")
    assert page.locator("html").get_attribute("lang") == walk.locale


def import_the_crm_export(walk):
    page = walk.page
    page.goto("/accounts/imports/")
    page.locator("input[type=file]").set_input_files(SAMPLE)
    walk.press("Read the file")
    expect(page.locator("h1")).to_have_text(walk.say("Check the columns"))
    walk.press("Try it: nothing is written yet")
    finish_the_job(walk)
    expect(page.locator("h1")).to_have_text(walk.say("What would become of every row"))
    with walk.inside():
        assert not Account.objects.exists()
    walk.press("Import now")
    finish_the_job(walk)
    expect(page.locator("h1")).to_have_text(walk.say("Imported"))
    with walk.inside():
        assert Account.objects.filter(name="Halvard Marine").exists()
    walk.press("Open the portfolio")


def finish_the_job(walk):
    """The page of a job tells its end by itself; then its result is one click away."""
    expect(walk.page.locator("section.job progress")).to_be_visible()
    assert walk.work() == [State.SENT]
    walk.press("Open the result")


def open_the_account_and_move_it(walk):
    page = walk.page
    page.get_by_role("link", name="Halvard Marine").click()
    expect(page.locator("h1")).to_contain_text("Halvard Marine")
    walk.tab("Journey")
    panel = walk.panel("Move to another phase")
    panel.locator("[name=to_phase][value=onboarding]").check()
    walk.fill(panel, reason="Signed on Tuesday")
    walk.press("Move the account", inside=panel)
    expect(page.locator("main table.list")).to_contain_text("Signed on Tuesday")
    expect(page.locator("main .page-head, main header").first).to_contain_text(walk.say("Onboarding"))


def add_a_person_and_see_the_map(walk):
    page = walk.page
    walk.tab("People")
    panel = walk.panel("Add a person")
    walk.fill(panel, name="Ingrid Halvorsen")
    panel.locator("[name=profile]").select_option("decision_maker", force=True)
    panel.locator("[name=influence][value='5']").check(force=True)
    panel.locator("[name=support][value='-1']").check(force=True)
    walk.press("Add the person", inside=panel)
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Ingrid Halvorsen")
    with walk.inside():
        person = Stakeholder.objects.get()
    expect(page.locator(f"svg #dot{person.pk}")).to_have_attribute("data-influence", "5")


def write_a_plan(walk):
    page = walk.page
    walk.tab("Plan")
    walk.press("Start the plan")
    panel = walk.panel("New objective")
    walk.fill(panel, title="Two more yards by June", target="5")
    walk.press("Add the objective", inside=panel)
    expect(page.locator("main article h3")).to_have_text("Two more yards by June")
    panel = walk.panel("New action")
    walk.fill(panel, title="Visit the yard in Bergen", due_on=str(timezone.localdate()))
    walk.press("Add the action", inside=panel)
    expect(page.locator("main")).to_contain_text("Visit the yard in Bergen")


def download_the_plan(walk):
    page = walk.page
    back = page.url
    walk.press("Export as PDF")
    expect(page.locator("section.job progress")).to_be_visible()
    assert walk.work() == [State.SENT]
    with page.expect_download() as found:
        walk.press("Open the result")
    content = found.value.path().read_bytes()
    assert content.startswith(b"%PDF")
    assert found.value.suggested_filename.endswith(".pdf")
    page.goto(back)


def plan_a_review_and_be_reminded(walk):
    page = walk.page
    with walk.inside():
        account = Account.objects.get(name="Halvard Marine")
    page.goto(f"/meetings/new/?account={account.pk}")
    page.get_by_role("checkbox", name="Ingrid Halvorsen").check()
    walk.fill(page.locator("main form.form"), title="Halvard QBR")
    page.locator("main form.form > .actions button").click()
    expect(page.locator("h1")).to_contain_text("Halvard QBR")
    with walk.inside():
        starts_at = Meeting.objects.get().starts_at
        assert queue_due_reminders(now=starts_at - timedelta(days=6)) == 1
        assert queue_due_reminders(now=starts_at - timedelta(days=6)) == 0
    mail.outbox.clear()
    assert walk.work() == [State.SENT]
    (sent,) = mail.outbox
    assert sent.to == ["administrator@vallier.example"]
    assert "Halvard" in str(sent.subject) + str(sent.body)


def be_warned_of_a_renewal(walk):
    page, today = walk.page, timezone.localdate()
    with walk.inside():
        account = Account.objects.get(name="Halvard Marine")
    page.goto(f"/accounts/{account.pk}/contracts/new/")
    form = page.locator("main form.form")
    walk.fill(
        form,
        reference="HM-2026",
        start_on=str(today - timedelta(days=600)),
        end_on=str(today + timedelta(days=100)),
        annual_value="475000",
    )
    walk.press("Record the contract", inside=form)
    expect(page.locator("main")).to_contain_text("HM-2026")
    with walk.inside():
        assert assess_renewals(today=today)["opened"] == 1
        alert = Alert.objects.get()
    page.goto("/signals/")
    page.get_by_role("link", name="Halvard Marine").click()
    page.wait_for_url(f"**/signals/{alert.pk}/")
    expect(page.locator("main")).to_contain_text("HM-2026")


def read_my_day_and_the_digest(walk):
    page = walk.page
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Visit the yard in Bergen")
    page.goto("/digest/")
    expect(page.locator("h1")).to_have_text(walk.say("Weekly digest"))
    expect(page.locator("main")).to_contain_text("Visit the yard in Bergen")
