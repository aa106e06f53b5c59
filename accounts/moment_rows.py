"""The moments of a lane as columns: a long life has thousands, of which a map needs days and moods, not objects.

Whoever counts, places or filters reads the columns; a moment itself is made when somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, overload


class Moment(NamedTuple):
    """One mark of the map. A tuple, not a dataclass: it is made in half the time.

    `source` and `pk` say what it stands for; one thing may be a moment in several lanes. `importance` is 1 to 3.
    """

    source: str
    pk: int
    lane: str
    on: date
    title: str
    importance: int = 1
    mood: str = "neutral"
    channel: str = ""
    functions: tuple[str, ...] = ()


Maker = Callable[[int], Moment]
Days = Sequence[int]
Texts = Sequence[str]
Functions = Sequence[tuple[str, ...]]


class MomentRows(Sequence[Moment]):
    """A lane's moments by day: `days` are ordinals; `at` is the number by which `make` knows each."""

    __slots__ = ("at", "channels", "days", "functions", "make", "moods")

    def __init__(
        self, days: Days, moods: Texts, channels: Texts, functions: Functions, at: Sequence[int], make: Maker
    ) -> None:
        self.days, self.moods, self.channels, self.functions = days, moods, channels, functions
        self.at, self.make = at, make

    @classmethod
    def of(cls, rows: Iterable[Moment]) -> MomentRows:
        """The same from moments, put in the order of their days; what is in columns already stays as it is."""
        if isinstance(rows, cls):
            return rows
        known = sorted(rows, key=_day)
        return cls(
            [one.on.toordinal() for one in known],
            [one.mood for one in known],
            [one.channel for one in known],
            [one.functions for one in known],
            range(len(known)),
            known.__getitem__,
        )

    def __len__(self) -> int:
        return len(self.at)

    @overload
    def __getitem__(self, index: int) -> Moment: ...
    @overload
    def __getitem__(self, index: slice) -> MomentRows: ...
    def __getitem__(self, index: int | slice) -> Moment | MomentRows:
        if isinstance(index, int):
            return self.make(self.at[index])
        return MomentRows(
            self.days[index],
            self.moods[index],
            self.channels[index],
            self.functions[index],
            self.at[index],
            self.make,
        )

    def picked(self, places: Sequence[int]) -> MomentRows:
        """Those at these places, in their order."""
        return MomentRows(
            [self.days[n] for n in places],
            [self.moods[n] for n in places],
            [self.channels[n] for n in places],
            [self.functions[n] for n in places],
            [self.at[n] for n in places],
            self.make,
        )

    @property
    def start(self) -> date:
        """The day of the first."""
        return date.fromordinal(self.days[0])

    @property
    def end(self) -> date:
        """The day of the last."""
        return date.fromordinal(self.days[-1])


def _day(moment: Moment) -> date:
    return moment.on
