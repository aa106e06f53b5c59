"""Entries that may be one person: proposed by the database, shown side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from accounts.access import Right, accounts_with
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from kam.tenancy.scope import current_organisation_id
from stakeholders.doubles.likeness import NEAR, Likeness
from stakeholders.models import PersonMerge, Stakeholder

MOST = 100
CROWD = 400  # people of one account beyond which names are compared among those with one initial alone

# Trigrams know neither accents (the sort key has none) nor the order of words: "Baroux, Hélène" is "helene baroux".
PAIRS = """
with p as materialized (
    select s.id, s.account_id, s.sort_name, lower(s.email) as email, s.left_on,
           count(*) over (partition by s.account_id) as crowd
    from stakeholders_stakeholder s join accounts_account a on a.id = s.account_id and a.archived_at is null
    where s.organisation_id = %(organisation)s and s.merged_into_id is null and s.erased_at is null
      and s.kind <> 'role' {rights}
), found as (
    select least(x.id, y.id) as first, greatest(x.id, y.id) as second, 1.0::real as weight,
           case when x.account_id = y.account_id then 'email' else 'moved' end as why
    from p x join p y on x.email = y.email and x.id < y.id
    where x.email <> ''
    union all
    select x.id, y.id, similarity(x.sort_name, y.sort_name), 'name'
    from p x join p y on x.account_id = y.account_id and x.id < y.id
    where (x.crowd <= %(crowd)s or left(x.sort_name, 1) = left(y.sort_name, 1))
      and similarity(x.sort_name, y.sort_name) >= %(near)s
    union all
    select least(x.id, y.id), greatest(x.id, y.id), 0.5::real, 'moved'
    from p x join p y on x.sort_name = y.sort_name and x.account_id <> y.account_id
    where x.left_on is not null and y.left_on is null
)
select distinct on (f.first, f.second) f.first, f.second, f.weight, f.why from found f
where not exists (select from stakeholders_distinctpeople d where d.first_id = f.first and d.second_id = f.second)
  and not exists (select from stakeholders_stakeholder s
                  where (s.id = f.first and s.came_from_id = f.second)
                     or (s.id = f.second and s.came_from_id = f.first))
order by f.first, f.second, f.weight desc, f.why
"""


@dataclass(frozen=True)
class Pair:
    """Two entries, and why they are shown together."""

    first: Stakeholder
    second: Stakeholder
    why: Likeness

    @property
    def differing(self) -> list[tuple[str, str]]:
        """What tells the two apart at a glance, of each."""
        both = [(one.name, one.job_title, one.email, one.phone) for one in (self.first, self.second)]
        return [(mine, theirs) for mine, theirs in zip(*both, strict=True) if mine != theirs]


def likely_doubles(actor: Membership) -> list[Pair]:
    """The likeliest pairs at the accounts the actor may change. Two or three queries."""
    given: dict[str, Any] = {"organisation": current_organisation_id(), "near": NEAR, "crowd": CROWD}
    rights = ""
    if not actor_can(actor, Capability.EDIT_ALL_ACCOUNTS):
        given["accounts"] = list(accounts_with(actor, Right.CHANGE).values_list("pk", flat=True))
        rights = "and s.account_id = any(%(accounts)s)"
    with connection.cursor() as cursor:
        statement = f"select * from ({PAIRS.replace('{rights}', rights)}) one order by weight desc, first limit {MOST}"  # noqa: S608  (constants of this module)
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    people = _people({pk for row in rows for pk in row[:2]})
    return [Pair(*_in_order(why, people[one], people[other]), Likeness(why)) for one, other, _weight, why in rows]


def _in_order(why: str, one: Stakeholder, other: Stakeholder) -> tuple[Stakeholder, Stakeholder]:
    """Of somebody who may have moved, whoever is there today first; else the entry that is there for longer."""
    return (other, one) if why == Likeness.MOVED and one.left_on and not other.left_on else (one, other)


def _people(ids: set[int]) -> dict[int, Stakeholder]:
    return Stakeholder.objects.select_related("account", "own_profile").in_bulk(ids)


def recent_merges(actor: Membership) -> QuerySet[PersonMerge]:
    """The latest merges at the accounts the actor may change, not undone; of those erased none can be undone."""
    merges = PersonMerge.objects.filter(undone_at=None, kept__account__in=accounts_with(actor, Right.CHANGE))
    merges = merges.filter(kept__erased_at=None, gone__erased_at=None)
    return merges.select_related("kept__account", "gone", "by").order_by("-id")[:10]


def mergeable_with(person: Stakeholder) -> QuerySet[Any, Any]:
    """Ids and names of the other entries of the person's account, those who left included; nobody who was erased."""
    others = Stakeholder.objects.filter(account=person.account_id, merged_into=None, erased_at=None)
    others = others.exclude(pk=person.pk)
    return others.exclude(kind="role").order_by("sort_name", "pk").values_list("pk", "name")
