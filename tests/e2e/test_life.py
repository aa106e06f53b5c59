"""The life of a key account in a real browser, in English and in French: from its nomination to its second cycle."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Locator, expect

from accounts.choices import Phase
from accounts.models import Account, Contract, ProtocolRun, RunStep
from kam.tenancy.scope import tenant
from tests import factories
from tests.e2e.walk import CONTRACT, Walk

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("e2e-life"),
]
NAME = "Orvelle Logistique"
REASONS = ("The board wants it now", "The client said yes", "Two results so far", "The contract ends soon", "Signed")
ROUND = ("onboarding", "development", "consolidation", "renewal", "development")


class Life(Walk):
    """The manager's walk from page to page, an executive's where a right is needed; every selector of it is here."""

    def __init__(self, page: Any, executive: Any, house: SimpleNamespace, locale: str) -> None:
        super().__init__(page, house, Account(), locale)
        self.executive = executive

    def nominate(self) -> None:
        """Nominate a prospect, which becomes an account in qualification."""
        self.page.goto(reverse("accounts:qualification_create"))
        form = self.page.locator("main form")
        form.locator("[name=name]").fill(NAME)
        form.locator("[name=potential]").fill("900000")
        form.locator("[name=reason]").fill("They ask for more than we sell them")
        self.page.get_by_role("button", name=self.say("Nominate"), exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(NAME)
        with tenant(self.house.organisation.pk):
            self.account = Account.objects.get(name=NAME)

    def by_exception(self, phase: str, reason: str) -> None:
        """The executive passes the gate as it stands."""
        self.executive.goto(f"{reverse('accounts:account_move', args=[self.account.pk])}?to={phase}")
        self.executive.locator("main [name=reason]").fill(reason)
        self.executive.locator("main [name=by_exception]").check()
        self.executive.get_by_role("button", name=self.say("Move the account"), exact=True).click()
        expect(self.executive.locator("main")).to_contain_text(reason)

    def move_after_all(self, reason: str) -> None:
        """Press again on a page that was refused as stale: what was typed is still there, and now it passes."""
        expect(self.page.locator("main [name=reason]")).to_have_value(reason)
        self.page.get_by_role("button", name=self.say("Move the account"), exact=True).click()
        expect(self.page).to_have_url(re.compile(rf"/accounts/{self.account.pk}/journey/$"))

    def stands_in(self, phase: str, cycle: int) -> None:
        """The account's page says where it is."""
        self.page.goto(reverse("accounts:account_detail", args=[self.account.pk]))
        pill = self.page.locator(f"main .pill.phase-{phase}").first
        expect(pill).to_contain_text(self.phase(phase))
        if cycle > 1:
            expect(pill).to_contain_text(str(cycle))

    def phase(self, name: str) -> str:
        """A phase as pages of this language call it."""
        with override(self.locale):
            return str(Phase(name).label)

    def do_first_step(self, evidence: str) -> None:
        """From my day to the step of the running protocol, and done with its evidence."""
        with tenant(self.house.organisation.pk), override(self.locale):
            step = RunStep.objects.select_related("step", "run__edition").get(run__account=self.account, position=1)
            title, protocol = step.step.title, step.run.edition.name
        self.page.goto(reverse("insights:my_day"))
        tasks, panel = self.page.locator("#tasks"), self.page.locator("#panel")
        expect(tasks).to_contain_text(protocol)
        tasks.locator(f"a[href='{reverse('accounts:run_step_done', args=[step.pk])}']").click()
        panel.locator("[name=evidence]").fill(evidence)
        panel.locator("form button.primary").click()
        expect(tasks).not_to_contain_text(title)
        self.page.goto(reverse("accounts:run_detail", args=[step.run_id]))
        row = self.page.locator(f"#step-{step.pk}")
        expect(row).to_contain_text(evidence)
        expect(row.locator(".mark.done")).to_be_visible()

    def runs(self, code: str) -> None:
        """The protocol of this code runs, because of the phase, and its page says so."""
        with tenant(self.house.organisation.pk):
            run = ProtocolRun.objects.get(account=self.account, template__code=code)
        self.page.goto(reverse("accounts:run_detail", args=[run.pk]))
        expect(self.page.locator("main")).to_contain_text(
            self.say("The account entered the phase %(phase)s", phase=self.phase(code))
        )

    def renew_contract(self) -> None:
        """Record that the contract was renewed, on the terms the page proposes."""
        with tenant(self.house.organisation.pk):
            contract = Contract.objects.get(account=self.account, outcome="running")
        self.page.goto(reverse("accounts:contract_renew", args=[contract.pk]))
        self.page.locator("main [name=outcome][value=renewed]").check()
        self.page.locator("main [name=outcome_reason]").select_option("value")
        self.page.get_by_role("button", name=self.say("Record the renewal"), exact=True).click()
        expect(self.page.locator("main")).to_contain_text(CONTRACT)
        with tenant(self.house.organisation.pk):
            assert Contract.objects.filter(account=self.account, outcome="running").get() != contract

    def passages(self) -> list[Locator]:
        """The rows of the journey page, the latest first."""
        self.journey()
        return list(self.page.locator("main table.list tbody tr").all())

    def history(self) -> Locator:
        """The list of who changed what, and why."""
        self.page.goto(reverse("accounts:account_history_panel", args=[self.account.pk]))
        found: Locator = self.page.locator("main")
        return found


