"""What a laid-out map is made of: bands, lanes, marks and silences, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from accounts.moment_rows import Moment, MomentRows
from accounts.stays import Stay
from insights.journey_map.gaps import Gap
from insights.journey_map.ticks import Tick
from insights.journey_map.window import Window

WIDTH, LEFT, RIGHT = 1200, 180, 12
PITCH, STACK = 18, 3  # a mark's own room; more in one place are counted together
PAD, TOP, BANDS, AXIS = 9, 4, 54, 26


class Mark(NamedTuple):
    """One moment, or several in one place."""

    x: float
    y: float
    moments: Sequence[Moment]

    @property
    def rows(self) -> MomentRows:
        """The same as columns."""
        return MomentRows.of(self.moments)


@dataclass(frozen=True)
class Silence:
    """A gap as far as it lies in the window."""

    x: float
    width: float
    gap: Gap


@dataclass(frozen=True)
class Row:
    """A lane with what lies on it."""

    lane: str
    top: float
    height: float
    marks: list[Mark]
    silences: list[Silence] = field(default_factory=list)
    count: int = 0


@dataclass(frozen=True)
class Band:
    """A stay in a phase as far as it lies in the window."""

    x: float
    width: float
    stay: Stay


@dataclass(frozen=True)
class Picture:
    """The whole map, ready to be drawn."""

    window: Window
    height: float
    bands: list[Band]
    rows: list[Row]
    ticks: list[tuple[float, Tick]]
    today: float | None

    @property
    def shown(self) -> int:
        """How many moments are in it."""
        return sum(row.count for row in self.rows)
