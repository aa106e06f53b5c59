"""From an id to an object, by the rights of the person who asks: the one way in."""

from stakeholders.access.contacts import (
    account_to_log,
    may_correct,
    question_for,
    require_correction,
    require_logging,
    touchpoint_for,
)
from stakeholders.access.handovers import handover_for, handover_line_for, may_lead, require_lead
from stakeholders.access.letters import attachment_for, mail_for
from stakeholders.access.people import merge_for, stakeholder_for, visible_stakeholders
from stakeholders.access.private import on_team, privacy_request_for, require_team, team_note_for
from stakeholders.access.profiles import journey_for, own_profile_for
from stakeholders.access.relations import pair_for, tie_for

__all__ = [
    "account_to_log",
    "attachment_for",
    "handover_for",
    "handover_line_for",
    "journey_for",
    "mail_for",
    "may_correct",
    "may_lead",
    "merge_for",
    "on_team",
    "own_profile_for",
    "pair_for",
    "privacy_request_for",
    "question_for",
    "require_correction",
    "require_lead",
    "require_logging",
    "require_team",
    "stakeholder_for",
    "team_note_for",
    "tie_for",
    "touchpoint_for",
    "visible_stakeholders",
]
