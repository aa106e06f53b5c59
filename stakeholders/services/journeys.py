"""The journeys of the profiles: an organisation's own words and rhythms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.choices import Channel
from stakeholders.models import ProfileJourney
from stakeholders.queries.journeys import COLUMNS, own_default

LONGEST, LONGEST_TEXT = 730, 600


def change_journey(journey: ProfileJourney, *, actor: Membership, version: int, **fields: Any) -> ProfileJourney:
    """Write a cell: `needs`, `brings`, `proof`, `cadence_days`, `channel`; the rhythms of people follow at once.

    Raises Invalid for an empty text or a rhythm out of range, Conflict when stale.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "profile_journey.update", target=journey) as entry:
        entry.details = {"from": journey.cadence_days, "to": fields["cadence_days"]}
        return save_version(journey, version, **_checked(fields))


def restore_journey(journey: ProfileJourney, *, actor: Membership, version: int) -> ProfileJourney:
    """Give a cell back what the organisation began with. Raises Conflict when stale."""
    require(actor, Capability.MANAGE_PROGRAMME)
    default = own_default(journey)
    with act(actor, "profile_journey.default", target=journey):
        return save_version(journey, version, **{name: getattr(default, name) for name in COLUMNS})


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    written = {name: fields[name] for name in COLUMNS}
    errors: dict[str, list[str]] = {}
    for name in ("needs", "brings", "proof"):
        written[name] = str(written[name]).strip()
        if not 0 < len(written[name]) <= LONGEST_TEXT:
            errors[name] = [_("Write it in 600 characters at most; it is what colleagues will read before a contact.")]
    if not 1 <= written["cadence_days"] <= LONGEST:
        errors["cadence_days"] = [_("Choose from a day to two years.")]
    if written["channel"] not in Channel.values:
        errors["channel"] = [_("Choose one of the channels.")]
    if errors:
        raise Invalid(errors)
    return written
