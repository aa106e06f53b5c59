"""What the map's layout takes and gives: people as dots, and where they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from stakeholders.map_labels import width_of

# Left, top, right, bottom.
Box = tuple[float, float, float, float]


class Dot(NamedTuple):
    """What the layout needs to know of a person, of a role still to be filled, or (`ghost`) of a place once held."""

    key: int
    label: str
    influence: int
    support: int
    engagement: float
    ghost: bool = False


class Placed(NamedTuple):
    """A dot with its radius, its label and where both are drawn; one that is not `named` shows it when pointed at."""

    key: int
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    named: bool = True

    @property
    def dot(self) -> Box:
        """The rectangle of the dot."""
        r = self.radius
        return self.x - r, self.y - r, self.x + r, self.y + r

    @property
    def boxes(self) -> list[Box]:
        """The rectangles of dot and, where it is always shown, label."""
        if not self.named:
            return [self.dot]
        long = width_of(self.label)
        left = self.label_x - long / 2 if self.anchor == "middle" else self.label_x
        return [self.dot, (left, self.label_y - 10, left + long, self.label_y + 3)]


@dataclass(frozen=True)
class Span:
    """A column of support or a band of influence: its value and its edges in pixels."""

    value: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        """The axis' tick."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class MapLayout:
    """Everything the drawing needs."""

    width: float
    height: float
    columns: list[Span]
    bands: list[Span]
    placed: list[Placed]
    crowded: bool
