"""The moments this room knows: every interaction, in the lane of whom we met, and who left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from accounts.moment_rows import Moment, MomentRows
from accounts.moments import Lane, Life, Mood, Told, register_lanes, register_moments
from kam.tenancy.compiled import Compiled, compiled
from stakeholders.choices import CADENCE_DAYS, Channel, Profile, Sentiment
from stakeholders.models import Stakeholder, Touchpoint, TouchpointPerson

TOUCHPOINT, DEPARTURE = "interaction", "departure"
_Side = tuple[str, tuple[str, ...]]  # a profile, and the functions of its people
_NOBODY: list[_Side] = [(Lane.NOBODY.value, ())]
_DECIDER = Profile.DECISION_MAKER.value
WEIGHTS = {Channel.MEETING.value: 2, Channel.VIDEO.value: 2, Channel.EVENT.value: 2}  # face to face
MOODS = {-1: Mood.BAD, 0: Mood.NEUTRAL, 1: Mood.GOOD}

# Who took part is read from the side of the account's few people: joined to its interactions, the links of the whole
# organisation would be read, for row-level security lets PostgreSQL begin with them.
_people: Compiled[Any] = compiled(
    lambda account: (
        Stakeholder.objects.filter(account_id=account, merged_into=None)
        .annotate(
            met=ArraySubquery(TouchpointPerson.objects.filter(stakeholder=OuterRef("pk")).values("touchpoint_id"))
        )
        .order_by("pk")
        .values_list(
            "pk",
            "name",
            "profile",
            "function",
            "left_on",
            "erased_at",
            "influence",
            "support",
            "present",
            "rhythm_days",
            "met",
            named=True,
        )
    ),
    account=int,
)
_touches: Compiled[Any] = compiled(
    lambda account: (
        Touchpoint.objects.filter(account_id=account)
        .order_by("happened_on", "pk")
        .values_list("pk", "happened_on", "channel", "subject", "sentiment")
    ),
    account=int,
)


def register() -> None:
    """Bring the moments of this room; for `AppConfig.ready`."""
    register_lanes(TOUCHPOINT, touchpoint_lanes, tell_touchpoint)
    register_moments(DEPARTURE, departure_moments, tell_departure)


def _people_of(life: Life) -> list[Any]:
    return life.once("people", lambda: _people(account=life.account.pk))


def lane_rhythms(life: Life) -> dict[str, int]:
    """Days between contacts with each profile: the closest rhythm of those who work there, else the usual one.

    One query, the same as the interactions'.
    """
    found = {one.value: days for one, days in CADENCE_DAYS.items()}
    there = [row for row in _people_of(life) if row.present]
    return {lane: min((row.rhythm_days for row in there if row.profile == lane), default=found[lane]) for lane in found}


def touchpoint_lanes(life: Life) -> dict[str, MomentRows]:
    """Every interaction once in the lane of each profile that took part, else in nobody's. One query, and the people's.

    Written for speed: only what is looked at becomes a moment of its own.
    """
    found = _touches(account=life.account.pk)
    if not found:
        return {}
    pks, dates, channels, _subjects, felt = zip(*found, strict=True)
    sides = _sides(_people_of(life))
    lanes: dict[str, tuple[list[int], list[tuple[str, ...]]]] = defaultdict(lambda: ([], []))
    for place, there in enumerate(map(sides.get, pks, repeat(_NOBODY))):
        for lane, functions in there or ():
            at, met = lanes[lane]
            at.append(place)
            met.append(functions)
    columns = list(map(date.toordinal, dates)), list(map(MOODS.__getitem__, felt)), channels
    rows = {}
    for lane, (at, met) in lanes.items():
        days, moods, through = (list(map(column.__getitem__, at)) for column in columns)
        rows[lane] = MomentRows(days, moods, through, met, at, partial(_moment, found, sides, lane))
    return rows


def _moment(found: list[Any], sides: dict[int, list[_Side]], lane: str, place: int) -> Moment:
    """The interaction at this place, as it lies in the lane."""
    pk, on, channel, subject, felt = found[place]
    weight, functions = WEIGHTS.get(channel, 1) + (lane == _DECIDER), dict(sides.get(pk, _NOBODY))[lane]
    return Moment(TOUCHPOINT, pk, lane, on, subject, weight, MOODS[felt], channel, functions)


def _sides(people: list[Any]) -> dict[int, list[_Side]]:
    """By interaction: each profile that took part, with the functions of those who did.

    Interactions with one person, nearly all of them, share that person's list.
    """
    found: dict[int, list[_Side]] = {}
    for row in people:
        alone: list[_Side] = [(row.profile, (row.function,) if row.function else ())]
        again = found.keys() & row.met
        joined = {touch: _joined(found[touch], alone[0]) for touch in again}
        found.update(dict.fromkeys(row.met, alone))
        found.update(joined)
    return found


def _joined(known: list[_Side], side: _Side) -> list[_Side]:
    rest = [one for one in known if one[0] != side[0]]
    same = [functions for lane, functions in known if lane == side[0]]
    return [*rest, (side[0], tuple(dict.fromkeys((*(same[0] if same else ()), *side[1]))))]


def tell_touchpoint(account: Account, pk: int, _today: date) -> Told | None:
    """An interaction with who took part and what was noted."""
    row = Touchpoint.objects.filter(account=account, pk=pk).select_related("logged_by").first()
    if row is None:
        return None
    met = TouchpointPerson.objects.filter(touchpoint=row).select_related("stakeholder")
    people = [one.stakeholder for one in met.order_by("stakeholder__sort_name", "pk")]
    return Told(
        title=row.subject, on=row.happened_on, kind=str(Channel(row.channel).label), mood=MOODS[row.sentiment],
        facts=[(_("How it went"), str(Sentiment(row.sentiment).label)), (_("Noted by"), row.logged_by.name)],
        people=[(one.name, _who(one)) for one in people], text=row.note,
        url=reverse("stakeholders:touchpoint_list", args=[account.pk]), action=_("Open the interactions"),
    )  # fmt: skip


def _who(person: Stakeholder) -> str:
    return " · ".join(one for one in (person.job_title, str(Profile(person.profile).label)) if one)


def departure_moments(life: Life) -> Iterator[Moment]:
    """Everybody who left, not who was erased; the influential most of all. One query, the same as the interactions'."""
    for row in _people_of(life):
        if row.left_on is None or (row.erased_at is not None and timezone.localdate(row.erased_at) == row.left_on):
            continue
        title = _("%(name)s left") % {"name": row.name}
        weight = 3 if row.influence >= 4 else 2
        functions = (row.function,) if row.function else ()
        yield Moment(DEPARTURE, row.pk, Lane.TRANSITIONS, row.left_on, title, weight, _loss(row.support), "", functions)


def _loss(support: int) -> Mood:
    """Losing who stood by us is bad, losing who stood against us good."""
    return Mood.BAD if support > 0 else Mood.GOOD if support < 0 else Mood.NEUTRAL


def tell_departure(account: Account, pk: int, _today: date) -> Told | None:
    """Somebody who left, and what they were to us."""
    row = Stakeholder.objects.filter(account=account, pk=pk).first()
    if row is None or row.left_on is None:
        return None
    return Told(
        title=_("%(name)s left") % {"name": row.name}, on=row.left_on, kind=_("Departure"), mood=_loss(row.support),
        facts=[(_("Support"), str(row.get_support_display())), (_("Influence"), f"{row.influence}/5")],
        people=[(row.name, _who(row))],
        url=reverse("stakeholders:stakeholder_detail", args=[row.pk]), action=_("Open the person"),
    )  # fmt: skip
