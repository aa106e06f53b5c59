"""A row on its way to a record, and the record that a commit would write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from accounts.choices import RowOutcome
from accounts.importing.known import Existing, Value
from accounts.importing.matching import Match, Matcher, Miss
from accounts.importing.outcomes import Note, Outcome
from accounts.importing.verdicts import Answers


@dataclass(frozen=True, slots=True)
class Ref:
    """A record referred to: existing ones have a pk, new ones are the planned record with this key."""

    key: str
    name: str
    pk: object = None


@dataclass(slots=True)
class Draft:
    """A row on its way to a record."""

    key: str
    name: str
    line: int
    values: dict[str, Value]
    existing: Existing | None = None
    notes: list[Note] = field(default_factory=list)
    refs: dict[str, Ref] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        """The way other rows refer to this one."""
        return Ref(self.key, self.name, self.existing.pk if self.existing else None)


@dataclass(frozen=True, slots=True)
class Record:
    """What to write: a new record, or the changed fields of an existing one. Implied ones have no row of their own."""

    key: str
    name: str
    line: int
    pk: object
    values: Mapping[str, Value]
    refs: Mapping[str, Ref]
    changed: tuple[str, ...]
    change: RowOutcome
    implied: bool = False


class References:
    """Finds what a name in a row refers to: a record that exists or one that this file brings."""

    def __init__(self, drafts: Iterable[Draft], existing: Sequence[Existing], chosen: Answers) -> None:
        self._refs = {f"known:{place}": Ref(f"known:{place}", rec.name, rec.pk) for place, rec in enumerate(existing)}
        self._refs |= {draft.key: draft.ref for draft in drafts}
        self._names = Matcher(((ref.name, key) for key, ref in self._refs.items()), chosen=chosen)

    def find(self, text: str) -> tuple[Ref, Match] | Miss:
        """The record called `text` and how it was recognised."""
        found = self._names.match(text)
        return (self._refs[found.value], found) if isinstance(found, Match) else found


def finished(draft: Draft) -> tuple[Record, Outcome]:
    """The record to write and the outcome of its row. An empty cell never empties what is there."""
    existing = draft.existing
    if existing is None:
        change, changed = RowOutcome.CREATED, (*draft.values, *draft.refs)
    else:
        fields = [key for key, value in draft.values.items() if existing.values.get(key) != value]
        changed = (*fields, *(key for key, ref in draft.refs.items() if _moves(ref, existing.refs.get(key))))
        change = RowOutcome.UPDATED if changed else RowOutcome.UNCHANGED
    pk = existing.pk if existing else None
    record = Record(draft.key, draft.name, draft.line, pk, draft.values, draft.refs, changed, change)
    return record, Outcome(draft.line, change, draft.name, tuple(draft.notes))


def _moves(ref: Ref, present: object) -> bool:
    return ref.pk is None or ref.pk != present
