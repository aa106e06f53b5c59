"""Which phase may follow which: the journey as a pure rule."""

from __future__ import annotations

from accounts.choices import Phase

ORDER = list(Phase)
# A renewed account goes back to development or consolidation: that opens the next cycle.
REOPENS = {Phase.DEVELOPMENT, Phase.CONSOLIDATION}


def allowed_moves(phase: Phase) -> list[Phase]:
    """The phases an account may enter next: one forward, any earlier one, and from renewal the next cycle."""
    at = ORDER.index(phase)
    return [one for index, one in enumerate(ORDER) if index < at or index == at + 1]


def next_cycle(before: Phase, after: Phase, cycle: int) -> int:
    """The cycle after the move: one more when a renewal leads back to development or consolidation."""
    return cycle + 1 if before == Phase.RENEWAL and after in REOPENS else cycle


def opens_cycle(before: Phase, after: Phase) -> bool:
    """Whether this move opens a new cycle."""
    return before == Phase.RENEWAL and after in REOPENS
