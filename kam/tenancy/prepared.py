"""Statements PostgreSQL plans once for a connection: for a page of one thing, planning costs more than reading.

    with prepared(connection) as cursor:
        cursor.execute(STATEMENT, {"account": 7})

Every table brings its wall, and with a dozen of them a plan takes three milliseconds, its rows a tenth of one. Only for
statements whose text never changes and which ask by the key of one thing: PostgreSQL may keep one plan for all values,
so that lists, whose best plan depends on the value, stay planned anew (docs/decisions/005-compiled-queries.md).
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from psycopg import ClientCursor, Cursor
from psycopg.types.numeric import Int8


class _Prepared(Cursor[Any]):
    """Binds in the database and asks for a kept plan; psycopg knows which statements a connection has already."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> _Prepared:
        """As ever. Whole numbers are all sent in one width: each width would be a statement and a plan of its own."""
        self._asked = query, params
        return super().execute(query, _wide(params), prepare=True, **options)

    @property
    def _query(self) -> Any:
        """What Django shows as the last statement, with its values; written out only when somebody looks."""
        return SimpleNamespace(query=ClientCursor(self.connection).mogrify(*self._asked).encode())

    @_query.setter
    def _query(self, _sent: object) -> None:
        """The text sent has no values in it."""


def _wide(params: Any) -> Any:
    if isinstance(params, dict):
        return {name: Int8(one) if type(one) is int else one for name, one in params.items()}
    return [Int8(one) if type(one) is int else one for one in params or ()]


def prepared(connection: Any) -> Any:
    """A cursor of Django's, seen by its wrappers and counted like any other, whose statements are planned once."""
    connection.ensure_connection()
    raw = connection.connection
    usual, raw.cursor_factory = raw.cursor_factory, _Prepared
    try:
        return connection.cursor()
    finally:
        raw.cursor_factory = usual
