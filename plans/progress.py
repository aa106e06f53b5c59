"""How far an objective has come from its starting value to its target, and whether that is on course: a pure rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

# Points of progress an objective may lag behind the time elapsed before it is behind, and before it is at risk.
BEHIND, AT_RISK = 10, 30


class Course(StrEnum):
    """How an objective stands against its date."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    MISSED = "missed"
    UNKNOWN = "unknown"


TONES = {
    Course.REACHED: "good",
    Course.ON_COURSE: "good",
    Course.BEHIND: "watch",
    Course.AT_RISK: "risk",
    Course.MISSED: "risk",
    Course.UNKNOWN: "neutral",
}


@dataclass(frozen=True)
class Measured:
    """What the rule needs of an objective; `starts_on` is when its plan begins."""

    baseline: Decimal | None
    target: Decimal | None
    current: Decimal | None
    starts_on: date
    due_on: date


@dataclass(frozen=True)
class Progress:
    """Whole per cent of the way and of the time; `percent` is None where nothing is measured yet."""

    percent: int | None
    elapsed: int
    course: Course

    @property
    def tone(self) -> str:
        """The state colour."""
        return TONES[self.course]

    @property
    def word(self) -> str:
        """The course in the reader's language."""
        return course_word(self.course)

    @property
    def reason(self) -> str:
        """Why: the way done and the time gone, in the reader's language."""
        if self.percent is None:
            return _("Not measured yet.")
        figures = {"percent": self.percent, "elapsed": self.elapsed}
        if self.course == Course.REACHED:
            return _("The target is reached, with %(elapsed)s%% of the time gone.") % figures
        if self.course == Course.MISSED:
            return _("The date has passed with %(percent)s%% of the way done.") % figures
        return _("%(percent)s%% of the way done, %(elapsed)s%% of the time gone.") % figures


def course_word(course: str) -> str:
    """A course's word."""
    words = {
        "reached": _("reached"),
        "on_course": _("on course"),
        "behind": _("behind"),
        "at_risk": _("at risk"),
        "missed": _("missed"),
        "unknown": _("not measured"),
    }
    return words[str(course)]


def way_done(baseline: Decimal | None, target: Decimal, current: Decimal) -> int:
    """Whole per cent from the starting value (none: zero) to the target, 0 to 100; 100 only when it is reached.

    A target below the starting value is one to come down to; one equal to it is a level to hold.
    """
    start = Decimal(0) if baseline is None else baseline
    if target == start:
        return 100 if current >= target else 0
    share = (current - start) / (target - start)
    return 100 if share >= 1 else max(0, int(share * 100))


def time_gone(starts_on: date, due_on: date, today: date) -> int:
    """Whole per cent of the time from the plan's start to the objective's date, 0 to 100."""
    if today >= due_on:
        return 100
    days = (due_on - starts_on).days
    return max(0, (today - starts_on).days * 100 // days) if days > 0 else 0


def progress(measured: Measured, today: date) -> Progress:
    """The objective's progress today."""
    elapsed = time_gone(measured.starts_on, measured.due_on, today)
    if measured.target is None or measured.current is None:
        return Progress(None, elapsed, Course.UNKNOWN)
    percent = way_done(measured.baseline, measured.target, measured.current)
    return Progress(percent, elapsed, _course(percent, elapsed, late=today > measured.due_on))


def _course(percent: int, elapsed: int, *, late: bool) -> Course:
    if percent >= 100:
        return Course.REACHED
    if late:
        return Course.MISSED
    lag = elapsed - percent
    if lag <= BEHIND:
        return Course.ON_COURSE
    return Course.BEHIND if lag <= AT_RISK else Course.AT_RISK
