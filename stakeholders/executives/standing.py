"""Whether a pair of executives keeps its rhythm, and whether one of ours has too many pairs: pure rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kam.lib import formats

# An executive for more key accounts than this is a name on a slide: between Cisco's 1.6 and the 10-25 of looser
# programmes, for accounts of this weight the programme warns above five.
MOST_ACCOUNTS = 5
# A quarter holds about sixty working days: a visit with its preparation is one of them.
MOST_CONTACTS_A_QUARTER = 12
QUARTER = 91


class PairState(StrEnum):
    """Where a pair stands."""

    PLANNED = "planned"
    OK = "ok"
    DUE = "due"
    OVERDUE = "overdue"


TONES = {PairState.PLANNED: "good", PairState.OK: "good", PairState.DUE: "watch", PairState.OVERDUE: "risk"}


@dataclass(frozen=True)
class Standing:
    """The state of a pair, with the days it is reckoned from."""

    state: PairState
    last_on: date | None
    next_on: date | None
    due_on: date
    today: date

    @property
    def tone(self) -> str:
        """The state colour."""
        return TONES[self.state]

    @property
    def word(self) -> str:
        """The state in the reader's language."""
        words = {
            PairState.PLANNED: pgettext("pair", "meeting planned"),
            PairState.OK: pgettext("pair", "in touch"),
            PairState.DUE: pgettext("pair", "due"),
            PairState.OVERDUE: pgettext("pair", "overdue"),
        }
        return words[self.state]

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        if self.next_on is not None:
            return _("They meet on %(day)s.") % {"day": formats.day(self.next_on)}
        due = {"day": formats.day(self.due_on)}
        if self.last_on is None:
            return _("They have not met yet; the first contact is due on %(day)s and no meeting is planned.") % due
        said = _("Last contact on %(last)s; the next is due on %(day)s and no meeting is planned.")
        return said % {**due, "last": formats.day(self.last_on)}


def standing(*, last_on: date | None, next_on: date | None, since: date, cadence: int, today: date) -> Standing:
    """A pair that last met on `last_on` (never: since its start) and meets again on `next_on`, if that is planned.

    A contact is due `cadence` days after the last; overdue when half the rhythm more has passed. A meeting that is
    planned settles it, unless it lies more than half a rhythm after the day on which it is due: then the pair waits.
    """
    due_on = (last_on or since) + timedelta(days=cadence)
    late_on = due_on + timedelta(days=cadence // 2)
    if next_on is not None and next_on >= today and next_on <= max(late_on, today):
        state = PairState.PLANNED
    elif today > late_on:
        state = PairState.OVERDUE
    else:
        state = PairState.DUE if today >= due_on else PairState.OK
    shown = next_on if next_on is not None and next_on >= today else None
    return Standing(state, last_on, shown, due_on, today)


@dataclass(frozen=True)
class Load:
    """How much the pairs of one of ours ask for."""

    accounts: int
    pairs: int
    contacts_a_quarter: int
    reasons: tuple[str, ...]

    @property
    def is_too_much(self) -> bool:
        """Whether anything speaks for fewer."""
        return bool(self.reasons)


def load_of(pairs: Iterable[tuple[int, int]]) -> Load:
    """The load of pairs given as (account, cadence in days): too much beyond five accounts or a contact a week."""
    found = list(pairs)
    accounts = len({account for account, _cadence in found})
    contacts = round(sum(QUARTER / cadence for _account, cadence in found))
    reasons = []
    if accounts > MOST_ACCOUNTS:
        said = ngettext("%(n)s account; the programme warns above %(most)s.",
                        "%(n)s accounts; the programme warns above %(most)s.", accounts)  # fmt: skip
        reasons.append(said % {"n": accounts, "most": MOST_ACCOUNTS})
    if contacts > MOST_CONTACTS_A_QUARTER:
        said = ngettext("%(n)s contact a quarter; more than %(most)s are hardly kept.",
                        "%(n)s contacts a quarter; more than %(most)s are hardly kept.", contacts)  # fmt: skip
        reasons.append(said % {"n": contacts, "most": MOST_CONTACTS_A_QUARTER})
    return Load(accounts, len(found), contacts, tuple(reasons))
