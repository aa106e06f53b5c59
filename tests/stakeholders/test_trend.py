from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from stakeholders.drawing.trend import draw_trend


@dataclass(frozen=True)
class Judged:
    judged_on: date
    support: int = 0
    influence: int = 3


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        ([date(2025, 4, 5)], [">5 Apr 2025<"]),
        ([date(2026, 4, 5), date(2026, 11, 6)], [">5 Apr<", ">6 Nov<"]),
        ([date(2025, 4, 5), date(2026, 11, 6)], [">Apr 2025<", ">Nov 2026<"]),
    ],
)
def test_the_axis_says_the_year_unless_all_is_within_one(days, ends):
    drawn = draw_trend([Judged(day) for day in days], "Nora")
    assert all(end in drawn.split("</svg>")[0] for end in ends)
