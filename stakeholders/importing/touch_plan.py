"""The dry run for interactions: which come in, which are there already, which cannot and why. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing import ColumnMap, Existing, Known, Level, Note, Outcome, Planned, Reason, Record, Ref
from accounts.importing.entities import BLANK, UNREADABLE
from accounts.importing.lookup import Left, Lookup
from accounts.importing.reading import Reader, Reading
from kam.lib.tabular import Row, say
from stakeholders.importing.touch_people import Ours, Theirs
from stakeholders.importing.touch_repeats import Logged, Repeats
from stakeholders.importing.touch_words import USUAL, meaning

_REPEATED = Reason("repeated", say(_("The file has this interaction on an earlier row.")))
_TO_COME = Reason("to_come", say(_("This day is still to come: log what has happened.")))
_NO_ACCOUNT = Reason("no_account", say(_("The row names no account.")))
_WHOLE = ("subject", "people", "colleagues", "note")  # without which an interaction would say something else


@dataclass(frozen=True)
class KnownTouchpoints:
    """Everybody at the accounts, every interaction that is there, and the day it is."""

    people: Sequence[Existing]
    logged: Sequence[Logged]
    today: date


class TouchPlan:
    """Turns rows into interactions to log."""

    def __init__(self, reader: Reader, columns: ColumnMap, known: Known) -> None:
        assert isinstance(known.others, KnownTouchpoints)  # noqa: S101  (given by the registry)
        self._reader = reader
        self._accounts = Lookup(known.accounts, reader.header("at_account"), columns.chosen.get("at_account"))
        references = ((str(one.values.get("external_reference") or "").casefold(), one) for one in known.accounts)
        self._references = {mark: one for mark, one in references if mark}
        self._by_reference = False
        self._names = {one.pk: one.name for one in known.accounts}
        self._theirs = Theirs(known.others.people, reader.header("people"))
        members = Lookup(known.members, reader.header("colleagues"), columns.chosen.get("colleagues"))
        self._ours = Ours(known.members, members)
        self._repeats = Repeats(known.others.logged)
        self._today = known.others.today
        self._first: dict[tuple[Any, ...], int] = {}
        self.records: list[Record] = []

    @property
    def strangers(self) -> dict[str, int]:
        """The accounts, when not one that the file names is known."""
        count = 0 if self._by_reference else self._accounts.strangers
        return {"at_account": count} if count else {}

    def add(self, row: Row) -> Outcome:
        """Take one row in."""
        reading = self._reader.read(row)
        notes = list(reading.notes)
        label = reading.text("subject") or reading.text("at_account")
        try:
            record = self._record(reading, notes)
        except Left as left:
            return Outcome(reading.line, left.outcome, label, tuple(notes), left.reason, left.first)
        if record is None:
            return Outcome(reading.line, RowOutcome.UNCHANGED, label, tuple(notes))
        self.records.append(record)
        return Outcome(reading.line, RowOutcome.CREATED, label, tuple(notes))

    def _record(self, reading: Reading, notes: list[Note]) -> Record | None:
        """The interaction; None when it is there already. Raises Left."""
        account, day = self._where(reading, notes), self._day(reading)
        self._check_whole(reading)
        values: dict[str, Any] = {field: self._meant(field, reading, notes) for field in USUAL}
        values |= {"happened_on": day, "subject": reading.text("subject"), "note": reading.text("note")}
        values["people"] = self._theirs.of(reading.text("people"), account, self._names)
        values["colleagues"] = self._ours.of(reading.text("colleagues"), notes)
        self._check_repeated(reading, account, values)
        if self._repeats.take(Logged(account.pk, day, values["channel"], values["subject"], values["people"])):
            return None
        refs = {"account": Ref(f"account:{account.pk}", account.name, account.pk)}
        line = reading.line
        return Record(f"new:{line}", values["subject"], line, None, values, refs, tuple(values), RowOutcome.CREATED)

    def _where(self, reading: Reading, notes: list[Note]) -> Existing:
        if reading.blank:
            raise Left(RowOutcome.SKIPPED, BLANK)
        text = reading.text("at_account")
        if (known := self._references.get(text.casefold())) is not None:
            self._by_reference = True
            return known
        self._accounts.see(text)
        if not reading.usable:
            raise Left(RowOutcome.REJECTED, UNREADABLE)
        if not text:
            raise Left(RowOutcome.REJECTED, _NO_ACCOUNT)
        return self._accounts.required(text, "no_account", notes)

    def _day(self, reading: Reading) -> date:
        day = reading.day("happened_on")
        if day is None:
            raise self._lacking(reading, "happened_on")
        if day > self._today:
            raise Left(RowOutcome.REJECTED, _TO_COME)
        return day

    def _check_whole(self, reading: Reading) -> None:
        """What cannot be read, being too long, keeps its row out: half an interaction would tell another story."""
        for field in _WHOLE:
            missing = field not in reading.values
            if missing and (field == "subject" or reading.about(self._reader.header(field))):
                raise self._lacking(reading, field)

    def _lacking(self, reading: Reading, field: str) -> Left:
        column = self._reader.header(field)
        message = reading.about(column) or say(_("“%(column)s” is empty."), column=column)
        return Left(RowOutcome.REJECTED, Reason(f"no_{field}", message, column=column))

    def _meant(self, field: str, reading: Reading, notes: list[Note]) -> Any:
        """A word as what it stands for; one that stands for nothing leaves the usual value, with a warning."""
        text = reading.text(field)
        found = meaning(field, text) if text else USUAL[field]
        if found is None:
            message = say(_("“%(word)s” stands for nothing we know; the usual value is taken."), word=text)
            notes.append(Note(Level.WARNING, message, self._reader.header(field)))
            return USUAL[field]
        return found

    def _check_repeated(self, reading: Reading, account: Existing, values: dict[str, Any]) -> None:
        whole = (account.pk, *(tuple(one) if isinstance(one, list) else one for one in values.values()))
        first = self._first.setdefault(whole, reading.line)
        if first != reading.line:
            raise Left(RowOutcome.DUPLICATE, _REPEATED, first)


def plan_touchpoints(rows: Sequence[Row], reader: Reader, columns: ColumnMap, known: Known) -> Planned:
    """The interactions to log and what becomes of every row. What is there is never changed by a file."""
    plan = TouchPlan(reader, columns, known)
    outcomes = [plan.add(row) for row in rows]
    return Planned(plan.records, outcomes, plan.strangers)
