"""Querysets of the hottest pages, compiled once: building the SQL costs more than asking PostgreSQL for the rows.

    _passages = compiled(lambda account: Passage.objects.filter(account_id=account).order_by("id"), account=int)
    rows = _passages(account=7)

The queryset stays ordinary Django, checked like any other; what it compiles to is kept for the life of the process
and only its values change. A page of a dozen statements saves about a third of its processor time (measured in
docs/performance.md; why not SQL by hand: docs/decisions/005-compiled-queries.md).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from kam.tenancy.scope import Scope, current_organisation_id, standing_in

R = TypeVar("R")
OWN = "organisation in scope"
ORGANISATION = 8_000_000_000_000_000_000
# Values nobody has, by which a parameter is found again in the compiled statement.
_STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda n: ORGANISATION + 1 + n,
    str: lambda n: f"\x01slot {n}",
    date: lambda n: date(2, 2, 2 + n),  # not date.min, which a condition may well use
    datetime: lambda n: datetime(1, 2, 1 + n, tzinfo=UTC),
}


@dataclass(frozen=True)
class _Statement(Generic[R]):
    """What a queryset compiled to, and which of its parameters are slots."""

    template: QuerySet[Any, R]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    slots: dict[int, str]

    def bound(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(values[self.slots[n]] if n in self.slots else one for n, one in enumerate(self.parameters))

    def rows(self, values: dict[str, Any]) -> list[R]:
        """Let Django's own iterable read the rows, with a compiler that has its statement already."""
        answer = (self.sql, self.bound(values))
        compiler, query = copy.copy(self.compiler), copy.copy(self.template.query)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda: answer
        query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]  # on this copy alone
        asked: Any = SimpleNamespace(
            query=query, db=DEFAULT_DB_ALIAS, model=self.template.model, _fields=None, _known_related_objects={}
        )
        iterable: Any = self.template._iterable_class
        return list(iterable(asked))


class Compiled(Generic[R]):
    """A queryset with open values; calling it with them gives the list of its rows."""

    def __init__(self, make: Callable[..., QuerySet[Any, R]], slots: dict[str, type]) -> None:
        self.make = make
        self.stand_ins = {name: _STAND_INS[kind](n) for n, (name, kind) in enumerate(slots.items())}
        self.statement: _Statement[R] | None = None

    def __call__(self, **values: Any) -> list[R]:
        """The rows, read now; none where a tenant's queryset finds no organisation in scope."""
        if values.keys() != self.stand_ins.keys():
            raise TypeError(f"wanted {sorted(self.stand_ins)}, given {sorted(values)}")
        statement = self.statement = self.statement or self._compile()
        organisation_id = current_organisation_id()
        if organisation_id is None and OWN in statement.slots.values():
            return []
        return statement.rows({**values, OWN: organisation_id})

    def first(self, **values: Any) -> R | None:
        """The first row, or None."""
        return next(iter(self(**values)), None)

    def _compile(self) -> _Statement[R]:
        with standing_in(Scope(ORGANISATION)):
            template = self.make(**self.stand_ins)
        compiler = template.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        names = {**{value: name for name, value in self.stand_ins.items()}, ORGANISATION: OWN}
        slots = {n: names[one] for n, one in enumerate(parameters) if isinstance(one, Hashable) and one in names}
        lost = self.stand_ins.keys() - slots.values()
        if lost:
            raise ImproperlyConfigured(f"{lost} do not occur in the statement.")
        return _Statement(template, compiler, sql, tuple(parameters), slots)


def compiled(make: Callable[..., QuerySet[Any, R]], **slots: type) -> Compiled[R]:
    """`make` as a function of its slots' values (ids, texts, days or moments), compiled at its first use.

    `make` runs once: what it decides in Python is decided for good, so it may only depend on its slots. The
    organisation in scope is a slot of its own accord.
    """
    return Compiled(make, slots)
