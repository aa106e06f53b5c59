"""The demonstration's groups: three levels, money in several currencies, leads, and one manager with too much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import Account, Product, Revenue
from accounts.services.accounts import create_account
from accounts.services.contracts import create_contract
from accounts.services.exchange import add_rate
from accounts.services.team import set_team_member
from insights.demo.casts import Cast, Client
from insights.demo.journeys import tell_journey
from insights.demo.protocols import ProtocolStory
from kam.lib.dates import add_months, quarter_start
from kam.tenancy.models import Membership


@dataclass(frozen=True)
class Member:
    """An account of the group; amounts are thousands a year in its own currency."""

    name: str
    parent: str
    country: str
    city: str
    currency: str
    annual: int
    ends_in: int


@dataclass(frozen=True)
class Story:
    """A group: its head, who joins it, the rates that are known, and the region of the local lead."""

    head: str
    members: tuple[Member, ...]
    rates: tuple[tuple[str, str, int], ...]  # currency, rate, days ago
    source: str
    region: str
    tasks: tuple[str, str, str]  # what the manager, the local lead and the supporting colleague do


STORIES = {
    "vallier": Story(
        "Orvelle Logistique",
        (
            Member("Orvelle Iberia", "Orvelle Logistique", "ES", "Madrid", "EUR", 850, 210),
            Member("Orvelle Americas", "Orvelle Logistique", "US", "Chicago", "USD", 1900, 75),
            Member("Orvelle Montréal", "Orvelle Americas", "CA", "Montréal", "CAD", 640, 330),
            Member("Orvelle Polska", "Orvelle Logistique", "PL", "Łódź", "PLN", 2100, 160),
        ),
        (("USD", "0.9315", 400), ("USD", "0.9214", 55), ("USD", "0.9241", 55), ("CAD", "0.6712", 55)),
        "Banque centrale européenne",
        "Amérique du Nord",
        ("Pilotage du compte", "Filiales nord-américaines", "Assistance technique"),
    ),
    "hartley": Story(
        "Ashdown Retail Group",
        (
            Member("Ashdown Ireland", "Ashdown Retail Group", "IE", "Cork", "EUR", 760, 120),
            Member("Ashdown Nordics", "Ashdown Retail Group", "SE", "Göteborg", "SEK", 9200, 250),
            Member("Ashdown Stockholm", "Ashdown Nordics", "SE", "Stockholm", "SEK", 3100, 58),
            Member("Ashdown Boston", "Ashdown Online", "US", "Boston", "USD", 540, 310),
        ),
        (("EUR", "0.8562", 380), ("EUR", "0.8643", 50), ("USD", "0.7905", 50)),
        "Bank of England",
        "Nordics",
        ("Leads the account", "Nordic companies", "Service"),
    ),
}


def tell_groups(
    cast: Cast,
    accounts: dict[str, Account],
    people: dict[str, list[Membership]],
    products: list[Product],
    words: dict[str, Any],
    today: date,
) -> None:
    """Bring the companies of the cast's group in, write the rates, and say who leads what."""
    story = STORIES.get(cast.slug)
    if story is None:
        return
    admin, managers = people["administrator"][0], people["key_account_manager"]
    for currency, rate, ago in story.rates:
        add_rate(
            actor=admin, currency=currency, rate=Decimal(rate), valid_from=today - timedelta(days=ago),
            source=story.source,
        )  # fmt: skip
    for member in story.members:
        made = _account(member, accounts, admin, managers[0], products[0], today)
        client = Client(
            member.name, member.country, member.city, made.industry, "development", member.annual, 0, member.ends_in
        )
        tell_journey(made, client, managers[0], people["executive"][0], words, today)
        ProtocolStory(cast.locale, today).catch_up(made, managers[0])
        accounts[member.name] = made
    _team(accounts[story.head], story, managers, people, today)


def _account(
    member: Member, known: dict[str, Account], admin: Membership, owner: Membership, product: Product, today: date
) -> Account:
    account = create_account(
        actor=admin, name=member.name, today=today - timedelta(days=500), owner=owner, country=member.country,
        city=member.city, currency=member.currency, parent=known[member.parent],
        industry=known[member.parent].industry,
    )  # fmt: skip
    end = today + timedelta(days=member.ends_in)
    create_contract(
        account, actor=owner, reference=f"CC-G{len(known) + 1}", title=member.name, start_on=add_months(end, -36),
        end_on=end, notice_months=3, annual_value=Decimal(member.annual * 1000), currency=member.currency,
        auto_renewal=False,
    )  # fmt: skip
    last = add_months(quarter_start(today), -3)
    Revenue.objects.bulk_create(
        Revenue(account=account, product=product, quarter=add_months(last, -3 * back), deals=2, source="demo",
                amount=Decimal(member.annual * (262 - 4 * back)), currency=member.currency)
        for back in range(8)
    )  # fmt: skip
    return account


def _team(
    head: Account, story: Story, managers: list[Membership], people: dict[str, list[Membership]], today: date
) -> None:
    """The head's team: a global lead, a local lead, and a colleague of another function; others stay gaps."""
    [lead_task, local_task, help_task] = story.tasks
    since = today - timedelta(days=420)
    owner = managers[0] if head.owner_id == managers[0].pk else managers[-1]
    other = managers[-1] if owner == managers[0] else managers[0]
    set_team_member(
        head, actor=owner, member=owner, level="owner", function="sales", responsibility=lead_task, since=since,
        coordination="global",
    )  # fmt: skip
    set_team_member(
        head, actor=owner, member=other, level="editor", function="sales", responsibility=local_task, since=since,
        coordination="local", region=story.region,
    )  # fmt: skip
    for helper in people.get("contributor", []):
        set_team_member(
            head, actor=owner, member=helper, level="reader", function="support", responsibility=help_task,
            since=today - timedelta(days=200),
        )  # fmt: skip
