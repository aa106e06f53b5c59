"""What the portfolio can be filtered by: the owners, countries and industries that occur in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.db.models import F
from redis.exceptions import RedisError

from accounts.queries.chosen import current_accounts
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership

MOST = 80  # choices in one select; rarer values are found by searching
FRESH = 60  # seconds: a new country may wait a minute to be offered as a filter


@dataclass(frozen=True)
class Facets:
    """The values that occur: owners and tags as (id, name), the others as text."""

    owners: list[tuple[int, str]]
    countries: list[str]
    industries: list[str]
    tags: list[tuple[int, str]]


def facets(actor: Membership) -> Facets:
    """The choices, a minute old at most; without a cache they are read each time."""
    whose = "all" if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS) else str(actor.pk)
    key = f"org:{actor.organisation_id}:facets-and-tags:{whose}"
    try:
        known: Facets | None = cache.get(key)
        if known is None:
            known = read_facets(actor)
            cache.set(key, known, FRESH)
    except RedisError:
        return read_facets(actor)
    return known


def read_facets(actor: Membership) -> Facets:
    """Read the visible accounts once and group them three ways; the tags come along. One query."""
    visible = current_accounts(actor).order_by().annotate(owner_name=F("owner__name"))
    sql, parameters = visible.values("country", "industry", "owner_id", "owner_name").query.sql_with_params()
    # The inner query is the ORM's own, with its parameters: nothing of a person's text is put into the statement.
    statement = (
        "select country, industry, owner_id, owner_name, 0::bigint as tag_id, count(*) as found "  # noqa: S608
        f"from ({sql}) as visible "
        "group by grouping sets ((country), (industry), (owner_id, owner_name)) "
        "union all select null, null, null, name, id, 0 from accounts_tag order by found desc"
    )
    owners: list[tuple[int, str]] = []
    countries: list[str] = []
    industries: list[str] = []
    tags: list[tuple[int, str]] = []
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for country, industry, owner_id, name, tag_id, _found in cursor.fetchall():
            if country:
                countries.append(country)
            elif industry:
                industries.append(industry)
            elif owner_id:
                owners.append((owner_id, name))
            elif tag_id:
                tags.append((tag_id, name))
    return Facets(
        owners=sorted(owners[:MOST], key=lambda one: one[1].casefold()),
        countries=countries[:MOST],
        industries=sorted(industries[:MOST], key=str.casefold),
        tags=sorted(tags[:MOST], key=lambda one: one[1].casefold()),
    )
