"""A kit: what to take along to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import Account
from stakeholders.kits.blocks import Visit, blocks_for
from stakeholders.models import ProfileJourney, Stakeholder
from stakeholders.queries.journeys import journeys_of_phase
from stakeholders.transitions.parts import Part


@dataclass(frozen=True)
class Kit:
    """What the profile needs in the phase, and the blocks to take along."""

    person: Stakeholder
    account: Account
    journey: ProfileJourney | None
    blocks: list[Part]


def kit_of(person: Stakeholder, account: Account, *, today: date) -> Kit:
    """Read anew each time, in the reader's language."""
    visit = Visit(person, account, today)
    cell = journeys_of_phase(account.phase).get(person.profile)
    return Kit(person, account, cell, blocks_for(visit, ours=False))


def for_us_only(person: Stakeholder, account: Account, *, today: date) -> list[Part]:
    """What to know before one goes, and not to take along."""
    return blocks_for(Visit(person, account, today), ours=True)
