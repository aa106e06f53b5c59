"""What several raters' points amount to: a score from 0 to 100, both axes, how far raters lie apart, a verdict.

Pure arithmetic on fractions, rounded once: the verdict is that of the figure people read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

HIGHEST = 5
WHOLE = 100


@dataclass(frozen=True)
class Weighed:
    """A criterion as the rule knows it."""

    pk: int
    weight: int
    axis: str


@dataclass(frozen=True)
class Thresholds:
    """From which score one enters or watches, and how far raters may lie apart without talking."""

    enter: int = 70
    watch: int = 50
    spread: int = 2
    raters: int = 2


@dataclass(frozen=True)
class Part:
    """One criterion's share of the score, and why it is that."""

    criterion: int
    weight: int
    mean: Decimal | None  # None: nobody rated it
    points: Decimal
    lowest: int
    highest: int
    discuss: bool

    @property
    def spread(self) -> int:
        """How many points the raters lie apart."""
        return self.highest - self.lowest


@dataclass(frozen=True)
class Score:
    """The whole of it. Without a sheet nothing is known: `total` and `verdict` are empty."""

    parts: tuple[Part, ...]
    raters: int
    missing_raters: int
    total: Decimal | None
    attractiveness: Decimal | None
    strength: Decimal | None
    verdict: str

    @property
    def discuss(self) -> tuple[Part, ...]:
        """The criteria raters should talk about before the committee decides."""
        return tuple(part for part in self.parts if part.discuss)

    @property
    def unrated(self) -> tuple[Part, ...]:
        """The criteria nobody rated: they count as nothing."""
        return tuple(part for part in self.parts if part.mean is None)


def score_of(criteria: Sequence[Weighed], sheets: Sequence[Mapping[int, int]], rules: Thresholds) -> Score:
    """The score of sheets (points by criterion). The order of sheets is nothing."""
    means = {one.pk: _mean([sheet[one.pk] for sheet in sheets if one.pk in sheet]) for one in criteria}
    parts = tuple(_part(one, means[one.pk], sheets, rules) for one in criteria)
    known = bool(sheets) and bool(criteria)
    total = rounded(_share(criteria, means)) if known else None
    return Score(
        parts=parts,
        raters=len(sheets),
        missing_raters=max(0, rules.raters - len(sheets)),
        total=total,
        attractiveness=_axis(criteria, means, "attractive") if known else None,
        strength=_axis(criteria, means, "strength") if known else None,
        verdict=verdict_of(total, rules),
    )


def verdict_of(total: Decimal | None, rules: Thresholds) -> str:
    """What a score suggests: enter, watch or decline; nothing while there is none."""
    if total is None:
        return ""
    if total >= rules.enter:
        return "enter"
    return "watch" if total >= rules.watch else "decline"


def weights_missing(weights: Sequence[int]) -> int:
    """How much is missing from a hundred; negative when there is too much."""
    return WHOLE - sum(weights)


def rounded(value: Fraction) -> Decimal:
    """With one decimal, halves up."""
    tenths = Decimal(value.numerator * 10) / Decimal(value.denominator)
    return tenths.quantize(Decimal(1), ROUND_HALF_UP) / 10


def _mean(points: Sequence[int]) -> Fraction | None:
    return Fraction(sum(points), len(points)) if points else None


def _part(one: Weighed, mean: Fraction | None, sheets: Sequence[Mapping[int, int]], rules: Thresholds) -> Part:
    given = [sheet[one.pk] for sheet in sheets if one.pk in sheet] or [0]
    low, high = min(given), max(given)
    return Part(
        criterion=one.pk,
        weight=one.weight,
        mean=None if mean is None else rounded(mean),
        points=rounded((mean or Fraction(0)) * one.weight / HIGHEST),
        lowest=low,
        highest=high,
        discuss=high - low > rules.spread,
    )


def _share(criteria: Sequence[Weighed], means: Mapping[int, Fraction | None]) -> Fraction:
    """The weighted mean, of a hundred, whatever the weights sum to."""
    whole = sum(one.weight for one in criteria)
    if not whole:
        return Fraction(0)
    got = sum(((means[one.pk] or Fraction(0)) * one.weight for one in criteria), Fraction(0))
    return got * WHOLE / (HIGHEST * whole)


def _axis(criteria: Sequence[Weighed], means: Mapping[int, Fraction | None], axis: str) -> Decimal | None:
    own = [one for one in criteria if one.axis == axis]
    return rounded(_share(own, means)) if own else None
