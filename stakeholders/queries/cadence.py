"""How the rhythms of an account's people are kept: by profile, with what each needs in the account's phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import pgettext

from accounts.models import Account
from stakeholders.choices import Profile
from stakeholders.contacts.rule import FULL_SILENCE
from stakeholders.models import ProfileJourney, Stakeholder
from stakeholders.queries.journeys import journeys_of_phase
from stakeholders.queries.next_contacts import NextContact, next_contacts
from stakeholders.queries.people import present_people_of, silence_of
from stakeholders.silence import Silence, SilenceState, state_word

SHOWN = 5  # of each profile: the page stays small, the list of people shows all
SILENT, OVERDUE, DUE, OK = "silent", "overdue", "due", "ok"
STATES = (SILENT, OVERDUE, DUE, OK)


@dataclass(frozen=True)
class CadenceRow:
    """A person with their silence."""

    person: Stakeholder
    silence: Silence

    @property
    def state(self) -> str:
        """Silent: never met although due, or four rhythms missed; else overdue, due, or in touch."""
        quiet = self.silence.state != SilenceState.OK
        if quiet and (not self.silence.ever or self.silence.ratio >= FULL_SILENCE):
            return SILENT
        return self.silence.state.value

    @property
    def tone(self) -> str:
        """The colour of the state."""
        return "risk" if self.state == SILENT else self.silence.tone

    @property
    def word(self) -> str:
        """The state in the reader's language."""
        return count_word(SILENT) if self.state == SILENT else self.silence.word


@dataclass(frozen=True)
class ProfileCadence:
    """The people of a profile, the longest silent first, and the cell of the account's phase."""

    profile: Profile
    journey: ProfileJourney | None
    rows: Sequence[CadenceRow]

    @property
    def shown(self) -> Sequence[CadenceRow]:
        """The first of them."""
        return self.rows[:SHOWN]

    @property
    def waiting(self) -> int:
        """How many are due at least."""
        return sum(row.state != OK for row in self.rows)


@dataclass(frozen=True)
class AccountCadence:
    """Whom to see next, and how each profile's rhythm is kept."""

    next: list[NextContact]
    profiles: list[ProfileCadence]
    counts: list[tuple[str, str, int]]
    people: int


def cadence_at(account: Account, *, today: date) -> AccountCadence:
    """Read the page. Four queries, and one for each reader of moments ahead."""
    people = list(present_people_of(account).select_related("own_profile", "counterpart"))
    rows = [CadenceRow(one, silence_of(one, today)) for one in people]
    rows.sort(key=lambda row: (-row.silence.ratio, -row.person.influence, row.person.pk))
    cells = journeys_of_phase(account.phase)
    counted = Counter(row.state for row in rows)
    return AccountCadence(
        next_contacts(account, people, cells, today=today),
        [
            ProfileCadence(one, cells.get(one.value), [row for row in rows if row.person.profile == one.value])
            for one in Profile
        ],
        [(state, count_word(state), counted[state]) for state in STATES],
        len(people),
    )


def count_word(state: str) -> str:
    """The word of a state, silence among them."""
    return pgettext("contact", "silent") if state == SILENT else state_word(state)
