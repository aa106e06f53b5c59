"""Time zones as people choose and read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import dates
from django.utils.translation import gettext as _

from kam.lib.formats import locale

# One city per rule of time where key accounts usually sit; an organisation's own zone is always added.
OFFERED = (
    "Europe/Paris", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid", "Europe/Rome", "Europe/Berlin",
    "Europe/Zurich", "Europe/Brussels", "Europe/Amsterdam", "Europe/Vienna", "Europe/Warsaw", "Europe/Prague",
    "Europe/Stockholm", "Europe/Helsinki", "Europe/Athens", "Europe/Bucharest", "Europe/Istanbul", "Africa/Casablanca",
    "Africa/Tunis", "Africa/Dakar", "Africa/Abidjan", "Africa/Lagos", "Africa/Cairo", "Africa/Nairobi",
    "Africa/Johannesburg", "Indian/Reunion", "Asia/Beirut", "Asia/Dubai", "Asia/Riyadh", "Asia/Kolkata",
    "Asia/Singapore", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Tokyo", "Asia/Seoul", "Australia/Sydney",
    "Pacific/Noumea", "Pacific/Auckland", "America/Montreal", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Mexico_City", "America/Sao_Paulo", "America/Bogota", "America/Martinique",
)  # fmt: skip


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether the name is a zone we can compute with."""
    return name in _known()


def zone_city(name: str) -> str:
    """The city a zone is known by, in the reader's language: `Paris`, `New York`; UTC stays UTC."""
    if name in {"UTC", "Etc/UTC"}:
        return "UTC"
    return dates.get_timezone_location(ZoneInfo(name), locale=locale(), return_city=True)


def zone_words(name: str) -> str:
    """`Paris time`, `heure de Paris`."""
    return _("%(city)s time") % {"city": zone_city(name)}


def zone_choices(*own: str) -> list[tuple[str, str]]:
    """Zones to choose from: the given ones first, then the offered ones by city."""
    first = [name for name in dict.fromkeys(own) if is_zone(name)]
    rest = sorted((zone_city(name), name) for name in OFFERED if name not in first and is_zone(name))
    return [(name, zone_city(name)) for name in first] + [(name, city) for city, name in rest]


def local_start(day: date, at: time, name: str) -> datetime | None:
    """The moment when clocks in the zone show `at` on `day`; None in the hour that daylight saving skips."""
    wanted = datetime.combine(day, at, ZoneInfo(name))
    back = wanted.astimezone(UTC).astimezone(ZoneInfo(name))
    return wanted if back.replace(tzinfo=None) == wanted.replace(tzinfo=None) else None


def same_clock(moment: datetime, one: str, other: str) -> bool:
    """Whether two zones show the same time at that moment."""
    return moment.astimezone(ZoneInfo(one)).utcoffset() == moment.astimezone(ZoneInfo(other)).utcoffset()
