"""The accounts to plan a meeting with."""

from __future__ import annotations

from django.db.models import Func, Value

from accounts.models import Account
from kam.tenancy.models import Membership
from reviews.access import accounts_to_meet


def pickable_accounts(actor: Membership, typed: str, limit: int = 20) -> list[Account]:
    """Those whose name holds what was typed, accents and case aside; the actor's own first."""
    accounts = accounts_to_meet(actor).select_related("owner")
    if typed.strip():
        accounts = accounts.filter(sort_name__contains=Func(Value(typed.strip()), function="kam_sortkey"))
    own = list(accounts.filter(owner=actor).order_by("sort_name", "id")[:limit])
    rest = accounts.exclude(pk__in=[one.pk for one in own]).order_by("sort_name", "id")
    return own + list(rest[: limit - len(own)])
