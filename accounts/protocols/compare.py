"""What a draft changes beside the published version: a pure comparison of two lists of steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

FIELDS = (
    "title_en", "title_fr", "guidance_en", "guidance_fr", "evidence_en", "evidence_fr", "offset_days", "due_rule",
    "owner_role", "side", "evidence_required",
)  # fmt: skip


class AStep(Protocol):
    """What the comparison needs to know of a step."""

    position: int
    title_en: str
    title_fr: str


@dataclass(frozen=True)
class Difference:
    """One step on both sides: what it was, what it is to be, and the names of the fields that differ."""

    before: Any
    after: Any
    fields: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """added, removed, changed, moved or same; who is both moved and changed is changed."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        if self.fields:
            return "changed"
        return "moved" if self.before.position != self.after.position else "same"


def compare(before: Sequence[AStep], after: Sequence[AStep]) -> list[Difference]:
    """The steps of `after` in order, then those of `before` that are gone. Steps meet by a title, then by place."""
    left = list(before)
    met: dict[int, AStep] = {}
    for found_by in (_both_titles, _one_title, _place):
        for at, one in enumerate(after):
            if at in met:
                continue
            match = next((other for other in left if found_by(other, one)), None)
            if match is not None:
                met[at] = match
                left.remove(match)
    pairs = [Difference(met.get(at), one, _differing(met.get(at), one)) for at, one in enumerate(after)]
    return pairs + [Difference(one, None) for one in left]


def _both_titles(one: AStep, other: AStep) -> bool:
    return one.title_en == other.title_en and one.title_fr == other.title_fr


def _one_title(one: AStep, other: AStep) -> bool:
    return one.title_en == other.title_en or one.title_fr == other.title_fr


def _place(one: AStep, other: AStep) -> bool:
    return one.position == other.position


def _differing(before: AStep | None, after: AStep) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(name for name in FIELDS if getattr(before, name, None) != getattr(after, name, None))
