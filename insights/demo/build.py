"""Telling the story of one organisation through the services, as its people would have."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.utils import timezone, translation

from accounts.access import account_for
from accounts.models import Account, Product, Revenue
from accounts.services.accounts import create_account
from accounts.services.contracts import create_contract
from accounts.services.revenue import refresh_revenue
from accounts.services.team import set_team_member
from insights.demo.casts import PASSWORD, Cast, Client
from insights.demo.charters import CharterStory
from insights.demo.contacts import ContactStory
from insights.demo.executives import tell_executives
from insights.demo.footprint import tell_footprint, tell_rates
from insights.demo.groups import tell_groups
from insights.demo.journeys import ask_gates, tell_journey
from insights.demo.letters import tell_letters
from insights.demo.org_chart import OrgChartStory
from insights.demo.people import tell_people
from insights.demo.plans import tell_plan
from insights.demo.privacy import tell_privacy
from insights.demo.protocols import ProtocolStory
from insights.demo.qualification import QualificationStory
from insights.demo.questions import tell_questions
from insights.demo.relations import tell_relations
from insights.demo.renewals import RenewalStory
from insights.demo.transitions import tell_transitions
from insights.demo.words import TEXTS
from insights.services.assessments import assess_renewals
from kam.audit.acts import act
from kam.lib.dates import add_months, quarter_start
from kam.members.models import User
from kam.tenancy.models import Membership, Organisation
from kam.tenancy.scope import tenant
from kam.tenancy.services import create_organisation, found_member
from reviews.agendas import suggested_agenda
from reviews.draft import MeetingDraft
from reviews.services.holding import hold_meeting
from reviews.services.meetings import plan_meeting
from stakeholders.models import Stakeholder
from stakeholders.services.judgements import judge
from stakeholders.services.people import add_stakeholder


@cache
def _password() -> str:
    """Everybody signs in with the same one: a quarter of a second of hashing, once."""
    return make_password(PASSWORD)


def _address(text: str) -> str:
    return normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()


class Teller:
    """Tells one organisation's two years up to `today`; the same dice at every telling."""

    def __init__(self, cast: Cast, today: date) -> None:
        self.cast, self.today = cast, today
        self.dice = random.Random(cast.slug)  # noqa: S311  (a story, not a secret)
        self.words: dict[str, Any] = TEXTS[cast.locale]
        self.by_role: dict[str, list[Membership]] = {}
        self.accounts: dict[str, Account] = {}

    def tell(self) -> Organisation:
        """Found the organisation, let its people come in, and let each account live."""
        cast = self.cast
        organisation = create_organisation(
            name=cast.name, slug=cast.slug, locale=cast.locale, time_zone=cast.time_zone, currency=cast.currency
        )
        with tenant(organisation.pk), translation.override(cast.locale):
            for one in cast.colleagues:
                user = User.objects.create(email=one.email, password=_password())
                member = found_member(name=one.name, role=one.role, user=user, job_title=one.job_title)
                self.by_role.setdefault(one.role, []).append(member)
            self.products = [Product.objects.create(name=name) for name in cast.products]
            tell_rates(cast.locale, self._admin(), self.today)
            for number, client in enumerate(cast.clients):
                self._account(client, number)
            ask_gates(True)
            tell_people(cast.locale, self.accounts, self.by_role, self.today)
            if "executive" in self.by_role:  # a house of one person has no committee
                QualificationStory(cast, self.by_role, self.today).tell(self.accounts)
            tell_transitions(cast.locale, self.accounts, self.by_role, self.today)
            tell_groups(cast, self.accounts, self.by_role, self.products, self.words, self.today)
            tell_relations(cast, self.accounts, self.by_role, self.today)
            tell_executives(cast, self.accounts, self.by_role, self.today)
            tell_privacy(cast, self.accounts, self.today)
            tell_questions(cast, self.accounts, self.by_role, self.today)
            tell_letters(cast.locale, self.accounts)
            ask_gates(True)
            with act(self._admin(), "demo.revenue"):
                refresh_revenue(None, self.today)
            assess_renewals(today=self.today)
        return organisation

    def _admin(self) -> Membership:
        return self.by_role["administrator"][0]

    def _account(self, client: Client, number: int) -> None:
        admin = self._admin()
        managers = self.by_role.get("key_account_manager", [admin])
        owner = managers[0] if number % 3 != 1 else managers[-1]
        executive = self.by_role.get("executive", [None])[0]
        begun = self.today - timedelta(days=730 - 9 * number)
        account = create_account(
            actor=admin, name=client.name, today=begun, owner=owner, country=client.country, city=client.city,
            industry=client.industry, sponsor=executive if client.annual > 1500 else None,
            external_reference=f"{self.cast.slug[:2].upper()}-{1000 + number}", parent=self.accounts.get(client.parent),
            client_since=begun - timedelta(days=900),
        )  # fmt: skip
        self.accounts[client.name] = account
        for helper in self.by_role.get("contributor", []):
            if number % 2 == 0:
                set_team_member(account, actor=owner, member=helper, level="reader")
        account = account_for(owner, account.pk)  # as a page would: with the rights that every verb asks for
        if client.ends_in is not None:
            self._business(account, client, owner)
            tell_footprint(account, client, owner, self.cast.locale, self.products, self.today)
        people = self._people(account, client, owner)
        ContactStory(self.words["touches"], self.dice, self.today).tell(account, client, people, owner)
        if client.phase != "qualification":
            self._meetings(account, client, people, owner)
            tell_plan(account, client, people, owner, executive or admin, self.words, self.today)
        tell_journey(account, client, owner, executive or admin, self.words, self.today)
        ProtocolStory(self.cast.locale, self.today).tell(account, owner, number)
        CharterStory(self.cast.locale, self.today).tell(account, people, owner, number)
        RenewalStory(self.cast.locale, self.products, self.today).tell(account, owner, number)
        OrgChartStory(self.cast.slug, self.today).tell(account, people, owner, number)

    def _business(self, account: Account, client: Client, owner: Membership) -> None:
        end = self.today + timedelta(days=client.ends_in or 0)
        create_contract(
            account, actor=owner, reference=f"CC-{account.external_reference}", title=client.name, end_on=end,
            start_on=add_months(end, -36), notice_months=3, annual_value=Decimal(client.annual * 1000),
            currency=account.currency, auto_renewal=client.annual < 1000,
        )  # fmt: skip
        last = add_months(quarter_start(self.today), -3)
        rows = []
        for back in range(8):
            quarter = add_months(last, -3 * back)
            base = client.annual * 250 * (1 + client.trend / 100) ** ((1.5 - back) / 4)
            for product, share in zip(self.products, (0.5, 0.25, 0.15, 0.1), strict=False):
                amount = Decimal(round(base * share * self.dice.uniform(0.92, 1.08)))
                rows.append(
                    Revenue(account=account, product=product, quarter=quarter, amount=amount, currency=account.currency,
                            deals=self.dice.randint(1, 6), source="demo")
                )  # fmt: skip
        Revenue.objects.bulk_create(rows)

    def _people(self, account: Account, client: Client, owner: Membership) -> list[Stakeholder]:
        found: list[Stakeholder] = []
        names = self.dice.sample(self.cast.surnames, min(len(self.cast.people), len(self.cast.surnames)))
        for (first, title, function, profile), surname in zip(self.cast.people, names, strict=False):
            influence = {"decision_maker": 5, "sponsor": 4}.get(profile, self.dice.randint(2, 4))
            sour = -1 if client.trend < 0 and profile == "decision_maker" else 0
            person = add_stakeholder(
                account, actor=owner, today=self.today - timedelta(days=600), reason=self.words["judged"],
                name=f"{first} {surname}", job_title=title, function=function, profile=profile, influence=influence,
                support=max(-2, min(2, self.dice.choice((0, 1, 1, 2)) + sour * 2)), languages=[self.cast.locale],
                email=_address(f"{first}.{surname}@{account.external_reference}.example"),
                reports_to=found[1] if len(found) > 2 else None, counterpart=owner,
            )  # fmt: skip
            found.append(person)
        changed = self.dice.choice(found)
        judge(
            changed, actor=owner, version=changed.version, influence=changed.influence,
            support=max(-2, changed.support - 1), reason=self.words["judged"], today=self.today - timedelta(days=20),
        )  # fmt: skip
        return found

    def _meetings(self, account: Account, client: Client, people: list[Stakeholder], owner: Membership) -> None:
        for days in (-270, -180, -90):
            meeting = self._plan(account, people, owner, days)
            after = meeting.starts_at + timedelta(hours=3)
            hold_meeting(
                meeting, actor=owner, version=meeting.version, summary=self.words["held"],
                attended=[one.pk for one in people[: self.dice.randint(2, 4)]], now=after,
            )  # fmt: skip
        if client.annual > 1000 or client.phase == "renewal":
            self._plan(account, people, owner, self.dice.randint(3, 45))

    def _plan(self, account: Account, people: list[Stakeholder], owner: Membership, days: int) -> Any:
        day = self.today + timedelta(days=days)
        day -= timedelta(days=max(0, day.weekday() - 4))
        starts_at = datetime.combine(day, time(14, 0), ZoneInfo(self.cast.time_zone))
        draft = MeetingDraft(
            kind="qbr", title=f"{self.words['qbr']} {account.name}", starts_at=starts_at,
            time_zone=self.cast.time_zone, owner=owner.pk, location=self.words["place"], goal=self.words["goal"],
            stakeholders=[one.pk for one in people[:4]], members=[owner.pk], agenda=suggested_agenda("qbr"),
        )  # fmt: skip
        now = min(timezone.now(), starts_at - timedelta(days=30))
        return plan_meeting(account, draft, actor=owner, now=now)
