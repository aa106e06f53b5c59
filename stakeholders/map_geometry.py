"""What the map's layout takes and gives: people as dots, and where they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholders.map_labels import width_of


@dataclass(frozen=True)
class Dot:
    """What the layout needs to know of a person (or of a role still to be filled)."""

    key: int
    label: str
    influence: int
    support: int
    engagement: float


@dataclass(frozen=True)
class Placed:
    """A dot with its radius, its label and where both are drawn."""

    key: int
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    label_y: float
    anchor: str

    @property
    def boxes(self) -> list[tuple[float, float, float, float]]:
        """The rectangles of dot and label (left, top, right, bottom)."""
        long = width_of(self.label)
        left = self.label_x - long / 2 if self.anchor == "middle" else self.label_x
        r = self.radius
        dot = (self.x - r, self.y - r, self.x + r, self.y + r)
        return [dot, (left, self.label_y - 10, left + long, self.label_y + 3)]


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
