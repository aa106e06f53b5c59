"""What an objective lacks to be specific, measurable, owned, dated and worked on: a pure rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

ENOUGH_ACTIONS = 2


class Gap(StrEnum):
    """One thing an objective lacks."""

    MEASURE = "measure"
    TARGET = "target"
    DATE = "date"
    OWNER = "owner"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Stated:
    """What the rule needs of an objective. `live_actions` are those not dropped: open or done."""

    measure: str
    target: Decimal | None
    due_on: date | None
    owned: bool
    live_actions: int
    starts_on: date
    ends_on: date


def gaps_of(stated: Stated) -> list[Gap]:
    """What is missing, in the order in which one would fill it; empty for a SMART objective."""
    missing = {
        Gap.MEASURE: not stated.measure.strip(),
        Gap.TARGET: stated.target is None,
        Gap.DATE: stated.due_on is None or not stated.starts_on <= stated.due_on <= stated.ends_on,
        Gap.OWNER: not stated.owned,
        Gap.ACTIONS: stated.live_actions < ENOUGH_ACTIONS,
    }
    return [gap for gap, lacks in missing.items() if lacks]


def gap_word(gap: Gap) -> str:
    """A gap in the reader's language."""
    words = {
        Gap.MEASURE: _("a measure"),
        Gap.TARGET: _("a target"),
        Gap.DATE: _("a date within the plan's period"),
        Gap.OWNER: _("an owner"),
        Gap.ACTIONS: _("two actions"),
    }
    return words[gap]


def gaps_sentence(gaps: Sequence[Gap]) -> str:
    """All gaps in one sentence, or nothing."""
    return _("Still to be SMART: %(gaps)s.") % {"gaps": ", ".join(map(gap_word, gaps))} if gaps else ""
