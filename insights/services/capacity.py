"""Setting how much a key account manager can carry."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from insights.models import CapacityLimits
from kam.audit.acts import act
from kam.lib.errors import Conflict
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def set_limits(*, actor: Membership, version: int, **limits: Any) -> CapacityLimits:
    """Write the organisation's limits; `version` 0 says that nobody had set them. Raises Conflict when stale."""
    require(actor, Capability.MANAGE_PROGRAMME)
    held = CapacityLimits.objects.first()
    with act(actor, "capacity.limits", target=held) as entry:
        if held is not None:
            entry.target = fresh = save_version(held, version, **limits)
            return fresh
        try:
            with transaction.atomic():
                entry.target = made = CapacityLimits.objects.create(**limits)
        except IntegrityError as error:
            raise Conflict(CapacityLimits.objects.get()) from error
    return made
