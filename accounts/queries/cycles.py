"""Two cycles of an account, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.choices import Phase
from accounts.cycle_figures import Line, Section, Span, cycle_figures
from accounts.models import Account, Contract, PhasePassage, Revenue
from accounts.stays import Cycle
from kam.ui import cells


@dataclass(frozen=True)
class Comparison:
    """The cycles, how long each phase took, the figures by section, and what each taught."""

    cycles: list[Cycle]
    phases: list[tuple[str, list[int | None]]]
    days: list[int]
    figures: dict[Section, list[Line]]
    lessons: list[list[str]]


def compare_cycles(account: Account, cycles: list[Cycle], passages: Sequence[PhasePassage], today: date) -> Comparison:
    """Everything about these cycles; one query per registered reader."""
    spans = [Span(one.start, one.end or today + timedelta(days=1)) for one in cycles]
    return Comparison(
        cycles=cycles,
        phases=[(phase.value, [one.days_in(phase.value, today) for one in cycles]) for phase in Phase],
        days=[one.days(today) for one in cycles],
        figures=cycle_figures(account, spans),
        lessons=[lessons_of(one.number, passages) for one in cycles],
    )


def lessons_of(number: int, passages: Sequence[PhasePassage]) -> list[str]:
    """What was written when the cycle ended: on the way out, or with the passage that opened the next one."""
    return [
        one.lessons
        for one in passages
        if one.lessons and (one.cycle == number if one.to_phase == "" else one.cycle == number + 1)
    ]


def revenue_lines(account: Account, spans: Sequence[Span]) -> list[Line]:
    """Revenue of the quarters that began in each span, and what that is in a year; in the account's currency."""
    rows = list(
        Revenue.objects.filter(account=account, currency=account.currency)
        .values_list("quarter")
        .annotate(total=Sum("amount"))
        .order_by("quarter")
    )
    sums: list[Decimal | None] = []
    yearly: list[Decimal | None] = []
    for span in spans:
        inside = [total for quarter, total in rows if span.holds(quarter)]
        sums.append(sum(inside, Decimal(0)) if inside else None)
        yearly.append(sum(inside, Decimal(0)) * 4 / len(inside) if inside else None)
    return [
        Line(_("Revenue of its quarters"), _money(account, sums)),
        Line(_("Revenue in a year, on average"), _money(account, yearly)),
    ]


def _money(account: Account, amounts: Sequence[Decimal | None]) -> list[Any]:
    return [cells.money(amount, account.currency) for amount in amounts]


def contract_lines(account: Account, spans: Sequence[Span]) -> list[Line]:
    """The contracts in force in each span, and what they are worth in a year, in the account's currency."""
    contracts = list(Contract.objects.filter(account=account).order_by("start_on", "id"))
    counts, worth, names = [], [], []
    for span in spans:
        running = [one for one in contracts if one.start_on < span.end and one.end_on >= span.start]
        ours = [one.annual_value for one in running if one.currency == account.currency]
        counts.append(len(running))
        worth.append(cells.money(sum(ours, Decimal(0)) if ours else None, account.currency))
        names.append(", ".join(dict.fromkeys(one.reference for one in running)) or "–")
    return [
        Line(_("Contracts in force"), counts),
        Line(_("References"), names),
        Line(_("Their annual value"), worth),
    ]
