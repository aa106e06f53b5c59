"""What a person should do first: a pure ordering of everything that waits, each with its reason.

Urgency is a number of points, so that unlike things can be put in one line: a renewal at risk, a meeting today, a
person who has not heard from us, a promise that is late. The scale is that of the renewal rule, 0 to 100.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

SHOWN = 12
STILL = 10  # days after which a hand-over in which nobody moved is due
LYING = 14  # days after which the draft of a charter should have been agreed on


class OfAccount(Protocol):
    """What the order needs to know of a thing besides its points."""

    @property
    def account(self) -> str:
        """The account's name."""
        ...


W = TypeVar("W", bound=OfAccount)


@dataclass(frozen=True)
class Task:
    """One thing to do: what it is about, why now, and where one acts."""

    kind: str  # action, step, rating, gate, charter, meeting, person, alert, handover, pair, question
    pk: int
    title: str
    reason: str
    account_id: int
    account: str
    points: int
    late: bool
    url: str = ""
    version: int = 0


def action_points(due_on: date, today: date) -> int:
    """A late action weighs 55 and 3 more each day, at most 85; one due this week 50 falling to 30; later 10."""
    days = (due_on - today).days
    if days < 0:
        return min(85, 55 - 3 * days)
    return 50 - 20 * days // 7 if days <= 7 else 10


def meeting_points(day: date, today: date, *, prepared: bool) -> int:
    """A meeting today weighs 90; the nearer and the less prepared, the more. Beyond three weeks nothing."""
    days = (day - today).days
    if days < 0 or days > 21:
        return 0
    return min(90, (90 if days == 0 else 70 - 2 * days) + (0 if prepared or days == 0 else 8))


def person_points(days: int, cadence: int, influence: int) -> int:
    """Somebody silent beyond the agreed rhythm: influence (1-5) times how many rhythms were missed, at most 80."""
    if days <= cadence:
        return 0
    return min(80, 20 + influence * 5 + 10 * (days - cadence) // cadence)


def handover_points(due_on: date, moved_on: date, today: date) -> int:
    """A hand-over weighs as an action in its last two weeks; still for ten days 28, then 1 more a day, to 48."""
    still = (today - moved_on).days
    near = action_points(due_on, today) if (due_on - today).days <= 14 else 0
    return max(near, min(48, 28 + still - STILL) if still >= STILL else 0)


def pair_points(due_on: date, cadence: int, today: date) -> int:
    """Two executives whose contact is due weigh 42, with each rhythm that passes 38 more, at most 80; else nothing."""
    late = (today - due_on).days
    return min(80, 42 + 38 * late // cadence) if late >= 0 else 0


def charter_points(opened_on: date, today: date) -> int:
    """A charter still a draft after two weeks weighs 32, and 1 more each two days, at most 50: no date is broken."""
    days = (today - opened_on).days
    return 0 if days <= LYING else min(50, 32 + (days - LYING) // 2)


def rating_points(days: int) -> int:
    """A candidate waits for whoever has not rated or decided: 35 when nominated, 2 more each day, at most 75."""
    return min(75, 35 + 2 * max(0, days))


def leading(weighed: Iterable[tuple[int, W]], *, most: int = SHOWN) -> list[tuple[int, W]]:
    """Those among which the first `most` must be: only they need words, which cost more than the order does.

    Titles break the last ties, so whatever stands level with the last one by points and account comes along.
    """
    keyed = [((-points, one.account.casefold()), points, one) for points, one in weighed if points > 0]
    last = max(heapq.nsmallest(most, (key for key, _points, _one in keyed)), default=None)
    return [(points, one) for key, points, one in keyed if last is None or key <= last]


def ordered(tasks: Iterable[Task], *, most: int = SHOWN) -> list[Task]:
    """Most urgent first; ties by account and title so that the list does not dance."""
    waiting = [one for one in tasks if one.points > 0]
    return sorted(waiting, key=lambda one: (-one.points, one.account.casefold(), one.title, one.pk))[:most]
