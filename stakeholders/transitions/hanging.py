"""What hangs on a person who left: a pure reading of the account's people and promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stakeholders.models import Stakeholder
from stakeholders.queries.ties import TieRow
from stakeholders.transitions.parts import Promise


@dataclass(frozen=True)
class Hanging:
    """Who reported to the person, which promises name them, their ties, how often we met, and where they stood."""

    reports: list[Stakeholder]
    promises: list[Promise]
    ties: list[TieRow]
    met: int
    influence: int
    support: int
    support_word: str


def hanging_on(
    person: Stakeholder, people: Sequence[Stakeholder], promises: Sequence[Promise], ties: Sequence[TieRow]
) -> Hanging:
    """Of the account's people those who still report to the person, of its promises those that concern them.

    `ties` are the person's own.
    """
    reports = [
        one for one in people if one.reports_to_id == person.pk and one.left_on is None and one.merged_into_id is None
    ]
    met = int(getattr(person, "met", 0))
    return Hanging(
        reports, concerning(person, promises), list(ties), met,
        person.influence, person.support, str(person.get_support_display()),
    )  # fmt: skip


def concerning(person: Stakeholder, promises: Sequence[Promise]) -> list[Promise]:
    """The promises that were made to the person; of those that say to nobody, the ones that name them in the text."""
    name = person.name.casefold()
    return [one for one in promises if person.pk in one.people or (not one.people and name in one.text.casefold())]
