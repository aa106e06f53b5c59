"""Opportunities: the won ones become revenue, every other one is listed with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing.entities import BLANK, UNREADABLE
from accounts.importing.known import Existing, Known
from accounts.importing.lookup import Left, Lookup
from accounts.importing.matching import Match, Rule
from accounts.importing.outcomes import Level, Note, Outcome, Reason, left_by_choice
from accounts.importing.reading import Reader, Reading
from accounts.importing.revenue import Won
from accounts.importing.stages import WON, stage_matcher
from accounts.importing.values import told
from accounts.importing.verdicts import Answers
from kam.lib.tabular import Row, say

_Needed = TypeVar("_Needed", date, Decimal)


class Opportunities:
    """Takes the rows one by one; what is won is kept in `won`, what became of each row in `outcomes`."""

    def __init__(self, reader: Reader, known: Known, chosen: Mapping[str, Answers]) -> None:
        self._reader = reader
        self._accounts = Lookup(known.accounts, reader.header("account"), chosen.get("account"))
        self._products = Lookup(known.products, reader.header("product"), chosen.get("product"))
        self._members = Lookup(known.members, reader.header("agent"), chosen.get("agent"))
        self._lookups = {"account": self._accounts, "product": self._products, "agent": self._members}
        self._stages = stage_matcher().answering(chosen.get("stage", {}))
        self._first: dict[str, int] = {}
        self.won: list[Won] = []
        self.outcomes: list[Outcome] = []
        self.asides: list[Note] = []  # on names of rows that another name leaves out

    @property
    def strangers(self) -> dict[str, int]:
        """The columns of which not one name is known, with how many names they give."""
        return {field: lookup.strangers for field, lookup in self._lookups.items() if lookup.strangers}

    @property
    def newcomers(self) -> dict[str, list[Existing]]:
        """What won business names and does not exist yet, because the reader called it new; by field."""
        used: dict[str, dict[int, Existing]] = {"account": {}, "product": {}, "agent": {}}
        for deal in self.won:
            for field, one in (("account", deal.account), ("product", deal.product), ("agent", deal.agent)):
                if one is not None and one.pk is None:
                    used[field][id(one)] = one
        return {field: list(found.values()) for field, found in used.items() if found}

    def add(self, row: Row) -> None:
        """Take one row in."""
        reading = self._reader.read(row)
        notes = list(reading.notes)
        try:
            deal = self._deal(reading, notes)
        except Left as left:
            label = reading.text("account") or reading.text("reference")
            outcome = Outcome(reading.line, left.outcome, label, tuple(notes), left.reason, left.first)
        else:
            self.won.append(deal)
            outcome = Outcome(reading.line, RowOutcome.COUNTED, deal.account.name, tuple(notes))
        self.outcomes.append(outcome)

    def _deal(self, reading: Reading, notes: list[Note]) -> Won:
        self._check(reading)
        for field, lookup in self._lookups.items():
            lookup.see(reading.text(field))
        stage = self._stage(reading, notes)
        if not reading.text("account"):
            raise self._without_account(reading, notes, won=stage == WON)
        if stage != WON:
            self._accounts.optional(reading.text("account"), notes)  # an unknown account is worth a warning here too
            shown = reading.text("stage")
            message = say(_("Not revenue: stage “%(stage)s”."), stage=shown)
            raise Left(RowOutcome.SKIPPED, Reason(f"stage:{shown.casefold()}", message))
        return self._won(reading, notes)

    def _won(self, reading: Reading, notes: list[Note]) -> Won:
        product = reading.text("product")
        try:
            account = self._accounts.required(reading.text("account"), "unknown_account", notes)
        except Left:  # what else is not known is asked about at once, not after the next trial
            self._products.optional(product, self.asides)
            self._members.optional(reading.text("agent"), self.asides)
            raise
        sold = self._products.required(product, "unknown_product", notes) if product else None
        closed_on = self._needed(reading, "closed_on", reading.day("closed_on"))
        amount = self._needed(reading, "amount", reading.amount("amount"))
        if amount < 0:
            text = _("The amount is negative and lowers the revenue of its quarter.")
            notes.append(Note(Level.WARNING, say(text), self._reader.header("amount")))
        agent = self._members.optional(reading.text("agent"), notes)
        return Won(account, sold, agent, closed_on, amount)

    def _check(self, reading: Reading) -> None:
        """Leave out what is empty, broken, or an opportunity that stood on an earlier row."""
        if reading.blank:
            raise Left(RowOutcome.SKIPPED, BLANK)
        if not reading.usable:
            raise Left(RowOutcome.REJECTED, UNREADABLE)
        if reference := reading.text("reference").casefold():
            first = self._first.setdefault(reference, reading.line)
            if first != reading.line:
                message = say(_("The file has this opportunity on an earlier row."))
                raise Left(RowOutcome.DUPLICATE, Reason("repeated", message), first)

    def _stage(self, reading: Reading, notes: list[Note]) -> str:
        text = reading.text("stage")
        if not text:
            raise Left(RowOutcome.REJECTED, Reason("no_stage", say(_("The opportunity has no stage."))))
        found, column = self._stages.match(text), self._reader.header("stage")
        if isinstance(found, Match):
            notes.extend(told(found, column) if found.rule is Rule.CHOSEN else ())
            return found.value
        if found.verdict:
            raise Left(RowOutcome.SKIPPED, left_by_choice(found, column))
        message = say(_("“%(stage)s” is not a stage we know."), stage=text)
        if found.nearest:
            known = found.nearest[0]
            message = say(_("“%(stage)s” is not a stage we know. Nearest: “%(nearest)s”."), stage=text, nearest=known)
        raise Left(RowOutcome.REJECTED, Reason("unknown_stage", message, found, column))

    def _without_account(self, reading: Reading, notes: list[Note], *, won: bool) -> Left:
        """Won business without an account is an error, any other opportunity just one more to list."""
        reason = Reason("no_account", say(_("The opportunity has no account.")))
        if won:
            return Left(RowOutcome.REJECTED, reason)
        text = _("Stage “%(stage)s”: not revenue in any case.")
        notes.append(Note(Level.INFO, say(text, stage=reading.text("stage")), self._reader.header("stage")))
        return Left(RowOutcome.SKIPPED, reason)

    def _needed(self, reading: Reading, field: str, value: _Needed | None) -> _Needed:
        """The date or the amount, without which won business cannot be counted."""
        if value is not None:
            return value
        column = self._reader.header(field)
        message = reading.about(column) or say(_("“%(column)s” is empty."), column=column)
        raise Left(RowOutcome.REJECTED, Reason(f"no_{field}", message))
