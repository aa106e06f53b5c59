"""What every page's frame needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from kam.tenancy.capabilities import TABLE
from kam.tenancy.models import Membership, Organisation


def _by_name(memberships: list[Membership]) -> list[Organisation]:
    return sorted((one.organisation for one in memberships), key=lambda organisation: organisation.name.casefold())


def frame(request: HttpRequest) -> dict[str, Any]:
    """The acting member, the organisation, what the member can do, and where else they belong."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "organisation": None, "can": {}, "my_organisations": []}
    return {
        "actor": actor,
        "organisation": actor.organisation,
        "can": {capability.value: True for capability in TABLE.get(actor.role, ())},
        "my_organisations": _by_name(getattr(request, "memberships", [])),
    }
