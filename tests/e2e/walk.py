"""The pages of an account's journey, as tests in a real browser walk them: what they are called stands here alone.

What the pages say is looked up in the catalogue of the language, so a page that forgets to translate fails.
"""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from accounts.models import Account, GateCriterion
from kam.lib.dates import add_months
from kam.tenancy.scope import tenant
from plans.choices import PlanStatus
from plans.models import Plan
from reviews.models import Meeting
from stakeholders.choices import Profile
from stakeholders.services.people import add_stakeholder
from stakeholders.services.touchpoints import log_touchpoint
from tests import factories
from tests.accounts.charters import making

CONTRACT = "FRAME-7"


class Walk:
    """A key account manager at the browser, and what happens at the account meanwhile."""

    def __init__(self, page: Any, house: SimpleNamespace, account: Account, locale: str) -> None:
        self.page, self.house, self.account, self.locale = page, house, account, locale
        self.today: date = timezone.localdate()

    def say(self, text: str, **values: object) -> str:
        """The text as the pages of this language write it."""
        with override(self.locale):
            return gettext(text) % values if values else gettext(text)

    def journey(self) -> None:
        """Open the journey."""
        self.page.goto(f"/accounts/{self.account.pk}/journey/")

    def try_to_move(self, phase: str, **typed: str) -> None:
        """Fill in the move and send it."""
        self.page.goto(f"/accounts/{self.account.pk}/journey/move/?to={phase}")
        for name, value in {"reason": f"To {phase}", **typed}.items():
            self.page.locator(f"main [name={name}]").fill(value)
        self.page.get_by_role("button", name=self.say("Move the account"), exact=True).click()

    def move(self, phase: str, **typed: str) -> None:
        """Move past a gate that is met."""
        self.try_to_move(phase, **typed)
        expect(self.page).to_have_url(f"{self.page.url.split('/accounts')[0]}/accounts/{self.account.pk}/journey/")
        with tenant(self.house.organisation.pk):
            assert Account.objects.get(pk=self.account.pk).phase == phase

    def confirm_all(self, phase: str) -> None:
        """Confirm by hand what people judge, each in its side panel."""
        with tenant(self.house.organisation.pk):
            count = GateCriterion.objects.filter(phase=phase, check_code="", active=True).count()
        for _turn in range(count):
            self.journey()
            with override(self.locale):
                title = gettext("Entry gate: %(phase)s") % {"phase": gettext(phase.capitalize())}
            gate = self.page.locator("section, .sheet").filter(has=self.page.get_by_role("heading", name=title)).last
            gate.get_by_role("link", name=self.say("Mark as met")).first.click()
            panel = self.page.locator("#panel")
            panel.locator("[name=note]").fill("Minutes of the committee")
            panel.get_by_role("button", name=self.say("Mark as met"), exact=True).click()
            expect(panel.locator("[name=note]")).to_have_count(0)

    def live(self) -> None:
        """People are known and met, plan and charter are agreed, a contract runs, reviews were held and are planned."""
        house, account, kam = self.house, self.account, self.house.kam
        with tenant(house.organisation.pk):
            for profile in Profile:
                person = add_stakeholder(
                    account, actor=kam, today=self.today, name=f"Person {profile}", profile=profile, influence=4,
                    support=1, job_title="", function="", languages=["en"], email="", reports_to=None, counterpart=kam,
                    reason="Met",
                )  # fmt: skip
                if profile == Profile.DECISION_MAKER:
                    self.meet(person)
            Plan.objects.create(
                account=account, title="Plan", owner=kam, status=PlanStatus.APPROVED, starts_on=self.today,
                ends_on=add_months(self.today, 12), approved_by=house.executive, approved_at=timezone.now(),
            )  # fmt: skip
            making.agreed(house, account)
            factories.contract(account, ends_in=90, reference=CONTRACT)
            Account.objects.filter(pk=account.pk).update(
                renewal_on=self.today + timedelta(days=90), sponsor=house.executive
            )
            for days, status in ((-20, "held"), (20, "planned")):
                Meeting.objects.create(
                    account=account, kind="qbr", title="QBR", starts_at=timezone.now() + timedelta(days=days),
                    owner=kam, status=status, time_zone="Europe/Paris",
                )  # fmt: skip

    def meet(self, person: Any) -> None:
        """Log a call with a person of theirs."""
        log_touchpoint(
            self.account, actor=self.house.kam, happened_on=self.today, channel="call", subject="Call",
            people=[person.pk], today=self.today,
        )  # fmt: skip
