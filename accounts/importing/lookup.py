"""Looking up what an opportunity names: needed or not, told by which rule, with the nearest name when unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing.known import Existing
from accounts.importing.matching import Match, Matcher, Miss
from accounts.importing.outcomes import Level, Note, Reason
from accounts.importing.values import told
from kam.lib.tabular import Message, say


class Left(Exception):
    """The row is left out: with which outcome, why, and after which earlier row it repeats."""

    def __init__(self, outcome: RowOutcome, reason: Reason, first: int | None = None) -> None:
        super().__init__(reason.code)
        self.outcome = outcome
        self.reason = reason
        self.first = first


class Lookup:
    """Existing records by the names that one column gives them."""

    def __init__(self, records: Sequence[Existing], column: str, chosen: Mapping[str, str] | None) -> None:
        self._records = records
        self._column = column
        self._names = Matcher(((record.name, str(place)) for place, record in enumerate(records)), chosen=chosen)

    def optional(self, text: str, notes: list[Note]) -> Existing | None:
        """The record, or none and a warning; an empty text is none without a word."""
        if not text:
            return None
        found = self._names.match(text)
        if isinstance(found, Match):
            return self._told(found, notes)
        notes.append(Note(Level.WARNING, unknown(found), self._column))
        return None

    def required(self, text: str, code: str, notes: list[Note]) -> Existing:
        """The record; an unknown one leaves the row out."""
        found = self._names.match(text)
        if isinstance(found, Match):
            return self._told(found, notes)
        raise Left(RowOutcome.REJECTED, Reason(code, unknown(found)))

    def _told(self, found: Match, notes: list[Note]) -> Existing:
        notes.extend(told(found, self._column))
        return self._records[int(found.value)]


def unknown(found: Miss) -> Message:
    """Why a name was not recognised, and the nearest one."""
    if found.ambiguous:
        return say(_("Several records are called “%(name)s”."), name=found.found)
    if found.nearest:
        return say(_("“%(name)s” is not known. Nearest: “%(nearest)s”."), name=found.found, nearest=found.nearest[0])
    return say(_("“%(name)s” is not known."), name=found.found)
