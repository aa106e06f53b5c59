"""Which moments the reader wants to see, as the address says it: a pure rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accounts.moment_rows import Moment, MomentRows
from accounts.moments import CONTACTS, PROFILES, ByLane

NAMES = ("profile", "channel", "function")


@dataclass(frozen=True)
class Chosen:
    """Profiles, channels and functions; nothing chosen is no condition. They narrow contacts, never the other lanes."""

    profile: frozenset[str] = frozenset()
    channel: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.profile or self.channel or self.function)

    def lane(self, lane: str) -> bool:
        """Whether a lane is shown at all."""
        return lane not in CONTACTS or not self.profile or lane in self.profile

    def keeps(self, channel: str, functions: Iterable[str]) -> bool:
        """Whether a contact through this channel with people of these functions is shown, in a lane that is."""
        return (not self.channel or channel in self.channel) and (
            not self.function or not self.function.isdisjoint(functions)
        )

    def toggled(self, name: str, value: str) -> Chosen:
        """The same with one value added, or taken away where it was chosen."""
        return replace(self, **{name: getattr(self, name) ^ {value}})

    def pairs(self) -> list[tuple[str, str]]:
        """As names and values of an address, always in the same order."""
        return [(name, value) for name in NAMES for value in sorted(getattr(self, name))]


def chosen(profiles: Iterable[str], channels: Iterable[str], functions: Iterable[str], known: Chosen) -> Chosen:
    """What the address asks, without what nobody knows: an old link shows the map, never an error."""
    return Chosen(
        frozenset(profiles) & known.profile, frozenset(channels) & known.channel, frozenset(functions) & known.function
    )


@dataclass(frozen=True)
class Counts:
    """How many contacts each choice would leave by itself; what is not in it cannot be chosen."""

    profile: Counter[str]
    channel: Counter[str]
    function: Counter[str]

    @property
    def known(self) -> Chosen:
        """Everything that can be chosen: all profiles, and the channels and functions that occur."""
        return Chosen(frozenset(PROFILES), frozenset(self.channel), frozenset(self.function))


def count(by_lane: ByLane) -> Counts:
    """The contacts by each of their sides."""
    contacts = {lane: MomentRows.of(rows) for lane, rows in by_lane.items() if lane in CONTACTS}
    channels, together, functions = Counter[str](), Counter[tuple[str, ...]](), Counter[str]()
    for rows in contacts.values():
        channels.update(rows.channels)
        together.update(rows.functions)
    for names, times in together.items():
        functions.update(dict.fromkeys(names, times))
    return Counts(Counter({lane: len(rows) for lane, rows in contacts.items()}), channels, functions)


def kept(by_lane: ByLane, wanted: Chosen) -> ByLane:
    """What of each lane is shown."""
    if not wanted:
        return by_lane
    return {lane: rows if lane not in CONTACTS else _kept(lane, rows, wanted) for lane, rows in by_lane.items()}


def _kept(lane: str, rows: Sequence[Moment], wanted: Chosen) -> MomentRows:
    known = MomentRows.of(rows if wanted.lane(lane) else ())
    sides = enumerate(zip(known.channels, known.functions, strict=True))
    return known.picked([place for place, (channel, functions) in sides if wanted.keeps(channel, functions)])
