"""The agenda as editable rows: `agenda-0-title`, `agenda-0-minutes`, … and buttons that work without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.agendas import MOST_POINTS
from reviews.draft import AgendaPoint

LONGEST_TITLE = 200


@dataclass
class AgendaRow:
    """One row as typed, and what is wrong with it."""

    title: str = ""
    minutes: str = ""
    error: str = ""

    @property
    def number(self) -> int:
        """The minutes, 0 while they are not a number."""
        return int(self.minutes) if self.minutes.isdecimal() and len(self.minutes) < 4 else 0

    @property
    def is_empty(self) -> bool:
        """Nothing typed as title: such a row is left out."""
        return not self.title


class AgendaRows:
    """The rows of one form."""

    def __init__(self, rows: Sequence[AgendaRow], length: int) -> None:
        self.rows = list(rows)
        self.length = length
        self.error = ""

    @classmethod
    def of_points(cls, points: Sequence[AgendaPoint], length: int) -> AgendaRows:
        """Rows for an agenda that exists or is suggested."""
        return cls([AgendaRow(point.title, str(point.minutes)) for point in points], length)

    @classmethod
    def of_post(cls, data: Mapping[str, str]) -> AgendaRows:
        """The rows as they were sent."""
        rows = []
        for index in range(MOST_POINTS + 1):
            title, minutes = data.get(f"agenda-{index}-title"), data.get(f"agenda-{index}-minutes", "")
            if title is None:
                break
            rows.append(AgendaRow(title.replace("\0", "").strip()[: LONGEST_TITLE + 1], minutes.strip()))
        length = data.get("minutes", "")
        return cls(rows, int(length) if length.isdecimal() and len(length) < 4 else 0)

    @property
    def total(self) -> int:
        """The minutes of all points."""
        return sum(row.number for row in self.rows if not row.is_empty)

    @property
    def left(self) -> int:
        """Minutes of the meeting without a point; negative when the agenda is too long."""
        return self.length - self.total

    def press(self, button: str) -> None:
        """What a button does: `add`, `remove:2`, `up:2`, `down:2`, `count`."""
        name, _sep, index = button.partition(":")
        at = int(index) if index.isdecimal() and len(index) < 3 else -1
        if name == "add" and len(self.rows) < MOST_POINTS:
            self.rows.append(AgendaRow())
        elif name == "remove" and 0 <= at < len(self.rows):
            del self.rows[at]
        elif name == "up" and 0 < at < len(self.rows):
            self.rows[at - 1 : at + 1] = [self.rows[at], self.rows[at - 1]]
        elif name == "down" and 0 <= at < len(self.rows) - 1:
            self.rows[at : at + 2] = [self.rows[at + 1], self.rows[at]]

    def is_valid(self) -> bool:
        """Check every row and keep the error beside it."""
        for row in self.rows:
            if len(row.title) > LONGEST_TITLE:
                row.error = _("At most %(n)s characters.") % {"n": LONGEST_TITLE}
            elif not row.is_empty and not 1 <= row.number <= 600:
                row.error = _("Give this point 1 to 600 minutes.")
        return not any(row.error for row in self.rows)

    def points(self) -> list[AgendaPoint]:
        """The agenda of valid rows."""
        return [AgendaPoint(row.title, row.number) for row in self.rows if not row.is_empty]
