"""What a charter must hold before two sides can agree to it: a pure rule over how many lines there are."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields


@dataclass(frozen=True)
class Counted:
    """How many lines stand in each part. Expectations are mutual, so each side's are counted apart."""

    modes: int = 0
    ours: int = 0
    theirs: int = 0
    goals: int = 0
    escalation: int = 0

    @property
    def lines(self) -> int:
        """All of them."""
        return int(sum(astuple(self)))


def missing(counted: Counted) -> list[str]:
    """The names of the parts without a line, in the order in which a charter is read; empty: it can be agreed."""
    return [one.name for one in fields(counted) if not getattr(counted, one.name)]
