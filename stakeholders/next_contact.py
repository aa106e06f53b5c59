"""Whom to contact next, and why: a pure rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stakeholders.map_reading import Person, favourable_weight
from stakeholders.silence import SilenceState


@dataclass(frozen=True)
class NextContact:
    """The person whose contact would help most now, and why."""

    person: Person
    reasons: list[str]


def next_best_contact(people: Sequence[Person]) -> NextContact | None:
    """The due person whose influence and silence weigh most; None when every rhythm is kept."""
    due = [one for one in people if one.silence.state != SilenceState.OK]
    if not due:
        return None
    best = max(due, key=lambda one: (one.influence * min(one.silence.ratio, 4.0), one.influence, -one.key))
    reasons = [best.silence.reason]
    way = _introduction(best, people)
    if way is not None:
        reasons.insert(0, _("through %(name)s, who supports us") % {"name": way.name})
    return NextContact(best, reasons)


def _introduction(best: Person, people: Sequence[Person]) -> Person | None:
    """For somebody who is not on our side: their chief or a report who is."""
    if best.support > 0:
        return None
    near = [one for one in people if one.support > 0 and (one.key == best.chief or one.chief == best.key)]
    return max(near, key=lambda one: (favourable_weight(one), -one.key), default=None)
