"""Finding people by name, without accents or case, through the one function that may use the index."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from kam.tenancy.models import Membership
from stakeholders.access import visible_stakeholders

# More matches than anybody reads; keeps one letter typed from dragging the whole organisation along.
MOST = 1000


def ids_matching(text: str, most: int = MOST) -> RawSQL:
    """A subquery of the ids of people whose name is like `text`, best first."""
    return RawSQL("select found.id from kam_search_stakeholders(%s, %s) found", [text, most])


def ids_found(text: str, most: int = MOST) -> RawSQL:
    """The same subquery with the ids found already: for a page and its count, which would search twice. One query."""
    with connection.cursor() as cursor:
        cursor.execute("select array_agg(found.id) from kam_search_stakeholders(%s, %s) found", [text, most])
        (ids,) = cursor.fetchone() or (None,)
    return RawSQL("select unnest(%s::bigint[])", [ids or []])


def search_people(text: str, limit: int = 8, *, actor: Membership) -> list[Any]:
    """The best matches the actor may see: id, name, job title, account's id and name. One query.

    Asks for more than `limit`, because a contributor sees only the people of their own accounts.
    """
    if not text.strip():
        return []
    found = (
        visible_stakeholders(actor)
        .filter(pk__in=ids_matching(text, MOST), merged_into=None, erased_at=None)
        .annotate(nearness=RawSQL("word_similarity(kam_sortkey(%s), stakeholders_stakeholder.sort_name)", [text]))
        .order_by("-nearness", "sort_name", "pk")
    )
    return list(found.values("id", "name", "job_title", "present", "account_id", "account__name")[:limit])
