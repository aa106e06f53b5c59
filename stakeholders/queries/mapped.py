"""People by the hundred with the columns that maps show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from kam.tenancy.sparse import sparse
from stakeholders.models import OwnProfile, Stakeholder

_COLUMNS = (
    "id", "name", "sort_name", "kind", "job_title", "function", "entity", "employer", "profile", "influence",
    "support", "rhythm_days", "overdue_from", "reports_to_id", "last_touch_on", "created_at", "left_on", "account_id",
)  # fmt: skip
_PROFILE = ("id", "name_en", "name_fr", "counts_as")
_ALL = (*_COLUMNS, "own_profile_id", *(f"own_profile__{name}" for name in _PROFILE[1:]))
_profile = sparse(OwnProfile, _PROFILE)


def mapped_columns(people: QuerySet[Stakeholder], *more: str) -> QuerySet[Stakeholder, tuple[Any, ...]]:
    """These people as `mapped` reads them, with annotations named in `more`."""
    return people.values_list(*_ALL, *more)


def mapped(rows: Iterable[tuple[Any, ...]], *more: str) -> list[Stakeholder]:
    """People of rows of `mapped_columns`, each with their own profile."""
    person, first, last = sparse(Stakeholder, (*_COLUMNS, "own_profile_id", *more)), len(_COLUMNS), len(_ALL)
    profiles: dict[int, OwnProfile] = {}
    found = []
    for row in rows:
        one = person((*row[: first + 1], *row[last:]))
        own = row[first]
        if own is not None:
            profiles[own] = one.own_profile = profiles.get(own) or _profile(row[first:last])
        found.append(one)
    return found
