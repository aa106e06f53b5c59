"""What a file holds and which column is what: guessed, with the reason, for the reader to edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.importing.evidence import Evidence, heading_evidence, value_evidence
from accounts.importing.fields import Kind
from accounts.importing.kinds import KINDS
from accounts.importing.mapping import Column, ColumnMap
from accounts.importing.units import suggest_unit
from kam.lib.tabular import Message, Row, say

_ENOUGH = 0.4


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column seems to be: a field of the kind or none, how sure, and why."""

    header: str
    field: str | None
    confidence: float
    reason: Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """A guess for the whole file: the kind, one guess per column, and the mapping they make."""

    kind: str
    confidence: float
    guesses: tuple[Guess, ...]
    columns: ColumnMap


def propose(headers: Sequence[str], sample: Sequence[Row], kind: str | None = None) -> Proposal:
    """The most likely kind and mapping, or the mapping for the kind the reader says."""
    candidates = [KINDS[kind]] if kind else list(KINDS.values())
    proposals = [_propose_as(candidate, headers, sample) for candidate in candidates]
    return max(proposals, key=lambda proposal: proposal.confidence)


def _propose_as(kind: Kind, headers: Sequence[str], sample: Sequence[Row]) -> Proposal:
    taken = _assign(kind, headers, sample)
    nothing = say(_("No field fits; the column is not imported."))
    guesses = tuple(
        Guess(header, *taken[index]) if index in taken else Guess(header, None, 0.0, nothing)
        for index, header in enumerate(headers)
    )
    columns = {guess.field: Column(guess.header) for guess in guesses if guess.field}
    columns = suggest_unit(kind, columns, headers, sample)
    return Proposal(kind.key, _confidence(kind, guesses), guesses, ColumnMap(kind, columns))


def _assign(kind: Kind, headers: Sequence[str], sample: Sequence[Row]) -> dict[int, tuple[str, float, Message]]:
    """Fields to columns, the surest pair first; a field has one column and a column one field."""
    pairs: list[tuple[float, int, int, str, Message]] = []
    for index, header in enumerate(headers):
        cells = [row.values[index] for row in sample if row.values[index] != ""]
        for place, field in enumerate(kind.fields):
            heading = heading_evidence(header, kind.key, field)
            values = value_evidence(field, cells)
            found = heading.joined(values) if heading else Evidence(0.0, values.reason)
            if found.weight >= _ENOUGH:
                pairs.append((-found.weight, place, index, field.key, found.reason))
    taken: dict[int, tuple[str, float, Message]] = {}
    used: set[str] = set()
    for weight, _place, index, key, reason in sorted(pairs, key=lambda pair: pair[:3]):
        if index not in taken and key not in used:
            taken[index] = (key, -weight, reason)
            used.add(key)
    return taken


def _confidence(kind: Kind, guesses: Sequence[Guess]) -> float:
    """How well the file fits the kind: its columns' average, halved for every required field without a column."""
    mapped = {guess.field for guess in guesses}
    missing = sum(1 for field in kind.required if field.key not in mapped)
    average = sum(guess.confidence for guess in guesses) / max(len(guesses), 1)
    return round(average * 0.5**missing, 3)
