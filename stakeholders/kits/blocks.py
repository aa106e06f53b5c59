"""What a kit is made of: blocks that each room brings from its own data, by a registry.

A block is a part as a dossier's: it says where it was read and how old it is. One that is for us only stays at home:
the page shows it apart and the paper leaves it out, for papers are left on tables.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from accounts.models import Account
from stakeholders.choices import Profile
from stakeholders.models import Stakeholder
from stakeholders.transitions.parts import Part

EVERYBODY = frozenset(Profile)


@dataclass(frozen=True)
class Visit:
    """Whom the kit is for, at which account, on which day."""

    person: Stakeholder
    account: Account
    today: date


@dataclass(frozen=True)
class Block:
    """A sort of block: for which profiles, in which place, and how it is read. `ours` stays with us."""

    key: str
    profiles: Collection[Profile]
    place: int
    read: Callable[[Visit], Part]
    ours: bool = False


_BLOCKS: dict[str, Block] = {}


def register_block(block: Block) -> None:
    """Add a sort of block; for `AppConfig.ready`."""
    _BLOCKS[block.key] = block


def blocks_for(visit: Visit, *, ours: bool) -> list[Part]:
    """The blocks for this person's profile, in their places; with `ours` those that stay with us."""
    wanted = [one for one in _BLOCKS.values() if visit.person.profile in one.profiles and one.ours is ours]
    return [one.read(visit) for one in sorted(wanted, key=lambda one: (one.place, one.key))]
