"""The current organisation: a context variable for Python and a setting of the transaction for PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction


class NoScope(RuntimeError):
    """Tenant data was written outside `tenant()`: a programming error, never an answer to a person."""


@dataclass(frozen=True)
class Scope:
    """Whose rows are visible: one organisation's, and the memberships of one person."""

    organisation_id: int | None = None
    user_id: int | None = None


NOWHERE = Scope()
_current: ContextVar[Scope] = ContextVar("kam_scope", default=NOWHERE)


def current_organisation_id() -> int | None:
    """The organisation whose rows are visible now, or None."""
    return _current.get().organisation_id


def required_organisation_id() -> int:
    """As `current_organisation_id`, but raises NoScope when there is none."""
    organisation_id = current_organisation_id()
    if organisation_id is None:
        raise NoScope("No organisation in scope: wrap this in kam.tenancy.scope.tenant().")
    return organisation_id


@contextmanager
def standing_in(scope: Scope) -> Iterator[None]:
    """Build querysets as if `scope` were current, without telling the database: nothing may be read inside."""
    token = _current.set(scope)
    try:
        yield
    finally:
        _current.reset(token)


def _set(scope: Scope) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.org', %s, true), set_config('app.user', %s, true)",
            [str(scope.organisation_id or ""), str(scope.user_id or "")],
        )


@contextmanager
def tenant(organisation_id: int | None, user_id: int | None = None) -> Iterator[None]:
    """Open a transaction in which only this organisation's rows exist (and this person's memberships).

    `SET LOCAL` ends with the transaction, so nothing sticks to a pooled connection. Nested blocks restore
    the outer scope: a released savepoint would keep the inner value, hence the explicit second setting.
    """
    outer, inner = _current.get(), Scope(organisation_id, user_id)
    token = _current.set(inner)
    try:
        with transaction.atomic():
            _set(inner)
            yield
        # Only where a surrounding transaction lives on; a failed block gave its setting back by itself.
        if connection.in_atomic_block and not connection.needs_rollback:
            _set(outer)
    finally:
        _current.reset(token)
