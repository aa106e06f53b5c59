"""From an id to what the organisation says of profiles."""

from __future__ import annotations

from kam.lib.errors import NotVisible
from stakeholders.models import OwnProfile, ProfileJourney


def own_profile_for(pk: int) -> OwnProfile:
    """The organisation's own profile with this id."""
    found = OwnProfile.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def journey_for(pk: int) -> ProfileJourney:
    """The organisation's cell of the journeys with this id."""
    found = ProfileJourney.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
