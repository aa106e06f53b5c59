"""How large things are drawn on a small, a full and a crowded power map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# The step aside of every second row, where names stand beside their dots.
CLOSE = 8.0


@dataclass(frozen=True)
class Style:
    """Sizes in pixels; radius means engagement, so one map has one scale.

    `slot` is the height a named person takes, `per_row` how many stand in a row of a full field; `named` says
    how many of a field are named by its influence, `swarm` how many of the others stand in a row (0: all are named).
    """

    width: float
    small: float
    large: float
    band: float
    slot: float
    per_row: int
    swarm: int = 0
    swarm_slot: float = 0.0
    named: Mapping[int, int] = field(default_factory=dict)


ROOMY = Style(width=760, small=8, large=18, band=80, slot=58, per_row=1)
FULL = Style(
    width=1040, small=5, large=11, band=92, slot=28, per_row=2, swarm=7, swarm_slot=25,
    named={5: 10, 4: 10, 3: 8, 2: 8, 1: 8},
)  # fmt: skip
CROWDED = Style(
    width=1040, small=4, large=8, band=80, slot=21, per_row=2, swarm=8, swarm_slot=19,
    named={5: 8, 4: 8, 3: 6, 2: 4, 1: 4},
)  # fmt: skip


def style_for(people: int, fullest: int) -> Style:
    """The roomiest style in which the map stays one picture."""
    if people <= 20 and fullest <= 3:
        return ROOMY
    return FULL if people <= 60 else CROWDED
