"""Which quarters a file's revenue covers, and where it will show: only the last twelve months count as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.importing.revenue import Revenue
from kam.lib import formats
from kam.lib.dates import add_months, quarter_start

_ALL_OLDER = gettext_noop(
    "All of it is older than twelve months: it shows in each account's history, under “Value”, not in “Revenue, 12 "
    "months”, which adds up %(start)s to %(end)s."
)
_PARTLY_OLDER = gettext_noop(
    "%(older)s of it is older than twelve months and shows in each account's history, under “Value”, not in “Revenue, "
    "12 months”, which adds up %(start)s to %(end)s."
)


def quarter_name(start: date) -> str:
    """A quarter in words: Q1 2017."""
    return _("Q%(number)s %(year)s") % {"number": (start.month + 2) // 3, "year": start.year}


def by_quarter(figures: Sequence[Revenue]) -> dict[str, str]:
    """The sum of each quarter, oldest first, as can be kept in a JSON column."""
    sums: dict[date, Decimal] = {}
    for figure in figures:
        sums[figure.quarter] = sums.get(figure.quarter, Decimal(0)) + figure.amount
    return {start.isoformat(): str(sums[start]) for start in sorted(sums)}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The quarters of a file against today: the last four complete ones are "the last twelve months"."""

    quarters: Mapping[date, Decimal]
    currency: str
    today: date

    @property
    def end(self) -> date:
        """The first day of the running quarter, which does not count yet."""
        return quarter_start(self.today)

    @property
    def start(self) -> date:
        """The first day of the twelve months."""
        return add_months(self.end, -12)

    @property
    def misses(self) -> bool:
        """True when nothing of the file lies within the twelve months."""
        return bool(self.quarters) and not any(self.start <= one < self.end for one in self.quarters)

    def sentences(self) -> Iterator[str]:
        """What the file covers and where each part of it shows, in the active language."""
        if not self.quarters:
            return
        first, last = quarter_name(min(self.quarters)), quarter_name(max(self.quarters))
        text = _("The file covers %(first)s to %(last)s.") if first != last else _("The file covers %(first)s.")
        yield text % {"first": first, "last": last}
        yield from self._parts()

    def _parts(self) -> Iterator[str]:
        older = [amount for quarter, amount in self.quarters.items() if quarter < self.start]
        counted = [amount for quarter, amount in self.quarters.items() if self.start <= quarter < self.end]
        words = {
            "start": quarter_name(self.start),
            "end": quarter_name(add_months(self.end, -3)),
            "older": self._sum(older),
            "counted": self._sum(counted),
        }
        if older and len(older) == len(self.quarters):
            yield _(_ALL_OLDER) % words
        elif older:
            yield _(_PARTLY_OLDER) % words
        if counted:
            yield _("%(counted)s counts in “Revenue, 12 months” (%(start)s to %(end)s).") % words
        if later := [amount for quarter, amount in self.quarters.items() if quarter >= self.end]:
            text = _("%(later)s belongs to the running quarter or a later one and counts once that quarter is over.")
            yield text % {"later": self._sum(later)}

    def _sum(self, amounts: list[Decimal]) -> str:
        return formats.money(sum(amounts, Decimal(0)), self.currency)


def coverage_of(kept: Mapping[str, str], currency: str, today: date) -> Coverage:
    """The coverage from what `by_quarter` kept."""
    return Coverage({date.fromisoformat(one): Decimal(amount) for one, amount in kept.items()}, currency, today)
