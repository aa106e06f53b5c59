"""How long answers take: a pure rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Turnaround:
    """The median of the days that answers took, of how many, and the age of the oldest that is still open."""

    median: int | None
    answered: int
    open: int
    oldest: int | None

    @property
    def reason(self) -> str:
        """The figures in a sentence."""
        if self.median is None:
            return _("No problem was solved in the last year: there is no turnaround to show yet.")
        days = ngettext("%(n)s day", "%(n)s days", self.median) % {"n": self.median}
        said = ngettext(
            "Half of the problems are solved in %(days)s or less (%(n)s solved in a year).",
            "Half of the problems are solved in %(days)s or less (%(n)s solved in a year).",
            self.answered,
        )
        return said % {"days": days, "n": self.answered}


def turnaround(pairs: Iterable[tuple[date, date | None]], *, today: date) -> Turnaround:
    """From the day each was raised and the day it was answered (None: open). Of two in the middle the shorter."""
    rows = list(pairs)
    took = sorted(days_between(start, end) for start, end in rows if end is not None)
    ages = [days_between(start, today) for start, end in rows if end is None]
    return Turnaround(median_low(took) if took else None, len(took), len(ages), max(ages, default=None))


def days_between(start: date, end: date) -> int:
    """Never below 0."""
    return max(0, (end - start).days)
