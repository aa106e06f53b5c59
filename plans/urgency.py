"""How urgent an open action is on a day: a pure rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOON_DAYS = 7


class When(StrEnum):
    """Whether an action is overdue, due within the week, or later."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


TONES = {When.OVERDUE: "risk", When.SOON: "watch", When.LATER: "neutral"}


@dataclass(frozen=True)
class Urgency:
    """When an action is due, and by how many days (negative: overdue)."""

    when: When
    days: int

    @property
    def tone(self) -> str:
        """The state colour."""
        return TONES[self.when]

    @property
    def word(self) -> str:
        """The distance in the reader's language."""
        if self.days == 0:
            return _("due today")
        if self.days < 0:
            return ngettext("%(n)s day overdue", "%(n)s days overdue", -self.days) % {"n": -self.days}
        return ngettext("due in %(n)s day", "due in %(n)s days", self.days) % {"n": self.days}


def urgency(due_on: date, today: date) -> Urgency:
    """The urgency of an open action due on a day."""
    days = (due_on - today).days
    if days < 0:
        return Urgency(When.OVERDUE, days)
    return Urgency(When.SOON if days <= SOON_DAYS else When.LATER, days)


def postponed(due_on: date, days: int, today: date) -> date:
    """The new date when an action is put off by so many days: from its date, or from today when that has passed."""
    return max(due_on, today) + timedelta(days=days)
