"""A group of accounts as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from accounts.access import visible_accounts
from accounts.attention import percent_change
from accounts.exchange import Conversion, NoRate, conversions
from accounts.models import Account
from accounts.queries.exchange import quotes_on
from accounts.queries.group import head_of
from insights.access import rights_clause
from insights.group_tree import ROLL_UP
from kam.lib import formats
from kam.lib.money import CURRENCIES, cents
from kam.tenancy.models import Membership
from kam.tenancy.prepared import prepared
from kam.tenancy.scope import required_organisation_id

LINES = 30  # accounts on one page; up to so many a group is shown open whole
LEVELS = ("good", "watch", "risk")


class Apart(NamedTuple):
    """Amounts of a currency that has no rate: together with all below, and the account's own revenue."""

    currency: str
    revenue: Decimal | None
    value: Decimal | None
    own: Decimal | None


class Line(NamedTuple):
    """An account of the group; money is in the page's currency, `accounts` and what follows with all below it.

    Row 0, the whole group, tells by `children` how many accounts the reader sees and by `hidden` how many not.
    """

    pk: int
    depth: int
    parent: int | None
    live: bool
    open: bool
    children: int
    hidden: int
    accounts: int | None
    own: Decimal | None
    revenue: Decimal | None
    before: Decimal | None
    value: Decimal | None
    contracts: Decimal | None
    ends: date | None
    score: int | None
    fragile: Decimal | None
    worst: int | None
    apart_raw: Mapping[str, list[str | None]] | None
    name: str
    country: str
    phase: str
    owner: str
    currencies: list[str] | None

    @property
    def change(self) -> int | None:
        """Percent against the twelve months before, both at the same rate; None while one of them is unknown."""
        return percent_change(self.revenue, self.before)

    @property
    def level(self) -> str:
        """The worst renewal's level; empty when none was assessed."""
        return "" if self.worst is None else LEVELS[self.worst]

    @property
    def apart(self) -> list[Apart]:
        """What is in no sum, by currency."""
        return [Apart(code, *map(_amount, row)) for code, row in sorted((self.apart_raw or {}).items())]


@dataclass(frozen=True)
class Asked:
    """What the address says: the currency (empty: the head's), the day of the rates, what is open, where to go on."""

    currency: str
    on: date
    opened: tuple[int, ...] = ()
    folded: tuple[int, ...] = ()
    after: int = 0


@dataclass(frozen=True)
class GroupPage:
    """The whole in figures, the lines of this page, and how the money was converted."""

    head_id: int
    currency: str
    on: date
    whole: Line
    lines: list[Line]
    more: bool
    used: list[Conversion]
    missing: list[NoRate]
    currencies: list[str]  # to choose from: what is held, and what there is a rate for

    @property
    def missing_text(self) -> str:
        """The currencies for which a rate is missing, each once."""
        return ", ".join(dict.fromkeys(one.missing for one in self.missing))

    @property
    def on_text(self) -> str:
        """The day of the rates, as the reader writes it."""
        return formats.day(self.on)

    @property
    def is_group(self) -> bool:
        """Whether there is more than one account in it, seen or not."""
        return self.whole.children + self.whole.hidden > 1


def group_page(account: Account, actor: Membership, asked: Asked) -> GroupPage:
    """The group the account belongs to, from its head. Three queries: the way up, the rates, the roll-up."""
    head, above = head_of(account.pk)
    currency = asked.currency or _currency(head, account, actor)
    base = actor.organisation.currency
    quotes = quotes_on(asked.on)
    known, missing = conversions(quotes, CURRENCIES, currency, base=base, on=asked.on)
    whole, *lines = roll_up(head, actor, known, asked, opened=[*asked.opened, *above])
    held = set(whole.currencies or ()) - {currency}
    quoted = {code for quote in quotes for code in (quote.currency, quote.base)}
    return GroupPage(
        head, currency, asked.on, whole, lines[:LINES], len(lines) > LINES,
        [one for one in known if one.source in held], [one for one in missing if one.source in held],
        sorted({*held, *quoted, currency, base}),
    )  # fmt: skip


def _currency(head: int, account: Account, actor: Membership) -> str:
    """The head's currency, where the reader may see the head; else the account's own."""
    if head == account.pk:
        return account.currency
    return visible_accounts(actor).filter(pk=head).values_list("currency", flat=True).first() or account.currency


def roll_up(
    head: int, actor: Membership, known: list[Conversion], asked: Asked, *, opened: list[int], most: int = LINES + 1
) -> list[Line]:
    """The whole group and the lines asked for. One statement, whatever the group's size and depth."""
    seen, rights = _seen(actor)
    given = {
        **rights, "org": required_organisation_id(), "head": head, "codes": [one.source for one in known],
        "factors": [one.factor for one in known], "opened": opened, "folded": list(asked.folded),
        "after": asked.after, "small": LINES, "most": most,
    }  # fmt: skip
    with prepared(connection) as cursor:
        cursor.execute(ROLL_UP.replace("{seen}", seen), given)
        return [_line(row) for row in cursor.fetchall()]


def _seen(actor: Membership) -> tuple[str, dict[str, Any]]:
    """Whether the reader may see account `a`, with the clause's parameters by name."""
    text, given = rights_clause(actor, "a.id")
    for place in range(len(given)):
        text = text.replace("%s", f"%(right{place})s", 1)
    return f"(true {text})", {f"right{place}": value for place, value in enumerate(given)}


def _line(row: tuple[Any, ...]) -> Line:
    """Money to the cent, once, at the end."""
    made = Line._make(row[:-1])
    money: dict[str, Any] = {
        name: cents(value) for name in ("own", "revenue", "before", "value") if (value := getattr(made, name))
    }
    return made._replace(**money)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
