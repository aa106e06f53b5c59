"""What the demonstration's clients have, could have, and cost."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import Account, Product
from accounts.services.economics import Entered, enter_costs, set_rate
from accounts.services.footprint import create_entity, estimate_wallet, set_cell
from insights.demo.casts import Client
from kam.lib.dates import add_months, quarter_start
from kam.tenancy.models import Membership

ENTITIES = {
    "fr": ("Siège", "Site industriel", "Plateforme nord", "Filiale export"),
    "en": ("Head office", "Main plant", "Northern hub", "Export company"),
}
FUNCTIONS = {"fr": (("Support technique", 82), ("Avant-vente", 105)), "en": (("Support", 74), ("Pre-sales", 96))}
SOURCES = {
    "fr": ("Rapport annuel", "Échange avec la direction des achats"),
    "en": ("Annual report", "Talk with the head of procurement"),
}
RIVALS = ("Dormant & Fils", "Kelvin Systems")


def tell_rates(locale: str, admin: Membership, today: date) -> None:
    """What an hour costs, since before the story begins."""
    for function, rate in FUNCTIONS.get(locale, FUNCTIONS["en"]):
        set_rate(actor=admin, function=function, hourly_rate=Decimal(rate), valid_from=today - timedelta(days=900))


def tell_footprint(
    account: Account, client: Client, owner: Membership, locale: str, products: list[Product], today: date
) -> None:
    """Entities, cells, two estimates of the wallet, four quarters of costs; the same dice at every telling."""
    dice = random.Random(client.name)  # noqa: S311  (a story, not a secret)
    share = Decimal(client.annual * 1000) / (len(products) * 2)
    for name in ENTITIES.get(locale, ENTITIES["en"])[: 2 + client.annual // 1500]:
        entity = create_entity(account, actor=owner, name=name, kind="entity", country=client.country)
        for product in products:
            state = dice.choice(("in_place", "in_place", "opportunity", "competitor", "not_relevant", ""))
            sold = round(share * dice.randint(30, 100) / 100, -3) if state == "in_place" else None
            could = round(share * dice.randint(80, 160) / 100, -3) if state not in {"", "not_relevant"} else None
            if state:
                set_cell(
                    entity, product, actor=owner, version=0, state=state, current=sold, potential=could, note="",
                    competitor=dice.choice(RIVALS) if state == "competitor" else "",
                )  # fmt: skip
    for years, source in zip((400, 60), SOURCES.get(locale, SOURCES["en"]), strict=True):
        estimate_wallet(
            account, actor=owner, amount=Decimal(client.annual * 1000 * dice.randint(18, 32)) / 10, source=source,
            currency=account.currency, estimated_on=today - timedelta(days=years), today=today,
        )  # fmt: skip
    _costs(account, client, owner, locale, today, dice)


def _costs(account: Account, client: Client, owner: Membership, locale: str, today: date, dice: random.Random) -> None:
    for back in range(1, 5):
        quarter = add_months(quarter_start(today), -3 * back)
        lines = [
            Entered("hours", function, Decimal(dice.randint(40, 60 + client.annual // 10)), Decimal(rate))
            for function, rate in FUNCTIONS.get(locale, FUNCTIONS["en"])
        ]
        lines += [
            Entered("tickets", "", Decimal(dice.randint(5, 60)), Decimal(45)),
            Entered("visits", "", Decimal(dice.randint(2, 9)), Decimal(380)),
        ]
        cost = round(Decimal(client.annual * 250) * dice.randint(58, 74) / 100, -3)
        enter_costs(account, quarter, actor=owner, version=0, cost_of_sales=cost, lines=lines, today=today)
