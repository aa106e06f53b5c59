"""A relation's strength in words: the five parts, and what each stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kam.lib import formats
from stakeholders.choices import Seniority
from stakeholders.ties.strength import (
    DEPTH,
    DEPTH_FULL,
    FREQUENCY,
    FREQUENCY_DAYS,
    FREQUENCY_FULL,
    RECENCY,
    SENIORITY,
    TWO_WAY,
    TWO_WAY_FULL,
    Strength,
)


@dataclass(frozen=True)
class Part:
    """One part of a score: points of at most so many, and why."""

    label: str
    value: int
    maximum: int
    reason: str


def parts_of(found: Strength, *, today: date) -> list[Part]:
    """The five parts; their values add up to the score."""
    return [
        Part(_("Recency"), found.recency, RECENCY, _recency(found, today)),
        Part(_("Frequency"), found.frequency, FREQUENCY, _frequency(found)),
        Part(_("Two-way"), found.two_way, TWO_WAY, _two_way(found)),
        Part(_("Depth"), found.depth, DEPTH, _depth(found)),
        Part(_("Seniority"), found.seniority, SENIORITY, _seniority(found)),
    ]


def strength_word(score: int) -> str:
    """How strong, in a word: none, weak (no active thread), active, strong."""
    if not score:
        return pgettext("relation", "none")
    return [pgettext("relation", "weak"), pgettext("relation", "active"), pgettext("relation", "strong")][
        band(score) - 1
    ]


def band(score: int) -> int:
    """0 none, 1 up to 30, 2 up to 60, 3 above."""
    return 0 if not score else 1 + (score > 30) + (score > 60)


def strength_tone(score: int) -> str:
    """The state colour of a relation."""
    return ("neutral", "watch", "good", "good")[band(score)]


def _recency(found: Strength, today: date) -> str:
    if found.last_on is None:
        return _("No interaction in the last twelve months.")
    return _("Last interaction: %(day)s. Whole for a week, then halved every 45 days.") % {
        "day": formats.relative_day(found.last_on, today)
    }


def _frequency(found: Strength) -> str:
    met = ngettext("%(n)s day of contact in %(days)s days", "%(n)s days of contact in %(days)s days", found.days_met)
    values = {"met": met % {"n": found.days_met, "days": FREQUENCY_DAYS}, "full": FREQUENCY_FULL}
    return _("%(met)s; %(full)s make it whole.") % values


def _two_way(found: Strength) -> str:
    values = {"ours": found.from_us, "theirs": found.from_them, "full": TWO_WAY_FULL}
    said = _("Initiatives in six months: ours %(ours)s, theirs %(theirs)s; the smaller counts, %(full)s make it whole.")
    return said % values


def _depth(found: Strength) -> str:
    values = {"weight": formats.number(found.weight / 4, (0, 2, 1, 2)[found.weight % 4]), "full": DEPTH_FULL // 4}
    return _("In six months as much as %(weight)s meetings (a call is half of one, a decisive one three); %(full)s "
             "make it whole.") % values  # fmt: skip


def _seniority(found: Strength) -> str:
    if found.rank is None:
        return _("Their seniority is not noted: counts as staff, and fades as recency does.")
    return _("%(rank)s; fades as recency does.") % {"rank": Seniority(found.rank).label}
