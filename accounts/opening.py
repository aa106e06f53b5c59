"""Opening one account: its row, the names around it and the opener's rights on it, in one statement.

Every page of an account and every change of one begins here, and the ORM needs eight times as long for the same: four
tables' columns, four objects, and another query for the rights. `accounts.access` asks; nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import connection

from accounts.models import Account, AccountUserPermission
from kam.tenancy.models import Membership
from kam.tenancy.scope import current_organisation_id

# What is read of the people and the group beside the account; the rest of them is fetched when it is asked for.
_NAMED = frozenset({"id", "organisation_id", "user_id", "parent_id", "name"})


@cache
def _columns(model: Any, beside: bool = False) -> tuple[str, ...]:
    """The columns to read, in the order of the model's fields: `from_db` counts on it."""
    columns = (field.attname for field in model._meta.concrete_fields)
    return tuple(column for column in columns if not beside or column in _NAMED)


@cache
def _statement() -> str:
    def of(table: str, columns: tuple[str, ...]) -> str:
        return ", ".join(f'{table}."{column}"' for column in columns)

    person, group = _columns(Membership, beside=True), _columns(Account, beside=True)
    # Names of our own tables and columns only; what is asked for is bound.
    return f"""
        select {of("account", _columns(Account))}, {of("owner", person)}, {of("sponsor", person)}, {of("above", group)},
            exists (
                select from {Account._meta.db_table} as below
                where below.parent_id = account.id and below.organisation_id = %(organisation)s
            ),
            array(
                select permission.codename
                from {AccountUserPermission._meta.db_table} as held
                join auth_permission as permission on permission.id = held.permission_id
                where held.content_object_id = account.id and held.user_id = %(user)s
                    and held.organisation_id = %(organisation)s
            )
        from {Account._meta.db_table} as account
        left join {Membership._meta.db_table} as owner on owner.id = account.owner_id
        left join {Membership._meta.db_table} as sponsor on sponsor.id = account.sponsor_id
        left join {Account._meta.db_table} as above on above.id = account.parent_id
        where account.organisation_id = %(organisation)s and account.id = %(account)s
    """  # noqa: S608


def opened(actor: Membership, pk: int) -> Account | None:
    """The account with this id in the organisation in scope, whoever may see it; None when there is none."""
    user_id = actor.user_id or 0  # people without a log-in hold no rights
    with connection.cursor() as cursor:
        given = {"user": user_id, "organisation": current_organisation_id(), "account": pk}
        cursor.execute(_statement(), given)
        row = cursor.fetchone()
    if row is None:
        return None
    values = iter(row)
    account: Account = _made(Account, False, values)
    account.owner = _made(Membership, True, values)
    account.sponsor = _made(Membership, True, values)
    account.parent = _made(Account, True, values)
    account.heads_group = next(values)
    account.granted = (user_id, frozenset(next(values)))
    return account


def _made(model: Any, beside: bool, values: Iterator[Any]) -> Any:
    """The next object of the row; None where the left join found nobody."""
    columns = _columns(model, beside)
    own = [next(values) for _ in columns]
    return None if own[0] is None else model.from_db(connection.alias, columns, own)
