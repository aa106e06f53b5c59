"""Writing down the journeys of the four profiles an organisation begins with."""

from __future__ import annotations

from kam.tenancy.models import Organisation
from kam.tenancy.scope import required_organisation_id
from stakeholders.journeys.defaults import defaults_of
from stakeholders.models import ProfileJourney


def found_journeys() -> None:
    """Give the organisation in scope its twenty cells, in its language."""
    locale = Organisation.objects.values_list("locale", flat=True).get(pk=required_organisation_id())
    ProfileJourney.objects.bulk_create(ProfileJourney(**one._asdict()) for one in defaults_of(locale))
