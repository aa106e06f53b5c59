"""The addresses of the map: each says everything it shows, so that Back, reload and a shared link work."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.moments import PROFILES
from insights.journey_map.chosen import Chosen
from insights.journey_map.drawing import Links
from insights.journey_map.window import Range, Window, moved, preset, scaled
from insights.journey_map.words import channel_word
from insights.queries.journey_map import JourneyMap
from kam.ui.shells import chip
from stakeholders.choices import Channel, Profile

MOST_FUNCTIONS = 12


@dataclass(frozen=True)
class Step:
    """A way to another part of the time; without `url` it leads nowhere from here."""

    code: str
    label: str
    icon: str
    keys: str
    url: str


def _pairs(window: Window) -> list[tuple[str, str]]:
    return [("from", window.start.isoformat()), ("to", window.end.isoformat())]


def query(found: JourneyMap, window: Window | None = None, chosen: Chosen | None = None) -> str:
    """The map's state, with another time or other filters where given."""
    wanted = found.chosen if chosen is None else chosen
    if window is not None:
        when = _pairs(window)
    else:
        when = [("range", found.range.value)] if found.range else _pairs(found.window)
    return "?" + urlencode(when + wanted.pairs())


def ranges(found: JourneyMap) -> SafeString:
    """The spans one click away."""
    words = {
        Range.ALL: pgettext("time", "Everything"),
        Range.CYCLE: _("This cycle"),
        Range.TWO_YEARS: _("2 years"),
        Range.YEAR: _("1 year"),
        Range.QUARTER: _("Quarter"),
        Range.SIX_WEEKS: _("6 weeks"),
    }
    drawn = [
        chip(word, "?" + urlencode([("range", one.value), *found.chosen.pairs()]), found.range == one)
        for one, word in words.items()
        if one == Range.ALL or preset(one, found.life, found.cycle_start, found.today) != found.life
    ]
    return SafeString("".join(drawn))


def steps(found: JourneyMap) -> list[Step]:
    """Earlier, closer, wider, later."""
    window, life = found.window, found.life
    ways = [
        ("earlier", pgettext("window", "Earlier"), "chevron-left", "←", moved(window, life, -0.5)),
        ("closer", _("Zoom in"), "zoom-in", "+", scaled(window, life, 0.5)),
        ("wider", _("Zoom out"), "zoom-out", "-", scaled(window, life, 2)),
        ("later", _("Later"), "chevron-right", "→", moved(window, life, 0.5)),
    ]
    return [
        Step(code, label, icon, keys, "" if to == window else query(found, to)) for code, label, icon, keys, to in ways
    ]


def filters(found: JourneyMap) -> list[tuple[str, SafeString]]:
    """The filters as chips, under their headings; a heading with nothing to choose is left out."""
    profiles = [(one.value, str(Profile(one.value).label)) for one in PROFILES]
    channels = [(one, channel_word(one)) for one in Channel.values if one in found.counts.channel]
    often = sorted(found.counts.function, key=lambda name: (-found.counts.function[name], name))
    functions = sorted({*often[:MOST_FUNCTIONS], *found.chosen.function})
    groups = [
        (_("Profile"), "profile", profiles),
        (_("Channel"), "channel", channels),
        (_("Function"), "function", [(one, one) for one in functions]),
    ]
    return [
        (heading, SafeString("".join([_chip(found, name, value, word) for value, word in values])))
        for heading, name, values in groups
        if values and (len(values) > 1 or getattr(found.chosen, name))
    ]


def _chip(found: JourneyMap, name: str, value: str, word: str) -> str:
    active = value in getattr(found.chosen, name)
    return chip(
        word, query(found, chosen=found.chosen.toggled(name, value)), active, getattr(found.counts, name)[value]
    )


def links(account_id: int, found: JourneyMap) -> Links:
    """Where marks lead. Reversed once: a map has hundreds."""
    one = reverse("insights:account_moment", args=[account_id, "source", 0]).replace("source/0/", "")
    several = reverse("insights:account_moments", args=[account_id])
    chosen = f"&{urlencode(found.chosen.pairs())}" if found.chosen else ""
    return Links(
        lambda source, pk: f"{one}{source}/{pk}/",
        lambda lane, rows: f"{several}?lane={lane}&from={rows.start}&to={rows.end}{chosen}",
    )
