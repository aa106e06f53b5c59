"""How long we have not been in touch with a person, against the rhythm agreed: a pure rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from stakeholders.journeys.rhythm import patience


class SilenceState(StrEnum):
    """Whether the next contact is to come, due, or overdue."""

    OK = "ok"
    DUE = "due"
    OVERDUE = "overdue"


TONES = {SilenceState.OK: "good", SilenceState.DUE: "watch", SilenceState.OVERDUE: "risk"}


@dataclass(frozen=True)
class Silence:
    """The state, the days without contact, and the rhythm they are held against."""

    state: SilenceState
    days: int
    cadence: int
    ever: bool

    @property
    def tone(self) -> str:
        """The state colour; somebody new is neither good nor bad."""
        return "neutral" if self.is_new else TONES[self.state]

    @property
    def word(self) -> str:
        """The state in the reader's language."""
        return pgettext("contact", "new") if self.is_new else state_word(self.state)

    @property
    def is_new(self) -> bool:
        """Never met, and not known for long enough to be due."""
        return not self.ever and self.state == SilenceState.OK

    @property
    def ratio(self) -> float:
        """Days without contact in units of the rhythm: 1 when the next contact is due."""
        return self.days / self.cadence

    @property
    def reason(self) -> str:
        """Why: days without contact and the rhythm, in the reader's language."""
        rhythm = ngettext("a contact every day", "a contact every %(n)s days", self.cadence) % {"n": self.cadence}
        if not self.ever:
            known = ngettext("known for %(n)s day", "known for %(n)s days", self.days) % {"n": self.days}
            return _("Never contacted, %(known)s; the rhythm is %(rhythm)s.") % {"known": known, "rhythm": rhythm}
        if self.days == 0:
            return _("In touch today; the rhythm is %(rhythm)s.") % {"rhythm": rhythm}
        last = ngettext("Last contact %(n)s day ago", "Last contact %(n)s days ago", self.days) % {"n": self.days}
        return _("%(last)s; the rhythm is %(rhythm)s.") % {"last": last, "rhythm": rhythm}


def state_word(state: str) -> str:
    """A state's word: in touch, due, overdue."""
    return str(_WORDS[str(state)])


_WORDS = {
    "ok": pgettext_lazy("contact", "in touch"),
    "due": pgettext_lazy("contact", "due"),
    "overdue": pgettext_lazy("contact", "overdue"),
}


def silence(*, last_touch_on: date | None, known_since: date, cadence: int, today: date) -> Silence:
    """The silence of a person last met on `last_touch_on`, or known since a day and never met."""
    days = max(0, (today - (last_touch_on or known_since)).days)
    if days >= patience(cadence):
        state = SilenceState.OVERDUE
    else:
        state = SilenceState.DUE if days >= cadence else SilenceState.OK
    return Silence(state, days, cadence, last_touch_on is not None)
