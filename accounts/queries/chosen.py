"""The accounts a state of the portfolio stands for, all of them: for lists, exports, the board and changes of many."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import QuerySet

from accounts.access import visible_accounts
from accounts.models import Account
from accounts.queries.filters import Filters, Horizon, matching
from kam.tenancy.models import Membership

MOST_ALIKE = 50


def current_accounts(actor: Membership) -> QuerySet[Account]:
    """The accounts the actor sees that are in the programme."""
    return visible_accounts(actor).filter(archived_at=None)


def found_by(actor: Membership, filters: Filters, today: date | Horizon) -> QuerySet[Account]:
    """What the filters leave and the words hit, unordered."""
    return matching(filters.applied_to(current_accounts(actor), actor, today), filters.q)


def forgiven(actor: Membership, filters: Filters, today: date) -> QuerySet[Account]:
    """Instead of what the words hit: what is spelled nearly so."""
    return filters.applied_to(current_accounts(actor), actor, today).filter(pk__in=alike(filters.q))


def chosen(actor: Membership, filters: Filters, today: date) -> QuerySet[Account]:
    """What the list shows on all its pages, unordered; words that hit nothing are forgiven as there."""
    found = found_by(actor, filters, today)
    return forgiven(actor, filters, today) if filters.q and not found.exists() else found


def alike(words: str, most: int = MOST_ALIKE) -> list[int]:
    """Ids of accounts whose names are spelled nearly so, the likest first.

    Signs are left out: they make no word alike, and some are patterns to the database.
    """
    words = " ".join("".join(sign if sign.isalnum() else " " for sign in words).split())
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select id from kam_search_accounts(%s, %s)", [words, most])
        return [row[0] for row in cursor.fetchall()]
