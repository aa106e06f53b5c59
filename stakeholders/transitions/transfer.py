"""How a relationship passes from one manager to the next: a pure rule.

To do, introduced, met alone, trusted: each follows the one before, none is passed over and nothing goes back. What
cannot be passed is left out with a reason, from wherever it stands, and may be taken up again where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stakeholders.choices import Transfer

ORDER = (Transfer.TODO, Transfer.INTRODUCED, Transfer.ALONE, Transfer.TRUSTED)
LAST = len(ORDER) - 1


def next_of(state: str) -> Transfer | None:
    """The one step that may follow; None when it is trusted or left out."""
    at = ORDER.index(Transfer(state)) if state in ORDER else LAST
    return ORDER[at + 1] if at < LAST else None


def may_follow(before: str, after: str) -> bool:
    """Whether `after` may come upon `before`: the next step, or leaving out what is not trusted yet."""
    if after == Transfer.WAIVED:
        return before not in (Transfer.TRUSTED, Transfer.WAIVED)
    return next_of(before) == after


def resumed(states: Sequence[str]) -> Transfer:
    """Where a relationship that was left out stood, by the states it went through in their order."""
    return next((Transfer(one) for one in reversed(states) if one != Transfer.WAIVED), Transfer.TODO)


@dataclass(frozen=True)
class Progress:
    """How far a hand-over is. `gone` are relationships whose person left meanwhile: nothing is left to pass."""

    total: int
    trusted: int
    waived: int
    gone: int
    steps: int  # steps taken of those that count

    @property
    def open(self) -> int:
        """Relationships still on their way."""
        return self.total - self.trusted - self.waived - self.gone

    @property
    def complete(self) -> bool:
        """Whether every relationship is trusted, left out with a reason, or has no person any more."""
        return self.open == 0

    @property
    def percent(self) -> int:
        """Steps taken out of three for each relationship that counts, rounded down: 100 only when it is complete."""
        counting = self.total - self.waived - self.gone
        return 100 if counting == 0 else 100 * self.steps // (LAST * counting)


def progress(lines: Iterable[tuple[str, bool]]) -> Progress:
    """The progress of lines, each a state and whether its person still works there."""
    total = trusted = waived = gone = steps = 0
    for state, present in lines:
        total += 1
        if state == Transfer.WAIVED:
            waived += 1
        elif state == Transfer.TRUSTED:
            trusted, steps = trusted + 1, steps + LAST
        elif not present:
            gone += 1
        else:
            steps += ORDER.index(Transfer(state))
    return Progress(total, trusted, waived, gone, steps)


@dataclass(frozen=True)
class Encounter:
    """An interaction in which the successor met the person; `together` when the former manager was there too."""

    pk: int
    on: date
    subject: str
    together: bool


@dataclass(frozen=True)
class Proposal:
    """The next step that an interaction speaks for; people confirm it."""

    state: Transfer
    because: Encounter


def proposal(state: str, encounters: Iterable[Encounter], since: date) -> Proposal | None:
    """What the interactions since a day speak for, the earliest first; trust is a judgement and never proposed.

    Whoever met the successor is introduced; met alone is only who was met without the former manager.
    """
    wanted = next_of(state)
    if wanted not in (Transfer.INTRODUCED, Transfer.ALONE):
        return None
    fitting = [one for one in encounters if one.on >= since and (wanted == Transfer.INTRODUCED or not one.together)]
    found = min(fitting, key=lambda one: (one.on, one.pk), default=None)
    return Proposal(wanted, found) if found else None
