"""How loaded a key account manager is: a pure rule. Relations, not accounts, fill a month.

Load of a month = relations x hours for one + meetings ahead x hours for one + open actions x hours for one.
(The shape is that of practitioners' time budgets: two to eight hours a month for a relation, plus rituals and actions;
every figure in it is the organisation's own to set.)
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NEARLY = Decimal("0.9")  # of a limit: to be watched


class Over(StrEnum):
    """Which limit is passed."""

    ACCOUNTS = "accounts"
    RELATIONS = "relations"
    HOURS = "hours"


@dataclass(frozen=True)
class Limits:
    """What the organisation says one manager can carry, and what each thing takes, in hours of a month."""

    accounts: int
    relations: int
    hours_relation: Decimal
    hours_meeting: Decimal
    hours_action: Decimal
    hours_available: Decimal


@dataclass(frozen=True)
class Work:
    """What a manager has: counts. Meetings are those of the next thirty days, actions those due by then or late."""

    accounts: int
    subsidiaries: int
    relations: int
    meetings: int
    actions: int


@dataclass(frozen=True)
class Load:
    """The hours of a month by their source, how the limits are used (1 = full), and which are passed."""

    relation_hours: Decimal
    meeting_hours: Decimal
    action_hours: Decimal
    use: Decimal  # the most used of the three limits
    over: tuple[Over, ...]

    @property
    def hours(self) -> Decimal:
        """All of them."""
        return self.relation_hours + self.meeting_hours + self.action_hours

    @property
    def tone(self) -> str:
        """`risk` beyond a limit, `watch` near one, else `good`."""
        return "risk" if self.over else "watch" if self.use >= NEARLY else "good"


def load_of(work: Work, limits: Limits) -> Load:
    """The load of this work against these limits."""
    relation = work.relations * limits.hours_relation
    meeting, action = work.meetings * limits.hours_meeting, work.actions * limits.hours_action
    uses = {
        Over.ACCOUNTS: Decimal(work.accounts) / limits.accounts,
        Over.RELATIONS: Decimal(work.relations) / limits.relations,
        Over.HOURS: (relation + meeting + action) / limits.hours_available,
    }
    return Load(relation, meeting, action, max(uses.values()), tuple(one for one, use in uses.items() if use > 1))
