"""Querysets of the hottest pages, compiled once: building the SQL costs more than asking PostgreSQL for the rows.

    _passages = compiled(lambda account: Passage.objects.filter(account_id=account).order_by("id"), account=int)
    rows = _passages(account=7)

The queryset stays ordinary Django, checked like any other; what it compiles to is kept for the life of the process
and only its values change. A page of a dozen statements saves about a third of its processor time (measured in
docs/performance.md; why not SQL by hand: docs/decisions/005-compiled-queries.md).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import (
    FlatValuesListIterable,
    NamedValuesListIterable,
    ValuesIterable,
    ValuesListIterable,
)
from django.db.models.utils import create_namedtuple_class
from psycopg.sql import Literal

from kam.tenancy.prepared import prepared
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


Shape = Callable[[tuple[Any, ...]], Any]


def _shape(template: Any) -> Shape | None:
    """How Django's iterables for values read a row; None where they do more than that, as for objects."""
    query, kind = template.query, template._iterable_class
    names = tuple(query.selected or (*query.extra_select, *query.values_select, *query.annotation_select))
    shapes: dict[Any, Callable[[], Shape]] = {
        ValuesListIterable: lambda: tuple,
        FlatValuesListIterable: lambda: itemgetter(0),
        NamedValuesListIterable: lambda: create_namedtuple_class(*names)._make,
        ValuesIterable: lambda: lambda row: dict(zip(names, row, strict=True)),
    }
    return shapes[kind]() if kind in shapes else None


@dataclass(frozen=True)
class _Statement(Generic[R]):
    """What a queryset compiled to, and which of its parameters are slots."""

    template: QuerySet[Any, R]
    compiler: Any
    sql: str
    slots: tuple[str, ...]
    replanned: bool
    shape: Shape | None
    converters: dict[int, Any]

    def rows(self, values: dict[str, Any]) -> list[R]:
        """The rows; objects are read by Django's own iterable, with a compiler that has its statement already."""
        bound, connection = tuple([values[name] for name in self.slots]), connections[DEFAULT_DB_ALIAS]
        compiler = copy.copy(self.compiler)
        compiler.connection = connection if self.replanned else _Preparing(connection)
        if self.shape is not None:
            with compiler.connection.cursor() as cursor:
                cursor.execute(self.sql, bound)
                found: Iterable[Any] = cursor.fetchall()
            if self.converters:
                found = compiler.apply_converters(found, self.converters)
            return list(map(self.shape, found))
        query = copy.copy(self.template.query)
        compiler.as_sql = lambda: (self.sql, bound)
        query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]  # on this copy alone
        asked: Any = SimpleNamespace(
            query=query, db=DEFAULT_DB_ALIAS, model=self.template.model, _fields=None, _known_related_objects={}
        )
        iterable: Any = self.template._iterable_class
        return list(iterable(asked))


class _Preparing:
    """The connection, whose cursors ask for a kept plan."""

    __slots__ = ("inner",)

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def cursor(self) -> Any:
        return prepared(self.inner)


def _written_out(sql: str, parameters: Sequence[Any], slots: Container[int]) -> str:
    """The statement with its constants in it, so that only slots are left open: a kept plan knows what is constant."""
    constants = [
        None if n in slots else Literal(one).as_string().replace("%", "%%") for n, one in enumerate(parameters)
    ]
    left = iter(constants)
    return re.sub("%%|%s", lambda found: found[0] if found[0] == "%%" else next(left) or "%s", sql)


class Compiled(Generic[R]):
    """A queryset with open values; calling it with them gives the list of its rows.

    `replanned`: PostgreSQL plans it anew each time, because which plan is best depends on the values.
    """

    def __init__(
        self, make: Callable[..., QuerySet[Any, R]], slots: dict[str, type], *, replanned: bool = False
    ) -> None:
        self.make, self.replanned = make, replanned
        self.stand_ins = {name: _STAND_INS[kind](n) for n, (name, kind) in enumerate(slots.items())}
        self.statement: _Statement[R] | None = None

    def __call__(self, **values: Any) -> list[R]:
        """The rows, read now; none where a tenant's queryset finds no organisation in scope."""
        if values.keys() != self.stand_ins.keys():
            raise TypeError(f"wanted {sorted(self.stand_ins)}, given {sorted(values)}")
        statement = self.statement = self.statement or self._compile()
        organisation_id = current_organisation_id()
        if organisation_id is None and OWN in statement.slots:
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
        text = _written_out(sql, parameters, slots)
        shape = None if compiler.has_extra_select else _shape(template)
        converters = compiler.get_converters([column for column, *_rest in compiler.select[: compiler.col_count]])
        return _Statement(template, compiler, text, tuple(slots.values()), self.replanned, shape, converters)


class Counted(Compiled[int]):
    """How many rows a queryset with open values has: `(count,) = counted(...)`. Cut to `[:1001]` it counts so far."""

    def _compile(self) -> _Statement[int]:
        found = super()._compile()
        sql = f"select count(*) from ({found.sql}) counted"  # noqa: S608  (the queryset's own text, values apart)
        return replace(found, sql=sql, shape=itemgetter(0), converters={})


def compiled(make: Callable[..., QuerySet[Any, R]], **slots: type) -> Compiled[R]:
    """`make` as a function of its slots' values (ids, texts, days or moments), compiled at its first use.

    `make` runs once: what it decides in Python is decided for good, so it may only depend on its slots. The
    organisation in scope is a slot of its own accord.
    """
    return Compiled(make, slots)


def listed(ids: Iterable[int]) -> str:
    """Ids as one text, which a slot can hold however many there are."""
    return f"{{{','.join(map(str, ids))}}}"


def ids_in(text: str) -> RawSQL:
    """The subquery of the ids in a text of `listed`: `filter(pk__in=ids_in(people))`."""
    return RawSQL("select unnest(%s::bigint[])", [text])
