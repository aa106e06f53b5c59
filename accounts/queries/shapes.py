"""Lists whose statement depends on which filters are set, not on their values: compiled once for each such shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from accounts.queries.filters import Filters, Horizon
from kam.tenancy.capabilities import TABLE, Capability
from kam.tenancy.compiled import Compiled
from kam.tenancy.models import Membership, MembershipStatus

Build = Callable[[Membership, Filters, Horizon], QuerySet[Any, dict[str, Any]]]
_VALUED: dict[str, type] = {
    "q": str, "phase": str, "owner": int, "country": str, "industry": str, "group": int,
    "tag": int,
}  # fmt: skip
_SHAPES = 512  # statements kept: a dozen are in daily use


def rows_of(build: Build, actor: Membership, filters: Filters, today: date, *uses: str) -> list[dict[str, Any]]:
    """The rows of `build(actor, filters, horizon)`, read by a statement that is compiled at its shape's first use.

    `uses` names what the statement needs beyond its filters: `me`, `soon`, `quiet`. `build` may ask the actor for
    their id, their log-in and their role's capabilities only.
    """
    horizon = Horizon.of(today)
    given = {name: value for name, value in asdict(filters).items() if value and name != "sort"}
    if not actor.is_active or any(value is not True for name, value in given.items() if name not in _VALUED):
        return list(build(actor, filters, horizon))
    values = {"me": actor.pk, "user": actor.user_id or 0, **asdict(horizon), **given}
    ask = _compiled(build, actor.role, tuple(given), filters.sort, uses)
    return ask(**{name: values[name] for name in ask.stand_ins})


@lru_cache(maxsize=_SHAPES)
def _compiled(
    build: Build, role: str, given: tuple[str, ...], sort: str, uses: tuple[str, ...]
) -> Compiled[dict[str, Any]]:
    def make(**slots: Any) -> QuerySet[Any, dict[str, Any]]:
        actor = Membership(pk=slots.get("me"), user_id=slots.get("user"), role=role, status=MembershipStatus.ACTIVE)
        filters = Filters(sort=sort, **{name: slots.get(name, True) for name in given})
        horizon = Horizon(slots["today"], slots.get("soon", date.max), slots.get("quiet", date.min))
        return build(actor, filters, horizon)

    # Planned anew each time: whether an index pays depends on how much a filter's value holds.
    return Compiled(make, _slots(role, given, uses), replanned=True)


def _slots(role: str, given: tuple[str, ...], uses: tuple[str, ...]) -> dict[str, type]:
    slots: dict[str, type] = {"today": date, **{name: _VALUED[name] for name in given if name in _VALUED}}
    if "mine" in given or "me" in uses:
        slots["me"] = int
    if "renewing" in given or "soon" in uses:
        slots["soon"] = date
    if "silent" in given or "quiet" in uses:
        slots["quiet"] = date
    if Capability.VIEW_ALL_ACCOUNTS not in TABLE.get(role, ()):
        slots["user"] = int
    return slots
