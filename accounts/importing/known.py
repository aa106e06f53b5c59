"""What the organisation has already, as plain values the caller looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Existing:
    """Something that exists, by the name it is matched by: its values by field key, and the keys of what it refers to.

    `refs` holds for an account the pk of its parent and owner, for a member the pk of the manager. What a plan would
    create has no pk yet.
    """

    name: str
    pk: object = None
    values: Mapping[str, Value] = field(default_factory=dict)
    refs: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """The organisation's records that rows are matched against.

    `revenue` holds the imported figures by (account pk, product pk or None, first day of the quarter).
    """

    accounts: Sequence[Existing] = ()
    members: Sequence[Existing] = ()
    products: Sequence[Existing] = ()
    industries: Sequence[str] = ()
    revenue: Mapping[tuple[object, object, date], Decimal] = field(default_factory=dict)
    others: object = None  # what a kind of file of a room above needs (accounts.importing.registry)
