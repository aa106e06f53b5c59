"""What every page's frame needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kam.tenancy.capabilities import TABLE
from kam.tenancy.queries import organisations_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """The acting member, the organisation, what the member can do, and (read only when used) where else they belong."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "organisation": None, "can": {}, "my_organisations": []}
    return {
        "actor": actor,
        "organisation": actor.organisation,
        "can": {capability.value: True for capability in TABLE.get(actor.role, ())},
        "my_organisations": SimpleLazyObject(lambda: organisations_of(actor.user_id)),
    }
