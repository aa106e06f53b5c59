"""Every column of a person, and what becomes of it when they are erased. A test holds the list against the model.

What stays says nothing about who it was: that somebody of that profile stood at the account, how much they weighed,
and when we met. Without it coverage, journeys and past periods would change after the fact.
"""

from __future__ import annotations

from typing import Any

# Emptied: the value that stands for nothing.
EMPTIED: dict[str, Any] = {
    "job_title": "", "function": "", "seniority": None, "entity": "", "employer": "", "own_profile": None,
    "decision_role": "", "email": "", "phone": "", "location": "", "languages": [], "preferred_channel": "",
    "cadence_days": None, "reports_to": None, "counterpart": None, "notes": "", "source": "", "keep_until": None,
}  # fmt: skip
# Given another value by the service that erases.
REPLACED = ("name", "left_on", "erased_at")
STAYING: dict[str, str] = {
    "account": "where the interactions took place",
    "kind": "whether it was one of theirs or somebody they brought in",
    "profile": "which of the four profiles: coverage and journeys of past periods count by it",
    "influence": "how much somebody weighed, as a figure",
    "support": "how somebody stood towards us, as a figure",
    "last_touch_on": "when somebody was met last",
    "merged_into": "which entries were one",
    "came_from": "which entries were one, at two accounts",
    "lawful_basis": "why we kept it",
}
# The last two are kept by the database from others.
TECHNICAL = ("id", "organisation", "created_at", "version", "updated_at", "rhythm_days", "overdue_from")
# What a copy for the person holds, in this order. Whom they report to is left out: it is that person's data.
TOLD = (
    "name", "job_title", "function", "seniority", "entity", "employer", "profile", "own_profile", "decision_role",
    "email", "phone", "location", "languages", "preferred_channel", "influence", "support", "cadence_days",
    "counterpart", "notes", "last_touch_on", "left_on", "lawful_basis", "source",
)  # fmt: skip
# The columns of the history that hold words about the person.
WORDED = (
    "name", "job_title", "function", "entity", "employer", "decision_role", "email", "phone", "location", "languages",
    "preferred_channel", "notes", "source",
)  # fmt: skip
