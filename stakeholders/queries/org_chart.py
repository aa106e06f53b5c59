"""The organisation chart of an account: who is below whom, how well each is covered, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from accounts.models import Account
from kam.lib.folding import fold as folded
from kam.tenancy.compiled import compiled
from stakeholders.chart.fold import Fold, Shown, shown_of
from stakeholders.chart.forest import Forest, forest_of
from stakeholders.choices import Kind
from stakeholders.queries.people import chiefs_of
from stakeholders.silence import silence

# How well somebody is covered: the states of silence, `never` for those nobody has met, `role` for roles to fill.
COVERAGE = ("ok", "due", "overdue", "never", "role")
TONES = {"ok": "good", "due": "watch", "overdue": "risk", "never": "plain", "role": "plain"}
FOUND = 8


class Member(NamedTuple):
    """Somebody on the chart, or a role to fill. A chart has hundreds: made as models they would take half its time."""

    pk: int
    name: str
    sort_name: str
    kind: str
    job_title: str
    entity: str
    employer: str
    profile: str
    influence: int
    support: int
    seniority: int | None
    last_touch_on: date | None
    reports_to_id: int | None
    rhythm_days: int


_members = compiled(lambda account: chiefs_of(Account(pk=account)).values_list(*Member._fields), account=int)


@dataclass(frozen=True)
class OrgChart:
    """The whole chart, and the part that is shown. `alone` stand in no tree: neither a chief nor reports."""

    people: Mapping[int, Member]
    coverage: Mapping[int, str]
    forest: Forest
    roots: Sequence[int]
    alone: Sequence[int]
    shown: Shown
    fold: Fold
    entity: str
    entities: Sequence[str]
    counts: Counter[str]
    found: Sequence[Member]
    searched: str

    def chief_elsewhere(self, key: int) -> Member | None:
        """Of somebody whose chief works in another entity than the one shown."""
        chief = self.people[key].reports_to_id
        return self.people.get(chief) if chief and self.forest.above.get(key) is None else None

    def below(self, key: int) -> Counter[str]:
        """How those below somebody are covered."""
        return Counter(map(self.coverage.__getitem__, self.forest.all_below(key)))


def org_chart_of(account: Account, *, today: date, fold: Fold, entity: str = "", searched: str = "") -> OrgChart:
    """The chart of everybody who is there and of the roles to fill, or of one entity of theirs. One query."""
    everybody = {one.pk: one for one in map(Member._make, _members(account=account.pk))}
    entities = sorted({one.entity for one in everybody.values()} - {""}, key=str.casefold)
    entity = entity if entity in entities else ""
    people = {key: one for key, one in everybody.items() if not entity or one.entity == entity}
    forest = forest_of(((key, one.reports_to_id) for key, one in people.items()), lambda key: _rank(people[key]))
    coverage = {key: coverage_of(one, today) for key, one in people.items()}
    roots = [key for key in forest.roots if forest.children(key)]
    alone = [key for key in forest.roots if not forest.children(key)]
    if not roots:  # nobody is placed yet: they are where the chart begins
        roots, alone = alone[:1], alone[1:]
    found = _search(people.values(), searched)
    if found and fold.at is None:
        fold = Fold(fold.opened, fold.shut, found[0].pk, fold.row_of, fold.row_from)
    return OrgChart(
        people=everybody,
        coverage=coverage,
        forest=forest,
        roots=roots,
        alone=alone,
        shown=shown_of(forest, fold, roots),
        fold=fold,
        entity=entity,
        entities=entities,
        counts=Counter(coverage.values()),
        found=found,
        searched=searched,
    )


def coverage_of(person: Member, today: date) -> str:
    """One of `COVERAGE`."""
    if person.kind == Kind.ROLE:
        return "role"
    if person.last_touch_on is None:
        return "never"
    return _state(person.last_touch_on, person.rhythm_days, today)


@lru_cache(maxsize=4096)
def _state(last: date, cadence: int, today: date) -> str:
    """Hundreds share a handful of days and rhythms."""
    return silence(last_touch_on=last, known_since=last, cadence=cadence, today=today).state.value


def _rank(person: Member) -> tuple[int, int, str, int]:
    """The highest first, then the most influential, then by name; roles to fill stand last."""
    return (
        -(person.seniority or 0) + (10 if person.kind == Kind.ROLE else 0),
        -person.influence,
        person.sort_name,
        person.pk,
    )


def _search(people: Iterable[Member], searched: str) -> list[Member]:
    """Those whose name or job title holds what is searched, whatever the accents; the best known names first."""
    wanted = folded(searched.strip())
    if not wanted:
        return []
    hits = [one for one in people if wanted in folded(one.name) or wanted in folded(one.job_title)]
    return sorted(hits, key=lambda one: (wanted not in folded(one.name), one.sort_name, one.pk))[:FOUND]
