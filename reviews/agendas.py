"""Agendas to start from: an hour, most of it on what comes next. Suggestions, to be edited."""

from __future__ import annotations

from django.utils.translation import gettext as _

from reviews.choices import MeetingKind
from reviews.draft import AgendaPoint

MOST_POINTS = 30


def suggested_agenda(kind: str) -> list[AgendaPoint]:
    """Points of a good meeting of this kind, in the reader's language, 60 minutes in all."""
    makers = {MeetingKind.STEERING: _steering, MeetingKind.ANNUAL: _annual, MeetingKind.EXECUTIVE: _executive}
    return [AgendaPoint(title, minutes) for title, minutes in makers.get(MeetingKind(kind), _qbr)()]


def _qbr() -> list[tuple[str, int]]:
    """18 minutes on the quarter behind us, 42 on what comes next."""
    return [
        (_("Welcome, and what we want to decide today"), 3),
        (_("What we agreed last time, and what came of it"), 7),
        (_("Results and service over the quarter"), 8),
        (_("Your priorities for the next 90 days"), 12),
        (_("Joint objectives and the value to create"), 15),
        (_("Decisions and actions, with owners and dates"), 10),
        (_("Date and people of the next review"), 5),
    ]


def _steering() -> list[tuple[str, int]]:
    return [
        (_("Progress since the last committee"), 10),
        (_("Service levels, incidents and risks"), 15),
        (_("Points to arbitrate"), 20),
        (_("Decisions and actions, with owners and dates"), 15),
    ]


def _annual() -> list[tuple[str, int]]:
    return [
        (_("The year behind us, in figures and facts"), 15),
        (_("Your strategy and priorities for the year to come"), 20),
        (_("Joint objectives, initiatives and investments"), 20),
        (_("Next steps, with owners and dates"), 5),
    ]


def _executive() -> list[tuple[str, int]]:
    return [
        (_("State of the relationship, in five minutes"), 5),
        (_("Your strategic agenda"), 20),
        (_("What we can build together"), 25),
        (_("What we ask of each other"), 10),
    ]


def total_minutes(points: list[AgendaPoint]) -> int:
    """The time all points take."""
    return sum(point.minutes for point in points)
