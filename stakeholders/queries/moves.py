"""Where a person came from and went to, as far as the reader may know it."""

from __future__ import annotations

from dataclasses import dataclass

from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder


@dataclass(frozen=True)
class Move:
    """The other side of a move. Account and person are named only to who may open that account."""

    came: bool
    account: str = ""
    person: int | None = None


def moves_of(person: Stakeholder, actor: Membership) -> list[Move]:
    """Both sides of the moves of a person that `access.stakeholder_for` gave. No query."""
    every = actor_can(actor, Capability.VIEW_ALL_ACCOUNTS)
    found = []
    for side in [*person.came, *person.went]:  # type: ignore[attr-defined]  # annotated
        came = side["came_from"] != person.pk
        seen = side["archived"] is None and (every or side["granted"])
        found.append(Move(came, side["account"], side["pk"]) if seen else Move(came))
    return found
