"""The map's words: lanes, moods, and the name of every mark, as one reads it aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from accounts.moment_rows import Moment, MomentRows
from accounts.moments import PROFILES, Lane, Mood
from insights.journey_map.gaps import Gap
from insights.journey_map.picture import STACK
from kam.lib import formats
from stakeholders.choices import Channel, Profile


@dataclass(frozen=True)
class Words:
    """Everything the map says again and again, in one language."""

    lanes: dict[str, str]
    hints: dict[str, str]
    moods: dict[str, str]
    channels: dict[str, str]
    several: str
    one_bad: str
    many_bad: str
    days: str
    since: str
    between: str


def words() -> Words:
    """The map's words in the reader's language."""
    return _words(get_language() or "en")


@cache
def _words(_language: str) -> Words:
    return Words(
        lanes=_lanes(),
        hints=_hints(),
        moods=_moods(),
        channels={one.value: str(one.label) for one in Channel},
        several=ngettext("%(n)s moment", "%(n)s moments", STACK + 1),  # a crowd is always several
        one_bad=_("%(what)s, one of them went badly"),
        many_bad=_("%(what)s, %(bad)s of them went badly"),
        days=_("%(n)s days"),
        since=_("No contact for %(n)s days, since %(from)s; the profile's rhythm is %(rhythm)s days"),
        between=_("No contact for %(n)s days, %(from)s – %(to)s; the profile's rhythm is %(rhythm)s days"),
    )


def _lanes() -> dict[str, str]:
    return {lane.value: str(Profile(lane.value).label) for lane in PROFILES} | {
        Lane.NOBODY.value: _("No person named"),
        Lane.MEETINGS.value: _("Strategic meetings"),
        Lane.INCIDENTS.value: _("Incidents"),
        Lane.CELEBRATIONS.value: _("Celebrations"),
        Lane.TRANSITIONS.value: _("Transitions"),
        Lane.CONTRACTS.value: _("Contracts"),
        Lane.PROTOCOLS.value: _("Protocols"),
        Lane.PASSAGES.value: _("Passages"),
    }


def _hints() -> dict[str, str]:
    """What an empty lane waits for."""
    nobody = _("Nobody of this profile was met yet.")
    return {lane.value: nobody for lane in PROFILES} | {
        Lane.MEETINGS.value: _("None yet. Reviews and committees stand here once they are planned."),
        Lane.INCIDENTS.value: _("None known. An incident stands here once its protocol is started."),
        Lane.CELEBRATIONS.value: _(
            "None yet. Anniversaries, objectives reached and renewals that grew come by themselves."
        ),
        Lane.TRANSITIONS.value: _("None known. Departures and changes of decision-maker or manager stand here."),
        Lane.CONTRACTS.value: _("None yet. Start, notice and end of every contract stand here."),
    }


def _moods() -> dict[str, str]:
    return {
        Mood.GOOD.value: pgettext("moment", "went well"),
        Mood.NEUTRAL.value: pgettext("moment", "neutral"),
        Mood.BAD.value: pgettext("moment", "went badly"),
        Mood.AHEAD.value: pgettext("moment", "ahead"),
        Mood.OFF.value: pgettext("moment", "called off"),
    }


def lane_words() -> dict[str, str]:
    """Every lane's name."""
    return words().lanes


def mood_words() -> dict[str, str]:
    """How a moment went."""
    return words().moods


def channel_word(channel: str) -> str:
    """The name of a channel; empty for none."""
    return words().channels.get(channel, "")


@dataclass(frozen=True)
class Namer:
    """Names marks in the reader's language: what it was, when, how it went."""

    one: Callable[[Moment], str]
    several: Callable[[MomentRows, int], str]  # with how many of them went badly


def namer() -> Namer:
    """The names of marks, as the reader's language has them now."""
    said, day = words(), formats.day_writer()

    def one(moment: Moment) -> str:
        return f"{moment.title} · {day(moment.on)} · {said.moods[moment.mood]}"

    def several(rows: MomentRows, bad: int) -> str:
        start, end = rows.start, rows.end
        what = said.several % {"n": len(rows)}
        if bad:
            what = (said.one_bad if bad == 1 else said.many_bad) % {"what": what, "bad": bad}
        return f"{what} · {day(start)}" if start == end else f"{what} · {day(start)} – {day(end)}"

    return Namer(one, several)


def silence_words(gap: Gap) -> str:
    """A gap with the rhythm it missed."""
    known = {"n": gap.days, "from": formats.day(gap.start), "to": formats.day(gap.end), "rhythm": gap.cadence}
    return (words().since if gap.lasting else words().between) % known
