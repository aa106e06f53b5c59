"""The coverage of one account as its pages show it, computed from what is logged today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import Account
from kam.tenancy.compiled import compiled
from stakeholders.choices import Kind
from stakeholders.coverage.holes import Cell, HolesRow, Placed, holes_of, rows_of
from stakeholders.coverage.rule import Coverage, Covered, Targets, coverage
from stakeholders.coverage.words import fragile, parts_of, why
from stakeholders.models import CoverageTargets
from stakeholders.queries.people import PersonRow, chiefs_of
from stakeholders.queries.people import rows_of as people_rows
from stakeholders.queries.strengths import strengths_of
from stakeholders.ties.reasons import Part

TARGETS = ("sponsors", "decision_makers", "champions", "relations", "functions", "most_share")
_targets = compiled(lambda: CoverageTargets.objects.all())


@dataclass(frozen=True)
class AccountCoverage:
    """The score, its parts in words, what is fragile, and the matrix of holes."""

    found: Coverage
    parts: list[Part]
    why: str
    fragile: list[str]
    rows: list[HolesRow]
    holes: list[Cell]

    @property
    def named(self) -> list[Cell]:
        """The holes with somebody or a role in them: what one can act on at once."""
        return [one for one in self.holes if one.people]

    @property
    def unknown(self) -> int:
        """In how many places nobody is known."""
        return len(self.holes) - len(self.named)


def targets_of() -> CoverageTargets:
    """The organisation's targets; what one begins with as long as nobody set them (not saved, version 0)."""
    return _targets.first() or CoverageTargets(version=0)


def as_rule(targets: CoverageTargets) -> Targets:
    """The targets as the rule takes them."""
    return Targets(**{name: getattr(targets, name) for name in TARGETS})


def coverage_of(account: Account, *, today: date) -> AccountCoverage:
    """Read it. Four queries, whatever there is to show."""
    people = people_rows(chiefs_of(account), today=today)
    relations = strengths_of(account, today=today)
    scores = {one.pk: one.as_rule().strengths for one in relations.people}
    present = [row for row in people if row.person.kind != Kind.ROLE]
    covered = [_covered(row, scores.get(row.person.pk, {})) for row in present]
    targets, found = as_rule(targets_of()), {one.key: one for one in covered}
    result = coverage(covered, targets)
    rows = rows_of(_placed(row, found.get(row.person.pk)) for row in people)
    names = {one.key: one.name for one in covered}
    return AccountCoverage(
        result,
        parts_of(result, targets),
        why(result, targets),
        fragile(result, targets, names, relations.colleagues),
        rows,
        holes_of(rows),
    )


def _covered(row: PersonRow, strengths: dict[int, int]) -> Covered:
    one = row.person
    return Covered(
        one.pk, one.name, one.profile, one.function, one.influence, one.support, row.engagement.score, strengths
    )


def _placed(row: PersonRow, covered: Covered | None) -> Placed:
    one = row.person
    active = covered is not None and bool(covered.threads)
    return Placed(one.pk, one.name, one.profile, one.function, one.entity, active, one.kind == Kind.ROLE)
