"""The map's words: lanes, moods, and the name of every mark, as one reads it aloud."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.moments import PROFILES, Lane, Mood
from insights.journey_map.gaps import Gap
from insights.journey_map.picture import Mark
from kam.lib import formats
from stakeholders.choices import Channel, Profile


def lane_words() -> dict[str, str]:
    """Every lane's name."""
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


def lane_hints() -> dict[str, str]:
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


def mood_words() -> dict[str, str]:
    """How a moment went."""
    return {
        Mood.GOOD.value: pgettext("moment", "went well"),
        Mood.NEUTRAL.value: pgettext("moment", "neutral"),
        Mood.BAD.value: pgettext("moment", "went badly"),
        Mood.AHEAD.value: pgettext("moment", "ahead"),
        Mood.OFF.value: pgettext("moment", "called off"),
    }


def channel_word(channel: str) -> str:
    """The name of a channel; empty for none."""
    return str(Channel(channel).label) if channel in Channel.values else ""


def namer() -> Callable[[Mark], str]:
    """The function that names marks in the reader's language: what it was, when, how it went."""
    moods, day, crowd = mood_words(), cache(formats.day), cache(_crowd)

    def name(mark: Mark) -> str:
        first, last = mark.moments[0], mark.moments[-1]
        if first is last:
            return f"{first.title} · {day(first.on)} · {moods[first.mood]}"
        what = crowd(len(mark.moments), mark.bad)
        return f"{what} · {day(first.on)}" if first.on == last.on else f"{what} · {day(first.on)} – {day(last.on)}"

    return name


def _crowd(count: int, bad: int) -> str:
    what = ngettext("%(n)s moment", "%(n)s moments", count) % {"n": count}
    if bad == 1:
        return _("%(what)s, one of them went badly") % {"what": what}
    return _("%(what)s, %(bad)s of them went badly") % {"what": what, "bad": bad} if bad else what


def silence_words(gap: Gap) -> str:
    """A gap with the rhythm it missed."""
    known = {"n": gap.days, "from": formats.day(gap.start), "to": formats.day(gap.end), "rhythm": gap.cadence}
    if gap.lasting:
        return _("No contact for %(n)s days, since %(from)s; the profile's rhythm is %(rhythm)s days") % known
    return _("No contact for %(n)s days, %(from)s – %(to)s; the profile's rhythm is %(rhythm)s days") % known
