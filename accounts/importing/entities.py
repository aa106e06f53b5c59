"""What accounts, colleagues and products have in common: one row, one record, recognised by name or by its own mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing.known import Existing
from accounts.importing.matching import Match, Matcher, Miss
from accounts.importing.outcomes import Level, Note, Outcome, Reason, left_by_choice, said_of
from accounts.importing.reading import Reader, Reading
from accounts.importing.records import Draft
from accounts.importing.values import told
from accounts.importing.verdicts import Answers, Verdict
from kam.lib.folding import spaceless
from kam.lib.tabular import Row, say

BLANK = Reason("blank", say(_("The row is empty.")))
UNREADABLE = Reason("unreadable", say(_("The row cannot be read.")))
NO_NAME = Reason("no_name", say(_("The row has no name.")))
AMBIGUOUS = Reason("ambiguous", say(_("Several records have this name.")))
REPEATED = Reason("repeated", say(_("The file has this record on an earlier row.")))


class Registry:
    """Turns rows into drafts, each record once; everything else gets its outcome at once."""

    def __init__(self, existing: Sequence[Existing], reader: Reader, chosen: Answers, mark: str = "") -> None:
        self._existing = existing
        self._reader = reader
        self._mark = mark
        self._names = Matcher(((record.name, str(place)) for place, record in enumerate(existing)), chosen=chosen)
        marks = ((str(record.values.get(mark) or ""), place) for place, record in enumerate(existing))
        self._marks = {text.casefold(): place for text, place in marks if mark and text}
        self._first: dict[str, int] = {}
        self.drafts: list[Draft] = []
        self.outcomes: dict[int, Outcome] = {}

    def add(self, row: Row) -> None:
        """Take one row in."""
        reading = self._reader.read(row)
        name = reading.text("name")
        if reading.blank:
            self._leave(reading, RowOutcome.SKIPPED, BLANK)
        elif not reading.usable:
            self._leave(reading, RowOutcome.REJECTED, UNREADABLE)
        elif not name:
            self._leave(reading, RowOutcome.REJECTED, NO_NAME)
        else:
            self._place(reading, name)

    def _place(self, reading: Reading, name: str) -> None:
        mark = reading.text(self._mark).casefold() if self._mark else ""
        found, column = self._names.match(name), self._reader.header("name")
        if isinstance(found, Miss) and found.verdict is Verdict.OUT:
            return self._leave(reading, RowOutcome.SKIPPED, left_by_choice(found, column))
        place = self._marks.get(mark) if mark else None
        if place is None and isinstance(found, Match):
            place = int(found.value)
        elif place is None and isinstance(found, Miss) and found.ambiguous:
            return self._leave(reading, RowOutcome.REJECTED, replace(AMBIGUOUS, miss=found, column=column))
        key = f"known:{place}" if place is not None else f"new:{spaceless(name)}"
        marks = (key, f"mark:{mark}") if mark else (key,)
        earlier = [self._first[seen] for seen in marks if seen in self._first]
        if earlier:
            # Its other name is not the record's: a later row of that name is a record of its own, now and next time.
            return self._leave(reading, RowOutcome.DUPLICATE, REPEATED, min(earlier))
        self._first |= dict.fromkeys(marks, reading.line)
        return self._draft(reading, key, found, self._existing[place] if place is not None else None)

    def _draft(self, reading: Reading, key: str, found: Match | Miss, existing: Existing | None) -> None:
        name = reading.text("name")
        draft = Draft(key, existing.name if existing else name, reading.line, dict(reading.values), existing)
        draft.notes = [*reading.notes, *self._recognised(name, found, existing)]
        del draft.values["name"]
        self._keep_mark(draft)
        self.drafts.append(draft)

    def _recognised(self, name: str, found: Match | Miss, existing: Existing | None) -> list[Note]:
        column = self._reader.header("name")
        if isinstance(found, Match) and existing is self._existing[int(found.value)]:
            return told(found, column)
        if existing:
            text = _("“%(name)s” is “%(existing)s” by its %(mark)s; the name is kept.")
            mark = self._reader.header(self._mark)
            return [Note(Level.INFO, say(text, name=name, existing=existing.name, mark=mark), column)]
        if isinstance(found, Miss) and found.verdict:
            return [said_of(found, column)]
        if isinstance(found, Miss) and found.nearest:
            text = _("New, although its name is close to “%(nearest)s”.")
            return [Note(Level.WARNING, say(text, nearest=found.nearest[0]), column, miss=found)]
        return []

    def _keep_mark(self, draft: Draft) -> None:
        """A record recognised by name keeps the mark it has: another one may well be another record's."""
        kept = str(draft.existing.values.get(self._mark) or "") if draft.existing else ""
        given = str(draft.values.get(self._mark) or "")
        if kept and given and kept.casefold() != given.casefold():
            del draft.values[self._mark]
            text = _("“%(given)s” differs from “%(kept)s”, which is kept.")
            draft.notes.append(Note(Level.WARNING, say(text, given=given, kept=kept), self._reader.header(self._mark)))

    def _leave(self, reading: Reading, outcome: RowOutcome, reason: Reason, first: int | None = None) -> None:
        name = reading.text("name")
        self.outcomes[reading.line] = Outcome(reading.line, outcome, name, reading.notes, reason, first)
