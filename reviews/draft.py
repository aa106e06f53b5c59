"""What somebody wants a meeting to be: the input of the services that plan and change meetings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class AgendaPoint:
    """One point of the agenda and its time."""

    title: str
    minutes: int


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting as wanted: `starts_at` is aware, `members` and `stakeholders` are ids, not yet checked."""

    kind: str
    title: str
    starts_at: datetime
    time_zone: str
    owner: int
    minutes: int = 60
    location: str = ""
    goal: str = ""
    members: Collection[int] = ()
    stakeholders: Collection[int] = ()
    agenda: Sequence[AgendaPoint] = ()

    def columns(self) -> dict[str, Any]:
        """The meeting's own columns; attendees and agenda have tables of their own."""
        return {
            "kind": self.kind,
            "title": self.title.strip(),
            "starts_at": self.starts_at,
            "time_zone": self.time_zone,
            "owner_id": self.owner,
            "minutes": self.minutes,
            "location": self.location.strip(),
            "goal": self.goal.strip(),
        }
