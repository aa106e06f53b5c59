"""The dry run for people: who is new at which account, who changes, whom they report to. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing import ColumnMap, Existing, Known, Level, Note, Outcome, Planned, Reason
from accounts.importing.entities import BLANK, NO_NAME, REPEATED, UNREADABLE
from accounts.importing.links import settle_circles
from accounts.importing.lookup import Left, Lookup
from accounts.importing.reading import Reader, Reading
from accounts.importing.records import Draft, Ref, finished
from kam.lib.tabular import Row, say
from stakeholders.doubles.likeness import name_key
from stakeholders.importing.words import WORDED, Own, languages_of, meaning, vocabulary

_TWO = Reason("ambiguous", say(_("Several people of this account have this name: their e-mail would tell.")))


@dataclass(frozen=True)
class KnownPeople:
    """Everybody the organisation knows, by account, and its own profiles."""

    people: Sequence[Existing]  # `refs` holds the account, the chief and our contact
    own_profiles: Sequence[Own] = ()


class PeoplePlan:
    """Turns rows into drafts, each person once."""

    def __init__(self, reader: Reader, columns: ColumnMap, known: Known) -> None:
        assert isinstance(known.others, KnownPeople)  # noqa: S101  (given by the registry)
        self._reader = reader
        self._accounts = Lookup(known.accounts, reader.header("at_account"), columns.chosen.get("at_account"))
        self._members = Lookup(known.members, reader.header("counterpart"), columns.chosen.get("counterpart"))
        self._words = vocabulary(known.others.own_profiles)
        self._known = known.others.people
        self._by_mail: dict[tuple[Any, str], int] = {}
        self._by_name: dict[tuple[Any, str], list[int]] = {}
        self._elsewhere: dict[str, int] = {}
        for place, one in enumerate(self._known):
            account, mail = one.refs["account"], str(one.values.get("email") or "").casefold()
            self._by_name.setdefault((account, name_key(one.name)), []).append(place)
            if mail:
                self._by_mail.setdefault((account, mail), place)
                self._elsewhere.setdefault(mail, place)
        self._first: dict[tuple[Any, str], int] = {}
        self._chiefs: dict[str, str] = {}
        self.drafts: list[Draft] = []
        self.outcomes: dict[int, Outcome] = {}

    @property
    def strangers(self) -> dict[str, int]:
        """The accounts, when not one that the file names is known."""
        return {"at_account": self._accounts.strangers} if self._accounts.strangers else {}

    def add(self, row: Row) -> None:
        """Take one row in."""
        reading = self._reader.read(row)
        notes = list(reading.notes)
        try:
            if reading.blank:
                raise Left(RowOutcome.SKIPPED, BLANK)
            self._accounts.see(reading.text("at_account"))
            if not reading.usable:
                raise Left(RowOutcome.REJECTED, UNREADABLE)
            if not reading.text("name"):
                raise Left(RowOutcome.REJECTED, NO_NAME)
            self._place(reading, notes)
        except Left as left:
            name = reading.text("name")
            self.outcomes[reading.line] = Outcome(
                reading.line, left.outcome, name, tuple(notes), left.reason, left.first
            )

    def _place(self, reading: Reading, notes: list[Note]) -> None:
        account = self._accounts.required(reading.text("at_account"), "no_account", notes)
        if account.pk is None:
            raise Left(RowOutcome.REJECTED, Reason("no_account", say(_("The account does not exist yet."))))
        mail, key = reading.text("email").casefold(), name_key(reading.text("name"))
        place = self._recognised(account.pk, mail, key)
        marks = [(account.pk, f"pk {place}")] if place is not None else [(account.pk, key)]
        marks += [(account.pk, f"@{mail}")] if mail else []
        earlier = [self._first[mark] for mark in marks if mark in self._first]
        if earlier:
            raise Left(RowOutcome.DUPLICATE, REPEATED, min(earlier))
        self._first |= dict.fromkeys(marks, reading.line)
        if place is None and mail in self._elsewhere:
            other = self._known[self._elsewhere[mail]]
            text = _("The same e-mail stands at another account, for “%(name)s”: somebody who moved?")
            notes.append(Note(Level.WARNING, say(text, name=other.name), self._reader.header("email")))
        self._draft(reading, account, place, notes)

    def _recognised(self, account: object, mail: str, key: str) -> int | None:
        """By e-mail, then by name within the account; two of one name cannot be told apart."""
        if mail and (account, mail) in self._by_mail:
            return self._by_mail[account, mail]
        places = self._by_name.get((account, key), [])
        if len(places) > 1:
            raise Left(RowOutcome.REJECTED, _TWO)
        return places[0] if places else None

    def _draft(self, reading: Reading, account: Existing, place: int | None, notes: list[Note]) -> None:
        existing = self._known[place] if place is not None else None
        name = existing.name if existing else reading.text("name")
        key = f"known:{place}" if place is not None else f"new:{reading.line}"
        values = {field: value for field, value in reading.values.items() if field not in ("name", "at_account")}
        draft = Draft(key, name, reading.line, self._meant(values, notes), existing, notes)
        draft.refs["account"] = Ref(f"account:{account.pk}", account.name, account.pk)
        if (member := self._members.optional(reading.text("counterpart"), notes)) and member.pk is not None:
            draft.refs["counterpart"] = Ref(f"member:{member.pk}", member.name, member.pk)
        self._chiefs[key] = reading.text("chief")
        self.drafts.append(draft)

    def _meant(self, values: dict[str, Any], notes: list[Note]) -> dict[str, Any]:
        """Words as what they stand for; one that stands for nothing is left out, with a warning."""
        for gone in ("chief", "counterpart"):
            values.pop(gone, None)
        for field in WORDED:
            if field in values:
                found = meaning(field, str(values.pop(field)), self._words)
                if found is None:
                    self._warn(notes, field, _("This word stands for nothing we know; the value is left out."))
                elif isinstance(found, Own):
                    values |= {"profile": found.counts_as, "own_profile": found.pk}
                else:
                    values[field] = found
        if "languages" in values:
            values["languages"], strange = languages_of(str(values["languages"]))
            if strange:
                self._warn(notes, "languages", _("Not every word is a language; the others are kept."))
        if not 1 <= int(values.get("influence", 3)) <= 5:
            del values["influence"]
            self._warn(notes, "influence", _("Influence goes from 1 to 5; the value is left out."))
        return values

    def _warn(self, notes: list[Note], field: str, text: Any) -> None:
        notes.append(Note(Level.WARNING, say(text), self._reader.header(field)))

    def settle_chiefs(self) -> None:
        """Whom each reports to, among those known at the account and those the file brings; never in a circle."""
        column = self._reader.header("chief")
        keys: dict[tuple[object, str], tuple[str, Existing | None]]
        keys = {(one.refs["account"], name_key(one.name)): (f"known:{at}", one) for at, one in enumerate(self._known)}
        keys |= {(draft.refs["account"].pk, name_key(draft.name)): (draft.key, draft.existing) for draft in self.drafts}
        for draft in self.drafts:
            wanted = self._chiefs[draft.key]
            found = keys.get((draft.refs["account"].pk, name_key(wanted))) if wanted else None
            if found and found[0] != draft.key:
                draft.refs["chief"] = Ref(found[0], wanted, found[1].pk if found[1] else None)
            elif wanted:
                self._warn(draft.notes, "chief", _("Nobody of this name at the account; it is left out."))
        places = {one.pk: f"known:{at}" for at, one in enumerate(self._known)}
        links = {places[one.pk]: places[chief] for one in self._known if (chief := one.refs.get("chief")) in places}
        settle_circles(self.drafts, links, "chief", column)


def plan_people(rows: Sequence[Row], reader: Reader, columns: ColumnMap, known: Known) -> Planned:
    """The records and what becomes of every row. Influence and support of known people are judged, not imported."""
    plan = PeoplePlan(reader, columns, known)
    for row in rows:
        plan.add(row)
    plan.settle_chiefs()
    done = {}
    for draft in plan.drafts:
        if draft.existing is not None:
            for field in ("influence", "support"):
                draft.values.pop(field, None)
        done[draft.line] = finished(draft)
    by_line = plan.outcomes | {line: outcome for line, (_record, outcome) in done.items()}
    records = [record for record, _outcome in done.values()]
    return Planned(records, [replace(by_line[row.line_number]) for row in rows], plan.strangers)
