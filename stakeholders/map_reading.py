"""What the power map says, as sentences with their reasons: pure rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kam.lib import formats
from stakeholders.choices import Profile, Support
from stakeholders.silence import Silence, SilenceState

INFLUENTIAL = 4
ONE_PERSON_SHARE = 0.5
SHOWN, NAMED = 3, 8


@dataclass(frozen=True)
class Person:
    """A person on the map, as the rules see them."""

    key: int
    name: str
    profile: str
    influence: int
    support: int
    engagement: float
    silence: Silence
    previous_support: int | None = None
    judged_on: date | None = None
    met_by: tuple[str, ...] = ()
    chief: int | None = None


@dataclass(frozen=True)
class Reading:
    """One thing the map says: what, why, how serious, and whom it is about (None: a role nobody fills)."""

    kind: str
    tone: str
    title: str
    reason: str
    person: int | None = None
    profile: str = ""


def read_map(people: Sequence[Person], *, whole: bool = True) -> list[Reading]:
    """What the map says, most serious first. Nothing when nobody is on it.

    When the people are not the `whole` map, no role is said to be missing: somebody left out may fill it.
    """
    if not people:
        return []
    found = [
        *_oppositions([one for one in people if one.influence >= INFLUENTIAL and one.support < 0]),
        *_silent_sponsors([one for one in people if _is_silent_sponsor(one)]),
        *_one_person(people),
        *(_missing(people) if whole else ()),
    ]
    return sorted(found, key=lambda one: one.tone != "risk")


def missing_profiles(people: Sequence[Person]) -> list[Profile]:
    """The roles a map cannot do without and nobody fills."""
    present = {one.profile for one in people}
    return [role for role in (Profile.DECISION_MAKER, Profile.SPONSOR) if role not in present]


def favourable_weight(person: Person) -> float:
    """What a person carries in our favour: influence, support and engagement together; 0 for the others."""
    return person.influence * max(0, person.support) * (0.25 + 0.75 * person.engagement)


def _oppositions(against: Sequence[Person]) -> list[Reading]:
    """The heaviest one by one, the others in one line."""
    ranked = sorted(against, key=lambda one: (one.support, -one.influence, one.key))
    more = _("Others with influence against us: %(n)s")
    return [*map(_opposition, ranked[:SHOWN]), *_others("opponents", "risk", more, ranked[SHOWN:])]


def _silent_sponsors(silent: Sequence[Person]) -> list[Reading]:
    ranked = sorted(silent, key=lambda one: (-one.influence, -one.silence.ratio, one.key))
    more = _("Other silent sponsors: %(n)s")
    return [*map(_silent_sponsor, ranked[:SHOWN]), *_others("silent_sponsors", "watch", more, ranked[SHOWN:])]


def _others(kind: str, tone: str, title: str, people: Sequence[Person]) -> list[Reading]:
    if not people:
        return []
    names = ", ".join(one.name for one in people[:NAMED]) + ("…" if len(people) > NAMED else ".")
    return [Reading(kind, tone, title % {"n": len(people)}, names)]


def _opposition(one: Person) -> Reading:
    moved = one.previous_support is not None and one.support < one.previous_support
    values = {
        "name": one.name,
        "support": Support(one.support).label.lower(),
        "influence": one.influence,
        "silence": one.silence.reason,
    }
    if moved and one.judged_on is not None and one.previous_support is not None:
        values["before"] = Support(one.previous_support).label.lower()
        values["day"] = formats.day_short(one.judged_on)
        reason = _("%(name)s went from %(before)s to %(support)s (%(day)s). %(silence)s") % values
        return Reading("moving_away", "risk", _("An influential person moves away"), reason, one.key)
    reason = _("%(name)s: %(support)s, with an influence of %(influence)s out of 5. %(silence)s") % values
    return Reading("opponent", "risk", _("An influential person is against us"), reason, one.key)


def _is_silent_sponsor(one: Person) -> bool:
    return one.profile == Profile.SPONSOR and one.silence.state == SilenceState.OVERDUE


def _silent_sponsor(one: Person) -> Reading:
    reason = _("%(name)s argues for us inside. %(silence)s") % {"name": one.name, "silence": one.silence.reason}
    return Reading("silent_sponsor", "watch", _("A sponsor has gone silent"), reason, one.key)


def _one_person(people: Sequence[Person]) -> list[Reading]:
    total = sum(favourable_weight(one) for one in people)
    top = max(people, key=lambda one: (favourable_weight(one), -one.key))
    share = favourable_weight(top) / total if total else 0
    if len(people) < 3 or share <= ONE_PERSON_SHARE:
        return []
    values = {"name": top.name, "share": formats.percent(round(share * 100))}
    if len(top.met_by) == 1:
        values["colleague"] = top.met_by[0]
        reason = (
            _("%(name)s carries %(share)s of the favourable influence, and only %(colleague)s meets them.") % values
        )
    else:
        reason = _("%(name)s carries %(share)s of the favourable influence.") % values
    return [Reading("one_person", "watch", _("Everything rests on one person"), reason, top.key)]


def _missing(people: Sequence[Person]) -> list[Reading]:
    words = {
        Profile.DECISION_MAKER: (
            _("The decision-maker is unknown"),
            _("Nobody on the map decides on budgets: a renewal would be decided by somebody we do not know."),
        ),
        Profile.SPONSOR: (
            _("Nobody speaks for us inside"),
            _("No internal sponsor is on the map to argue for us when we are not in the room."),
        ),
    }
    return [Reading("missing", "watch", *words[role], profile=role.value) for role in missing_profiles(people)]
