"""The organisation chart of an account: who is below whom, how well each is covered, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Account
from kam.lib.folding import fold as folded
from stakeholders.chart.fold import Fold, Shown, shown_of
from stakeholders.chart.forest import Forest, forest_of
from stakeholders.choices import Kind
from stakeholders.models import Stakeholder
from stakeholders.queries.people import chiefs_of, silence_of

# How well somebody is covered: the states of silence, `never` for those nobody has met, `role` for roles to fill.
COVERAGE = ("ok", "due", "overdue", "never", "role")
TONES = {"ok": "good", "due": "watch", "overdue": "risk", "never": "plain", "role": "plain"}
FOUND = 8
_COLUMNS = (
    "name", "sort_name", "kind", "job_title", "entity", "employer", "profile", "influence", "support", "seniority",
    "rhythm_days", "overdue_from", "last_touch_on", "reports_to_id", "created_at", "version", "account_id",
    "own_profile",
)  # fmt: skip


@dataclass(frozen=True)
class OrgChart:
    """The whole chart, and the part that is shown. `alone` stand in no tree: neither a chief nor reports."""

    people: Mapping[int, Stakeholder]
    coverage: Mapping[int, str]
    forest: Forest
    roots: Sequence[int]
    alone: Sequence[int]
    shown: Shown
    fold: Fold
    entity: str
    entities: Sequence[str]
    counts: Counter[str]
    found: Sequence[Stakeholder]
    searched: str

    def chief_elsewhere(self, key: int) -> Stakeholder | None:
        """Of somebody whose chief works in another entity than the one shown."""
        chief = self.people[key].reports_to_id
        return self.people.get(chief) if chief and self.forest.above.get(key) is None else None

    def below(self, key: int) -> Counter[str]:
        """How those below somebody are covered."""
        return Counter(self.coverage[one] for one in self.forest.all_below(key))


def org_chart_of(account: Account, *, today: date, fold: Fold, entity: str = "", searched: str = "") -> OrgChart:
    """The chart of everybody who is there and of the roles to fill, or of one entity of theirs. One query."""
    everybody = {one.pk: one for one in chiefs_of(account).only(*_COLUMNS)}
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


def coverage_of(person: Stakeholder, today: date) -> str:
    """One of `COVERAGE`."""
    if person.kind == Kind.ROLE:
        return "role"
    return silence_of(person, today).state.value if person.last_touch_on else "never"


def _rank(person: Stakeholder) -> tuple[int, int, str, int]:
    """The highest first, then the most influential, then by name; roles to fill stand last."""
    return (
        -(person.seniority or 0) + (10 if person.kind == Kind.ROLE else 0),
        -person.influence,
        person.sort_name,
        person.pk,
    )


def _search(people: Iterable[Stakeholder], searched: str) -> list[Stakeholder]:
    """Those whose name or job title holds what is searched, whatever the accents; the best known names first."""
    wanted = folded(searched.strip())
    if not wanted:
        return []
    hits = [one for one in people if wanted in folded(one.name) or wanted in folded(one.job_title)]
    return sorted(hits, key=lambda one: (wanted not in folded(one.name), one.sort_name, one.pk))[:FOUND]
