"""Kinds of file that rooms above bring: what they hold, what their rows are matched against, how they are written.

The wizard, its trial, its report and its job are the same for all; a room registers a `Brought` when it starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from accounts.importing.fields import Kind
from accounts.importing.headings import HEADINGS
from accounts.importing.kinds import KINDS
from accounts.importing.known import Known
from accounts.importing.mapping import ColumnMap
from accounts.importing.outcomes import Outcome
from accounts.importing.reading import Reader
from accounts.importing.records import Record
from kam.lib.tabular import Row

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from kam.tenancy.models import Membership


@dataclass(frozen=True)
class Planned:
    """What becomes of the rows: one outcome for each, in their order; `strangers` as in `Plan`."""

    records: Sequence[Record]
    outcomes: Sequence[Outcome]
    strangers: Mapping[str, int]


@dataclass(frozen=True)
class Brought:
    """A kind of file of a room above. `known` reads what only it needs, given to `plan` as `Known.others`."""

    kind: Kind
    headings: Mapping[str, str]  # by field: the headings people give it, parted by commas
    known: Callable[[], object]
    plan: Callable[[Sequence[Row], Reader, ColumnMap, Known], Planned]
    write: Callable[[Sequence[Record], Membership, date, Mapping[str, Any]], None]
    hints: Mapping[str, _StrOrPromise] = field(default_factory=dict)  # by field: what its cells may hold


_BROUGHT: dict[str, Brought] = {}


def register_import(brought: Brought) -> None:
    """Offer a kind of file in the wizard; for `AppConfig.ready`."""
    key = brought.kind.key
    _BROUGHT[key] = brought
    KINDS[key] = brought.kind
    HEADINGS.update({(key, field): tuple(written.split(", ")) for field, written in brought.headings.items()})


def brought_of(kind: str) -> Brought | None:
    """What a room above registered for this kind; None for this room's own."""
    return _BROUGHT.get(kind)
