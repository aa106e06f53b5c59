"""What a draft of the criteria wants before it may be published, in sentences: weights, scales, both axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices.qualification import Axis
from accounts.qualification.score import HIGHEST, WHOLE, weights_missing


@dataclass(frozen=True)
class DraftLine:
    """One criterion of a draft."""

    label: str
    weight: int
    scale_en: Sequence[str]
    scale_fr: Sequence[str]

    @property
    def whole(self) -> bool:
        """Whether each of the six points has its sentence in both languages."""
        return all(len([text for text in scale if text.strip()]) > HIGHEST for scale in (self.scale_en, self.scale_fr))


@dataclass(frozen=True)
class DraftGroup:
    """One group of a draft: it weighs what its criteria weigh."""

    label: str
    axis: str
    lines: Sequence[DraftLine]

    @property
    def weight(self) -> int:
        """The sum of its criteria."""
        return sum(line.weight for line in self.lines)


def wanting(groups: Sequence[DraftGroup]) -> list[str]:
    """Everything that keeps a draft from being published; empty when it may be."""
    found = []
    said = sum_said([group.weight for group in groups])
    if said:
        found.append(said)
    found += [_("“%(name)s” weighs nothing: give weight to one of its criteria, or take the group out.")
              % {"name": group.label} for group in groups if not group.weight]  # fmt: skip
    found += [
        _("No criterion with a weight counts for “%(axis)s”: the portfolio matrix could place nobody.")
        % {"axis": axis.label}
        for axis in Axis
        if not any(group.axis == axis and group.weight for group in groups)
    ]
    found += [
        _("“%(name)s” lacks sentences: raters need one for each point from 0 to 5, in both languages.")
        % {"name": line.label}
        for group in groups
        for line in group.lines
        if not line.whole
    ]
    return found


def sum_said(weights: Sequence[int]) -> str:
    """What is wrong with the sum of the weights, and by how much; empty when it is a hundred."""
    short = weights_missing(weights)
    facts = {"sum": WHOLE - short, "n": abs(short)}
    if short > 0:
        return (
            ngettext(
                "The weights sum to %(sum)s, not to 100: %(n)s point is missing.",
                "The weights sum to %(sum)s, not to 100: %(n)s points are missing.",
                short,
            )
            % facts
        )
    if short < 0:
        return (
            ngettext(
                "The weights sum to %(sum)s, not to 100: %(n)s point too many.",
                "The weights sum to %(sum)s, not to 100: %(n)s points too many.",
                -short,
            )
            % facts
        )
    return ""
