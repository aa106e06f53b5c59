"""Looking up what an opportunity names: needed or not, told by which rule, with the nearest name when unknown."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing.known import Existing
from accounts.importing.matching import Match, Matcher, Miss
from accounts.importing.outcomes import Level, Note, Reason, left_by_choice, said_of
from accounts.importing.values import told
from accounts.importing.verdicts import Answers, Verdict
from kam.lib.folding import spaceless
from kam.lib.tabular import Message, say


class Left(Exception):
    """The row is left out: with which outcome, why, and after which earlier row it repeats."""

    def __init__(self, outcome: RowOutcome, reason: Reason, first: int | None = None) -> None:
        super().__init__(reason.code)
        self.outcome = outcome
        self.reason = reason
        self.first = first


class Lookup:
    """Existing records by the names that one column gives them; a name the reader calls new is a newcomer."""

    def __init__(self, records: Sequence[Existing], column: str, chosen: Answers | None) -> None:
        self._records = records
        self._column = column
        self._names = Matcher(((record.name, str(place)) for place, record in enumerate(records)), chosen=chosen)
        self._seen: dict[str, bool] = {}
        self._newcomers: dict[str, Existing] = {}

    @property
    def strangers(self) -> int:
        """How many different names the file gives when not one of them is known; 0 as soon as one is."""
        return 0 if any(self._seen.values()) else len(self._seen)

    def see(self, text: str) -> None:
        """Take note of a name, also on a row that something else leaves out."""
        if text and text not in self._seen:
            found = self._names.match(text)
            self._seen[text] = isinstance(found, Match) or found.verdict is not None

    def optional(self, text: str, notes: list[Note]) -> Existing | None:
        """The record, or none and a warning; an empty text is none without a word."""
        if not text:
            return None
        found = self._match(text)
        if isinstance(found, Match) or found.verdict is Verdict.NEW:
            return self._told(found, notes)
        left = said_of(found, self._column) if found.verdict else None
        notes.append(left or Note(Level.WARNING, unknown(found), self._column, miss=found))
        return None

    def required(self, text: str, code: str, notes: list[Note]) -> Existing:
        """The record; an unknown one leaves the row out."""
        found = self._match(text)
        if isinstance(found, Match) or found.verdict is Verdict.NEW:
            return self._told(found, notes)
        if found.verdict:
            raise Left(RowOutcome.SKIPPED, left_by_choice(found, self._column))
        raise Left(RowOutcome.REJECTED, Reason(code, unknown(found), found, self._column))

    def knows(self, text: str) -> bool:
        """True when a text means one record, or when the reader said what becomes of it."""
        found = self._names.match(text)
        return isinstance(found, Match) or found.verdict is not None

    def unless_left_out(self, text: str, code: str, notes: list[Note]) -> Existing | None:
        """The record, or none when the reader leaves the name out; an unknown one leaves the row out."""
        found = self._match(text)
        if isinstance(found, Miss) and found.verdict is Verdict.OUT:
            notes.append(said_of(found, self._column))
            return None
        return self.required(text, code, notes)

    def _match(self, text: str) -> Match | Miss:
        self.see(text)
        return self._names.match(text)

    def _told(self, found: Match | Miss, notes: list[Note]) -> Existing:
        if isinstance(found, Match):
            notes.extend(told(found, self._column))
            return self._records[int(found.value)]
        notes.append(said_of(found, self._column))
        return self._newcomers.setdefault(spaceless(found.found), Existing(found.found))


def unknown(found: Miss) -> Message:
    """Why a name was not recognised, and the nearest one."""
    if found.ambiguous:
        return say(_("Several records are called “%(name)s”."), name=found.found)
    if found.nearest:
        return say(_("“%(name)s” is not known. Nearest: “%(nearest)s”."), name=found.found, nearest=found.nearest[0])
    return say(_("“%(name)s” is not known."), name=found.found)
