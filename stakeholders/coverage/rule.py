"""How well an account's people are covered, from 0 to 100, with what makes it: a pure rule.

Two fifths follow the literature's account coverage (the influence of people with an engagement of at least 0.5 and no
opposition, over the influence of everybody on the map: practice.md 5.4, an inference of practitioners' scores). The
rest asks what they name as a floor: a sponsor, a decision-maker and a champion (three tenths), and enough active
relations in enough functions (three twentieths each); how many is the organisation's to say. Who carries more than a
share of it is told beside the score and lowers nothing: otherwise a further supporter could lower it.
`queries/coverage_weeks.py` says the same in SQL for all accounts; a test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stakeholders.choices import Profile, Support
from stakeholders.ties.strength import ACTIVE

INFLUENCE, ROLES, RELATIONS, FUNCTIONS = 40, 30, 15, 15
ENGAGED = 0.5


@dataclass(frozen=True)
class Targets:
    """How many of each an account's map should have; 0 asks for none. `most_share` is in hundredths."""

    sponsors: int = 1
    decision_makers: int = 1
    champions: int = 1
    relations: int = 5
    functions: int = 3
    most_share: int = 50


@dataclass(frozen=True)
class Covered:
    """A person who works there: engagement from 0 to 1, and the strength of each relation to one of ours by id."""

    key: int
    name: str
    profile: str
    function: str
    influence: int
    support: int
    engagement: float
    strengths: dict[int, int]

    @property
    def counts(self) -> bool:
        """Whether their influence is covered: engaged, and not against us."""
        return self.engagement >= ENGAGED and self.support >= 0

    @property
    def threads(self) -> list[int]:
        """The colleagues with an active thread to them."""
        return [member for member, score in self.strengths.items() if score > ACTIVE]


@dataclass(frozen=True)
class Coverage:
    """The four parts in whole points, and the facts they stand on. Shares are in whole hundredths."""

    influence: int = 0
    roles: int = 0
    relations: int = 0
    functions: int = 0
    people: int = 0
    weight: int = 0
    weight_covered: int = 0
    sponsors: int = 0
    decision_makers: int = 0
    champions: int = 0
    active: int = 0
    functions_met: int = 0
    single: int = 0
    person: int | None = None
    person_share: int = 0
    colleague: int | None = None
    colleague_share: int = 0

    @property
    def score(self) -> int:
        """The sum of the four parts."""
        return self.influence + self.roles + self.relations + self.functions


def coverage(people: Iterable[Covered], targets: Targets) -> Coverage:
    """The coverage of an account by these people. Nobody on the map is 0, whatever the targets."""
    found = list(people)
    if not found:
        return Coverage()
    covered = [one for one in found if one.counts]
    met = [one for one in found if one.threads]
    weight, weight_covered = (sum(one.influence for one in some) for some in (found, covered))
    sponsors = sum(one.profile == Profile.SPONSOR for one in found)
    decision_makers = sum(one.profile == Profile.DECISION_MAKER for one in found)
    champions = sum(one.support == Support.CHAMPION for one in found)
    functions = len({key for one in met if (key := one.function.strip().lower())})
    person, person_share = most_influential(covered)
    colleague, colleague_share = strongest_holder(found)
    return Coverage(
        influence=round(INFLUENCE * weight_covered / weight),
        roles=_roles((sponsors, targets.sponsors), (decision_makers, targets.decision_makers),
                     (champions, targets.champions)),
        relations=round(RELATIONS * _share(len(met), targets.relations)),
        functions=round(FUNCTIONS * _share(functions, targets.functions)),
        people=len(found), weight=weight, weight_covered=weight_covered,
        sponsors=sponsors, decision_makers=decision_makers, champions=champions,
        active=len(met), functions_met=functions, single=sum(len(one.threads) == 1 for one in found),
        person=person, person_share=person_share, colleague=colleague, colleague_share=colleague_share,
    )  # fmt: skip


def most_influential(covered: Sequence[Covered]) -> tuple[int | None, int]:
    """Who carries most of the covered influence, and its share in hundredths."""
    if not covered:
        return None, 0
    most = max(covered, key=lambda one: (one.influence, -one.key))
    return most.key, round(100 * most.influence / sum(one.influence for one in covered))


def strongest_holder(people: Iterable[Covered]) -> tuple[int | None, int]:
    """The colleague who holds most of the strength, and its share in hundredths."""
    sums: dict[int, int] = defaultdict(int)
    for one in people:
        for member, score in one.strengths.items():
            sums[member] += score
    if not sum(sums.values()):
        return None, 0
    most = max(sums, key=lambda member: (sums[member], -member))
    return most, round(100 * sums[most] / sum(sums.values()))


def _roles(*wanted: tuple[int, int]) -> int:
    """Ten points for each role, in proportion to how many of it there are."""
    return round(sum(ROLES / len(wanted) * _share(*one) for one in wanted))


def _share(there: int, wanted: int) -> float:
    return min(1.0, there / wanted) if wanted else 1.0
