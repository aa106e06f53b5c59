"""Won business added up: one figure per account, product and calendar quarter, and who won it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from accounts.choices import RowOutcome
from accounts.importing.known import Existing
from kam.lib.dates import quarter_start


@dataclass(frozen=True, slots=True)
class Revenue:
    """One figure to write. It replaces an earlier import's (`before`): importing twice changes nothing."""

    account: Existing
    product: Existing | None
    quarter: date
    amount: Decimal
    deals: int
    before: Decimal | None
    change: RowOutcome


@dataclass(frozen=True, slots=True)
class OwnerHint:
    """The colleague who won most at an account that has no account manager yet."""

    account: Existing
    member: Existing
    amount: Decimal
    deals: int


@dataclass(frozen=True, slots=True)
class Won:
    """One won opportunity, everything in it recognised."""

    account: Existing
    product: Existing | None
    agent: Existing | None
    closed_on: date
    amount: Decimal


def add_up(won: list[Won], present: Mapping[tuple[object, object, date], Decimal]) -> tuple[Revenue, ...]:
    """The figures by account, product and quarter, in the order in which the file first mentions them."""
    groups: dict[tuple[int, int, date], list[Won]] = defaultdict(list)
    for deal in won:
        groups[id(deal.account), id(deal.product), quarter_start(deal.closed_on)].append(deal)
    figures = []
    for (_account, _product, quarter), deals in groups.items():
        account, product = deals[0].account, deals[0].product
        amount = sum((deal.amount for deal in deals), Decimal(0))
        before = present.get((account.pk, product.pk if product else None, quarter)) if account.pk is not None else None
        if product is not None and product.pk is None:
            before = None
        figures.append(Revenue(account, product, quarter, amount, len(deals), before, _change(amount, before)))
    return tuple(figures)


def _change(amount: Decimal, before: Decimal | None) -> RowOutcome:
    if before is None:
        return RowOutcome.CREATED
    return RowOutcome.UNCHANGED if before == amount else RowOutcome.UPDATED


def owner_hints(won: list[Won]) -> tuple[OwnerHint, ...]:
    """Who won most at each account without an account manager: by amount, then by deals, then by name."""
    hints: dict[tuple[int, int], OwnerHint] = {}
    for deal in won:
        if deal.agent and deal.account.refs.get("owner") is None:
            key = id(deal.account), id(deal.agent)
            so_far = hints.get(key) or OwnerHint(deal.account, deal.agent, Decimal(0), 0)
            hints[key] = replace(so_far, amount=so_far.amount + deal.amount, deals=so_far.deals + 1)
    best: dict[int, OwnerHint] = {}
    for (account, _agent), hint in hints.items():
        best[account] = max(best.get(account, hint), hint, key=_merit)
    return tuple(best.values())


def _merit(hint: OwnerHint) -> tuple[Decimal, int, str]:
    return hint.amount, hint.deals, hint.member.name