@pytest.fixture(params=["en", "fr"])
def life(request, transactional_db, signed_in) -> Life:
    locale = request.param
    house = factories.organisation_with_people("Vallier", "vallier", locale=locale, gates=True, protocols=True)
    page, executive = (signed_in(one, locale=locale, refusals=True) for one in (house.kam, house.executive))
    return Life(page, executive, house, locale)


def test_a_key_account_from_its_nomination_to_its_second_cycle(life):
    life.nominate()
    life.stands_in("qualification", 1)
    life.try_to_move("onboarding", reason="Too early")
    unmet = "The entry gate is not met. Mend what is missing, or ask an executive or an administrator to pass it."
    expect(life.page.locator("main")).to_contain_text(life.say(unmet))
    expect(life.page.locator("main [name=by_exception]")).to_have_count(0)

    life.by_exception("onboarding", REASONS[0])
    life.stands_in("onboarding", 1)
    life.do_first_step("The list of promises, five of them")
    life.runs("onboarding")

    life.live()
    life.confirm_all("development")
    # The words of the first attempt come back with the version they were written against: the executive moved since.
    life.try_to_move("development", reason=REASONS[1])
    expect(life.page.locator("main .conflict")).to_be_visible()
    life.move_after_all(REASONS[1])
    life.stands_in("development", 1)
    for phase, reason in zip(ROUND[2:4], REASONS[2:4], strict=True):
        life.confirm_all(phase)
        life.move(phase, reason=reason)
        life.stands_in(phase, 1)
    life.runs("renewal")
    life.try_to_move("development", reason="Too early")
    expect(life.page.locator("main")).to_contain_text(life.say("Record the decision"))
    life.renew_contract()
    life.confirm_all("development")
    life.move("development", reason=REASONS[4], lessons="Begin a year before the end")
    life.stands_in("development", 2)

    _the_journey_tells_all_of_it(life)
    told = life.history()
    for text in ("moved the account to another phase", "moved the account past an unmet entry gate, by exception"):
        expect(told).to_contain_text(life.say(text))
    for reason in REASONS:
        expect(told).to_contain_text(reason)


def _the_journey_tells_all_of_it(life: Life) -> None:
    """Six passages with their reasons and the gates as they stood; one of them by exception; the lessons."""
    rows = life.passages()
    assert len(rows) == 6
    for row, phase, reason in zip(rows, reversed(ROUND), reversed(REASONS), strict=False):
        expect(row).to_contain_text(life.phase(phase))
        expect(row).to_contain_text(reason)
    gates = [re.search(r"(\d+)\D+(\d+)", row.locator("summary").last.inner_text()) for row in rows[:5]]
    assert [bool(one and one[1] == one[2]) for one in gates] == [True, True, True, True, False]
    marked = [life.say("by exception") in row.inner_text() for row in rows]
    assert marked == [False, False, False, False, True, False]
    expect(rows[0].locator("td.num").first).to_have_text("2")
    expect(rows[1].locator("td.num").first).to_have_text("1")
    rows[0].locator("summary").first.click()
    expect(rows[0]).to_contain_text("Begin a year before the end")
