"""Which phase may follow which: the journey as a pure rule."""

from __future__ import annotations

from accounts.choices import Phase

ORDER = list(Phase)
# A renewed account goes back to development or consolidation: that opens the next cycle.
REOPENS = {Phase.DEVELOPMENT, Phase.CONSOLIDATION}
# An account that left the programme comes back at its beginning: that opens the next cycle too.
RETURNS = [Phase.QUALIFICATION, Phase.ONBOARDING]


def allowed_moves(phase: Phase, *, outside: bool = False) -> list[Phase]:
    """The phases an account may enter next: one forward, any earlier one, and from renewal the next cycle.

    `outside` is an account that left the programme: it may come back to qualification or onboarding.
    """
    if outside:
        return list(RETURNS)
    at = ORDER.index(phase)
    return [one for index, one in enumerate(ORDER) if index < at or index == at + 1]


def next_cycle(before: Phase, after: Phase, cycle: int, *, outside: bool = False) -> int:
    """The cycle after the move: one more when it opens a cycle."""
    return cycle + 1 if opens_cycle(before, after, outside=outside) else cycle


def opens_cycle(before: Phase, after: Phase, *, outside: bool = False) -> bool:
    """Whether this move opens a new cycle: after a renewal, or by coming back into the programme."""
    return outside or (before == Phase.RENEWAL and after in REOPENS)


def asks_gate(before: Phase, after: Phase, *, outside: bool = False) -> bool:
    """Whether the entry gate of `after` is asked: not on the way back, whose gate was passed before."""
    return opens_cycle(before, after, outside=outside) or ORDER.index(after) > ORDER.index(before)
