"""How much a renewal is at risk, as a pure and explained rule.

Two things make a renewal fragile: time that runs out, and a relation that has gone quiet. Time alone is not a risk
(every contract ends one day), so the days to the notice date set how heavily the relation's weaknesses weigh.
The horizons follow the field's renewal runway: value work from T-365, readiness at T-180, the stakeholder audit
at T-90, and the notice date as the last moment at which anything can still be decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from insights.choices import RiskLevel

WATCH_FROM, RISK_FROM = 30, 60

# Days before the notice date, and how much of the relation's weaknesses counts then.
PROXIMITY = ((0, 100), (30, 100), (90, 85), (180, 60), (365, 30), (730, 10))
KEY_PROFILES = ("decision_maker", "sponsor")


@dataclass(frozen=True)
class KeyPerson:
    """A person at the client who weighs in the renewal."""

    name: str
    profile: str
    influence: int  # 1 to 5
    support: int  # -2 to +2
    silent_days: int | None  # since the last interaction; None: never met
    cadence_days: int  # how often they should be met


@dataclass(frozen=True)
class RenewalFacts:
    """What the rule looks at."""

    end_on: date
    notice_on: date
    auto_renewal: bool
    people: tuple[KeyPerson, ...] = ()
    revenue_12m: Decimal | None = None
    revenue_previous_12m: Decimal | None = None
    next_meeting_on: date | None = None


@dataclass(frozen=True)
class Reason:
    """One cause: its points of 100 and the facts behind it, worded for readers in insights.wording."""

    code: str
    points: int
    facts: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class RenewalRisk:
    """The result: a score from 0 to 100 that is exactly the sum of its reasons, capped."""

    score: int
    level: RiskLevel
    reasons: tuple[Reason, ...]
    days_to_notice: int
    days_to_end: int


def proximity(days_to_notice: int) -> int:
    """How much weaknesses count, in per cent: 100 from 30 days before notice, falling in straight lines to 10."""
    if days_to_notice <= PROXIMITY[0][0]:
        return 100
    for (near, high), (far, low) in pairwise(PROXIMITY):
        if days_to_notice <= far:
            return high - (high - low) * (days_to_notice - near) // (far - near)
    return 0


def assess(facts: RenewalFacts, *, today: date) -> RenewalRisk:
    """The renewal risk of one running contract on a day. Higher is worse; nothing in it is random or learned."""
    days_to_notice = (facts.notice_on - today).days
    weight = proximity(days_to_notice)
    weaknesses = [*_people(facts.people), *_trend(facts), *_no_meeting(facts, today)]
    reasons = [
        Reason(one.code, one.points * weight // 100, one.facts) for one in weaknesses if one.points * weight // 100 > 0
    ]
    reasons += _time(facts, days_to_notice, (facts.end_on - today).days)
    reasons.sort(key=lambda one: -one.points)
    score = min(100, sum(one.points for one in reasons))
    return RenewalRisk(score, level_of(score), tuple(reasons), days_to_notice, (facts.end_on - today).days)


def level_of(score: int) -> RiskLevel:
    """At risk from 60, watch from 30."""
    if score >= RISK_FROM:
        return RiskLevel.RISK
    return RiskLevel.WATCH if score >= WATCH_FROM else RiskLevel.GOOD


def _time(facts: RenewalFacts, days_to_notice: int, days_to_end: int) -> list[Reason]:
    if days_to_end < 0:
        return [Reason("ended", 40, {"days": -days_to_end})]
    if days_to_notice < 0:
        # Notice could no longer be given: an automatic renewal is then safe, another contract simply runs out.
        return (
            [] if facts.auto_renewal else [Reason("notice_passed", 25, {"days": -days_to_notice, "end": days_to_end})]
        )
    if days_to_notice <= 30:
        return [Reason("notice_near", 20, {"days": days_to_notice})]
    return [Reason("notice_ahead", 10, {"days": days_to_notice})] if days_to_notice <= 90 else []


def _people(people: tuple[KeyPerson, ...]) -> list[Reason]:
    found = [
        Reason("no_key_person", 18, {"profile": profile})
        for profile in KEY_PROFILES
        if not any(one.profile == profile for one in people)
    ]
    found += [
        reason for one in people if one.profile in KEY_PROFILES for reason in (_silence(one), _support(one)) if reason
    ]
    return found


def _silence(person: KeyPerson) -> Reason | None:
    facts: dict[str, str | int] = {"name": person.name, "cadence": person.cadence_days}
    if person.silent_days is None:
        return Reason("never_met", 16, facts)
    late = person.silent_days - person.cadence_days
    if late <= 0:
        return None
    points = min(20, 6 + 14 * late // (2 * person.cadence_days))
    return Reason("silent", points, {**facts, "days": person.silent_days})


def _support(person: KeyPerson) -> Reason | None:
    if person.support >= 0:
        return None
    return Reason(
        "unfavourable", -person.support * 3 * person.influence, {"name": person.name, "support": person.support}
    )


def _trend(facts: RenewalFacts) -> list[Reason]:
    before, now = facts.revenue_previous_12m, facts.revenue_12m
    if not before or now is None or now >= before * Decimal("0.95"):
        return []
    fall = int((before - now) * 100 / before)
    return [Reason("revenue_falling", min(20, 5 + fall // 3), {"percent": fall})]


def _no_meeting(facts: RenewalFacts, today: date) -> list[Reason]:
    if facts.next_meeting_on is not None and facts.next_meeting_on <= max(facts.notice_on, today):
        return []
    return [Reason("no_meeting_before_notice", 8)]
