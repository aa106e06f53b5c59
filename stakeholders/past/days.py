"""The days one looks at the map from: named steps back, each a plain date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kam.lib.dates import add_months


@dataclass(frozen=True)
class Step:
    """A day one click away."""

    label: str
    day: date


def steps_back(today: date, cycle_start: date | None) -> list[Step]:
    """A month, a quarter and a year ago, and the day the cycle began; each day once, the latest first."""
    steps = [
        Step(_("A month ago"), add_months(today, -1)),
        Step(_("A quarter ago"), add_months(today, -3)),
        Step(_("A year ago"), add_months(today, -12)),
    ]
    if cycle_start is not None and cycle_start < today and cycle_start not in {one.day for one in steps}:
        steps.append(Step(_("Start of the cycle"), cycle_start))
    return steps
