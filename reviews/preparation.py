"""What is still to prepare before a meeting: a pure rule, from facts to sentences."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reviews.choices import MeetingKind
from stakeholders.choices import Profile

# Meetings that decide something need somebody who can.
DECIDING = {MeetingKind.QBR, MeetingKind.ANNUAL, MeetingKind.EXECUTIVE}


@dataclass(frozen=True)
class Facts:
    """What is known of a meeting's preparation."""

    kind: str
    goal: str
    location: str
    minutes: int
    agenda_minutes: int
    profiles: Collection[str]
    late_actions: int = 0


@dataclass(frozen=True)
class Task:
    """Something to prepare, and where: `edit` on the meeting's form, `actions` on the account's plan."""

    text: str
    where: str = "edit"


def to_prepare(facts: Facts) -> list[Task]:
    """The open points, the gravest first; empty when the meeting is ready."""
    return [*_people(facts), *_content(facts), *_rest(facts)]


def _people(facts: Facts) -> list[Task]:
    if not facts.profiles:
        return [Task(_("Nobody of the client is invited yet."))]
    if facts.kind in DECIDING and Profile.DECISION_MAKER not in facts.profiles:
        return [Task(_("No economic decision-maker is invited."))]
    return []


def _content(facts: Facts) -> list[Task]:
    found = [] if facts.goal else [Task(_("The goal of the meeting is not written down."))]
    over = facts.agenda_minutes - facts.minutes
    if not facts.agenda_minutes:
        found.append(Task(_("The agenda is empty.")))
    elif over > 0:
        words = ngettext(
            "The agenda is %(n)s minute longer than the meeting.",
            "The agenda is %(n)s minutes longer than the meeting.",
            over,
        )
        found.append(Task(words % {"n": over}))
    return found


def _rest(facts: Facts) -> list[Task]:
    found = [] if facts.location else [Task(_("The place or link is missing."))]
    if facts.late_actions:
        late = ngettext(
            "%(n)s action for this account is late.", "%(n)s actions for this account are late.", facts.late_actions
        )
        found.append(Task(late % {"n": facts.late_actions}, "actions"))
    return found
