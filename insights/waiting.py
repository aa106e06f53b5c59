"""What may wait for a person: the few facts of each kind that decide whether it does, and how much it weighs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from insights.my_day import (
    action_points,
    charter_points,
    handover_points,
    meeting_points,
    pair_points,
    person_points,
    rating_points,
)


class DueAction(NamedTuple):
    """An open action of one's own."""

    pk: int
    title: str
    due_on: date
    version: int
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day."""
        return action_points(self.due_on, today)


class DueStep(NamedTuple):
    """An open step of a running protocol, one's own or fallen to one as account manager."""

    pk: int
    title_en: str
    title_fr: str
    protocol_en: str
    protocol_fr: str
    due_on: date
    run: int
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day: as much as an action."""
        return action_points(self.due_on, today)


class DueGate(NamedTuple):
    """The gate to do first on the renewal runway of a contract of one's own accounts."""

    pk: int
    label_en: str
    label_fr: str
    due_on: date  # its latest safe date
    contract_id: int
    contract: str
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day: as much as an action."""
        return action_points(self.due_on, today)


class ComingMeeting(NamedTuple):
    """A planned meeting, its day in the reader's time zone, and what is prepared of it."""

    pk: int
    title: str
    starts_at: datetime
    day: date
    has_agenda: bool
    has_guests: bool
    account_id: int
    account: str

    @property
    def prepared(self) -> bool:
        """True when there is an agenda and somebody to talk to."""
        return self.has_agenda and self.has_guests

    def points(self, today: date) -> int:
        """How much it weighs on a day."""
        return meeting_points(self.day, today, prepared=self.prepared)


class SilentPerson(NamedTuple):
    """Somebody with influence, and the day we last heard of them."""

    pk: int
    name: str
    profile: str
    cadence: int
    influence: int
    last: date
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day."""
        return person_points((today - self.last).days, self.cadence, self.influence)


class OpenAlert(NamedTuple):
    """A renewal that needs somebody, and the reason that weighs most (as JSON; None when none was given)."""

    pk: int
    score: int
    level: str
    heaviest: str | None
    contract: str
    annual_value: Decimal
    currency: str
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs: its risk, but a meeting today comes before it. The day is in the risk already."""
        return min(88, self.score)


class DraftCharter(NamedTuple):
    """The draft of an own account's charter, how long it lies there, and how many expectations nobody accepted."""

    pk: int
    opened_on: date
    unaccepted: int
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day."""
        return charter_points(self.opened_on, today)


class PassingAccount(NamedTuple):
    """A hand-over one takes over or gives: how many are to be introduced, how many still on their way in all."""

    pk: int
    other: str  # the manager on the other side
    waiting: int
    open: int
    taking: bool
    moved_on: date  # the last step of any relationship, else the start
    due_on: date
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day: as an action near its end, before that only while it stands still."""
        return handover_points(self.due_on, self.moved_on, today)


class DuePair(NamedTuple):
    """Two executives who have not spoken for a whole rhythm and are to meet on no day near enough."""

    pk: int
    ours: str
    theirs: str
    own: bool  # whether one is the executive; else one is the account manager who prepares it
    met: bool  # whether `since` is their last contact; else it is the day the pair began
    cadence: int
    since: date
    account_id: int
    account: str

    @property
    def due_on(self) -> date:
        """The day on which the contact was due."""
        return self.since + timedelta(days=self.cadence)

    def points(self, today: date) -> int:
        """How much it weighs on a day."""
        return pair_points(self.due_on, self.cadence, today)


class OpenQuestion(NamedTuple):
    """A question or a problem of theirs that one promised to answer by a day."""

    pk: int
    text: str
    problem: bool
    due_on: date
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day: a promise to them, as an action."""
        return action_points(self.due_on, today)


class AwaitedRating(NamedTuple):
    """A candidate one is asked to rate, or, as the committee, to decide on."""

    pk: int
    decide: bool
    since: date
    account_id: int
    account: str

    def points(self, today: date) -> int:
        """How much it weighs on a day: others wait for it longer every day."""
        return rating_points((today - self.since).days)


Waiting = (
    AwaitedRating
    | DraftCharter
    | DueAction
    | DueGate
    | DuePair
    | DueStep
    | ComingMeeting
    | SilentPerson
    | OpenAlert
    | OpenQuestion
    | PassingAccount
)
