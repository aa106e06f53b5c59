"""Whom to contact next: a pure rule that adds up five parts to at most 100 points.

Silence weighs most (40), then influence (25), the moment ahead (15), support and the profile's place in the phase (10
each). The weights are ours: silence beyond a rhythm agreed is a promise broken, everything else says how much it
matters. Nobody is named whose rhythm is kept, unless a moment ahead concerns them and half of it has passed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.choices import Phase
from stakeholders.choices import Profile
from stakeholders.contacts.coming import Coming
from stakeholders.silence import Silence, SilenceState

SILENCE, INFLUENCE, AHEAD, SUPPORT, PHASE = 40, 25, 15, 10, 10
FRESH = 0.5  # of a rhythm: whoever was met since then need not be met again for a moment ahead
FULL_SILENCE = 4.0  # rhythms missed, from which more weighs no more
# Whoever stands against us is to be won, a champion kept; in between it may wait.
SUPPORT_POINTS = {-2: 10, -1: 8, 0: 4, 1: 4, 2: 6}
# Whose voice counts most in each phase: who decides, who starts to work, who carries on.
PHASE_POINTS: dict[tuple[Phase, Profile], int] = {
    (phase, profile): points
    for phase, row in (
        (Phase.QUALIFICATION, (10, 8, 3, 6)),
        (Phase.ONBOARDING, (6, 8, 10, 9)),
        (Phase.DEVELOPMENT, (7, 10, 8, 6)),
        (Phase.CONSOLIDATION, (8, 8, 7, 6)),
        (Phase.RENEWAL, (10, 10, 6, 7)),
    )
    for profile, points in zip(Profile, row, strict=True)
}


@dataclass(frozen=True)
class Candidate:
    """Somebody at an account, as the rule sees them."""

    key: int
    name: str
    profile: str
    influence: int
    support: int
    silence: Silence
    chief: int | None = None


@dataclass(frozen=True)
class Ranked:
    """Somebody to contact, with the points of each part, the moment ahead and the way in."""

    person: Candidate
    silence: int
    influence: int
    ahead: int
    support: int
    phase: int
    moment: Coming | None = None
    way: Candidate | None = None

    @property
    def score(self) -> int:
        """The sum of the five parts, at most 100."""
        return self.silence + self.influence + self.ahead + self.support + self.phase


def ranked(
    people: Sequence[Candidate], *, phase: str, today: date, coming: Iterable[Coming] = (),
    ties: Collection[tuple[int, int]] = (),
) -> list[Ranked]:  # fmt: skip
    """Everybody who is due, or concerned by a moment ahead, the most urgent first; equals by influence, then id.

    `ties` are pairs of which either may introduce us to the other, as a chief and their reports may.
    """
    moments = sorted((one for one in coming if one.on >= today), key=lambda one: one.on)
    found = [weighed(one, phase=phase, today=today, coming=moments) for one in people]
    kept = [one for one in found if one.person.silence.state != SilenceState.OK or one.ahead]
    near = _near(people, ties)
    return [_with_way(one, near.get(one.person.key, [])) for one in sorted(kept, key=_order)]


def weighed(person: Candidate, *, phase: str, today: date, coming: Iterable[Coming] = ()) -> Ranked:
    """The points of one person, whether they are due or not."""
    points = [(_ahead(one, today), one) for one in coming if one.concerns(person.key, person.profile)]
    ahead, moment = max(points, key=lambda pair: pair[0], default=(0, None))
    if person.silence.ever and person.silence.ratio < FRESH:
        ahead, moment = 0, None
    missed = min(person.silence.ratio, FULL_SILENCE) / FULL_SILENCE
    return Ranked(
        person,
        silence=int(SILENCE * missed),
        influence=INFLUENCE // 5 * person.influence,
        ahead=ahead,
        support=SUPPORT_POINTS[person.support],
        phase=PHASE_POINTS[Phase(phase), Profile(person.profile)],
        moment=moment if ahead else None,
    )


def _ahead(moment: Coming, today: date) -> int:
    """None before its window, all on the day itself."""
    left = (moment.on - today).days
    return AHEAD * (moment.window - left) // moment.window if 0 <= left < moment.window else 0


def _order(one: Ranked) -> tuple[float, ...]:
    return (-one.score, -one.person.influence, -one.person.silence.ratio, one.person.key)


def _near(people: Sequence[Candidate], ties: Collection[tuple[int, int]]) -> dict[int, list[Candidate]]:
    """Those who support us, by whom they are near to."""
    known = {one.key: one for one in people}
    pairs = [*ties, *((one.key, one.chief) for one in people if one.chief)]
    found: dict[int, list[Candidate]] = {}
    for one, other in pairs:
        for here, there in ((one, other), (other, one)):
            if there in known and known[there].support > 0:
                found.setdefault(here, []).append(known[there])
    return found


def _with_way(one: Ranked, near: Sequence[Candidate]) -> Ranked:
    """For somebody who is not on our side: whoever near them supports us most."""
    if one.person.support > 0 or not near:
        return one
    way = max(near, key=lambda other: (other.influence * other.support, -other.key))
    return Ranked(**{**one.__dict__, "way": way})
