"""The journeys of the four profiles, as the organisation words them."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.choices import Phase
from kam.tenancy.compiled import compiled
from kam.tenancy.models import Organisation
from kam.tenancy.scope import required_organisation_id
from stakeholders.choices import Profile
from stakeholders.journeys.defaults import Default, default_of
from stakeholders.models import ProfileJourney

_of_phase = compiled(lambda phase: ProfileJourney.objects.filter(phase=phase), phase=str)
COLUMNS = ("needs", "brings", "cadence_days", "channel", "proof")


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix, and whether the organisation changed it."""

    journey: ProfileJourney
    changed: bool


def journeys_of_phase(phase: str) -> dict[str, ProfileJourney]:
    """The cell of each profile in a phase. One query."""
    return {one.profile: one for one in _of_phase(phase=phase)}


def own_default(journey: ProfileJourney) -> Default:
    """What the cell began with, in the organisation's language. One query."""
    return default_of(journey.profile, journey.phase, _locale())


def is_changed(journey: ProfileJourney, default: Default) -> bool:
    """Whether the organisation's cell says something else than it began with."""
    return any(getattr(journey, name) != getattr(default, name) for name in COLUMNS)


def matrix() -> list[tuple[Profile, list[Cell]]]:
    """The cells of each profile, in the order of the phases. Two queries."""
    locale = _locale()
    held = {(one.profile, one.phase): one for one in ProfileJourney.objects.all()}
    rows = []
    for profile in Profile:
        cells = [held[profile.value, phase] for phase in Phase.values if (profile.value, phase) in held]
        told = [Cell(one, is_changed(one, default_of(one.profile, one.phase, locale))) for one in cells]
        rows.append((profile, told))
    return rows


def _locale() -> str:
    found: str = Organisation.objects.values_list("locale", flat=True).get(pk=required_organisation_id())
    return found
