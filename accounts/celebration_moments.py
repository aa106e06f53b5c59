"""The celebrations this room can compute: anniversaries of the relation, and renewals that grew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices.contracts import KEPT
from accounts.journey_moments import contract_rows, passage_rows
from accounts.models import Account, Contract
from accounts.moments import Lane, Life, Moment, Mood, Told, register_moments
from kam.lib import formats
from kam.lib.dates import add_months

ANNIVERSARY, GROWTH = "anniversary", "growth"
ROUND = 5  # years that weigh more
LONGEST = 400  # years: a relation "since 1" is a slip of the pen


def register() -> None:
    """Bring the celebrations of this room; for `AppConfig.ready`."""
    register_moments(ANNIVERSARY, anniversary_moments, tell_anniversary)
    register_moments(GROWTH, growth_moments, tell_growth)


def anniversaries(since: date, first: date, today: date) -> list[tuple[int, date]]:
    """Years and day of each anniversary from `first` on, up to the next one ahead of `today`.

    Who became a client on 29 February is celebrated on the 28th in other years.
    """
    found = []
    for years in range(max(1, first.year - since.year), LONGEST):
        day = add_months(since, 12 * years)
        if day >= first:
            found.append((years, day))
        if day > today:
            break
    return found


def anniversary_moments(life: Life) -> Iterator[Moment]:
    """Those since the account's journey began here, and the next. No query of its own.

    Nobody said whether one was celebrated: those that are over are neither good nor bad.
    """
    since, passages = life.account.client_since, passage_rows(life)
    if since is None or since > life.today:
        return
    for years, day in anniversaries(since, passages[0].happened_on if passages else life.today, life.today):
        mood = Mood.AHEAD if day > life.today else Mood.NEUTRAL
        weight = 3 if years % ROUND == 0 else 1
        yield Moment(ANNIVERSARY, years, Lane.CELEBRATIONS, day, _years(years), weight, mood)


def _years(years: int) -> str:
    return ngettext("%(n)d year a client", "%(n)d years a client", years) % {"n": years}


def tell_anniversary(account: Account, pk: int, today: date) -> Told | None:
    """An anniversary with the day it counts from; `pk` is the number of years."""
    if account.client_since is None or not 0 < pk < LONGEST:
        return None
    day = add_months(account.client_since, 12 * pk)
    return Told(
        title=_years(pk), on=day, kind=_("Anniversary of the relation"),
        mood=Mood.AHEAD if day > today else Mood.NEUTRAL,
        facts=[(_("Client since"), formats.day(account.client_since))],
        url=reverse("accounts:account_detail", args=[account.pk]), action=_("Open the account"),
    )  # fmt: skip


@dataclass(frozen=True)
class Grown:
    """A contract that goes on from one that was renewed, and is worth more in a year."""

    after: Any
    before: Any

    @property
    def percent(self) -> Decimal:
        """By how much more, in hundredths."""
        after, before = Decimal(self.after.annual_value), Decimal(self.before.annual_value)
        return (after / before - 1) * 100


def grown(contracts: list[Any]) -> list[Grown]:
    """The renewals that brought more, by start: same reference and currency. From a value of nothing nothing grows."""
    found: list[Grown] = []
    latest: dict[tuple[str, str], Any] = {}
    for row in sorted(contracts, key=lambda one: one.start_on):
        key = row.reference.casefold(), row.currency
        before = latest.get(key)
        if before and before.outcome in KEPT and 0 < before.annual_value < row.annual_value:
            found.append(Grown(row, before))
        latest[key] = row
    return found


def growth_moments(life: Life) -> Iterator[Moment]:
    """Each renewal that grew, on the day the new contract starts. No query of its own: contracts are read once."""
    for one in grown(contract_rows(life)):
        mood = Mood.AHEAD if one.after.start_on > life.today else Mood.GOOD
        yield Moment(GROWTH, one.after.pk, Lane.CELEBRATIONS, one.after.start_on, _more(one), 3, mood)


def _more(one: Grown) -> str:
    values = {"contract": one.after.reference, "percent": formats.percent(one.percent)}
    return _("%(contract)s renewed at %(percent)s more") % values


def tell_growth(account: Account, pk: int, today: date) -> Told | None:
    """What the contract was worth, and is."""
    rows = list(Contract.objects.filter(account=account).order_by("start_on", "pk"))
    one = next((found for found in grown(rows) if found.after.pk == pk), None)
    if one is None:
        return None
    values = [
        (_("Annual value before"), formats.money(one.before.annual_value, one.before.currency)),
        (_("Annual value"), formats.money(one.after.annual_value, one.after.currency)),
    ]
    return Told(
        title=_more(one), on=one.after.start_on, kind=_("Contract renewed at a higher value"),
        mood=Mood.AHEAD if one.after.start_on > today else Mood.GOOD, facts=values,
        url=reverse("accounts:account_value", args=[account.pk]), action=_("Open the contracts"),
    )  # fmt: skip
