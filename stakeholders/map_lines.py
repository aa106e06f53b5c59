"""Lines between people on the map: who reports to whom now, and whatever other kinds are handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stakeholders.map_geometry import Placed

REPORTING, TIES = "reports", "ties"


@dataclass(frozen=True)
class Line:
    """A line from one person to another, by their keys. `drawing.map_lines.STYLES` knows how each kind is drawn."""

    start: int
    end: int
    kind: str


def reporting_lines(chiefs: Iterable[tuple[int, int | None]]) -> list[Line]:
    """From each person to whom they report, where that is known."""
    return [Line(person, chief, REPORTING) for person, chief in chiefs if chief is not None]


def trimmed(start: Placed, end: Placed, gap: float = 2.0) -> tuple[float, float, float, float] | None:
    """The stretch between two dots, from rim to rim; None where they stand so close that nothing is left."""
    across, down = end.x - start.x, end.y - start.y
    long = (across**2 + down**2) ** 0.5
    if long <= start.radius + end.radius + 2 * gap:
        return None
    first, last = (start.radius + gap) / long, (end.radius + gap) / long
    return (
        round(start.x + across * first, 1),
        round(start.y + down * first, 1),
        round(end.x - across * last, 1),
        round(end.y - down * last, 1),
    )


def drawable(
    lines: Iterable[Line], placed: Mapping[int, Placed]
) -> list[tuple[Line, tuple[float, float, float, float]]]:
    """The lines both of whose ends are on the map, each with its stretch, and each once."""
    found = []
    for line in dict.fromkeys(lines):
        ends = placed.get(line.start), placed.get(line.end)
        if ends[0] is not None and ends[1] is not None and (stretch := trimmed(ends[0], ends[1])) is not None:
            found.append((line, stretch))
    return found
