"""What an administrator changes about the organisation itself."""

from __future__ import annotations

import hashlib

from kam.audit.acts import act
from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership, Organisation

EDITABLE = ("name", "locale", "time_zone", "currency")


def fingerprint(organisation: Organisation) -> str:
    """Stands for the values a form was filled with: another save in between changes it."""
    values = "\0".join(str(getattr(organisation, field)) for field in EDITABLE)
    return hashlib.sha256(values.encode()).hexdigest()[:16]


def update_organisation(
    organisation: Organisation, *, actor: Membership, seen: str, name: str, locale: str, time_zone: str, currency: str
) -> Organisation:
    """Save the organisation's name and conventions, unless somebody saved since `seen` was read."""
    require(actor, Capability.MANAGE_ORGANISATION)
    with act(actor, "organisation.update", target=organisation) as entry:
        current = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if fingerprint(current) != seen:
            raise Conflict(current)
        wanted = {"name": name, "locale": locale, "time_zone": time_zone, "currency": currency}
        entry.details = {
            field: [str(getattr(current, field)), value]
            for field, value in wanted.items()
            if getattr(current, field) != value
        }
        for field, value in wanted.items():
            setattr(current, field, value)
        current.save(update_fields=EDITABLE)
    return current
