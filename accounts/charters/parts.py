"""What people write in a line of each part of a charter, and how long a part may become."""

from __future__ import annotations

from accounts.choices import CharterPart

COLUMNS: dict[CharterPart, tuple[str, ...]] = {
    CharterPart.MODES: ("subject", "rhythm", "channel", "languages", "our_contact", "their_contact"),
    CharterPart.EXPECTATIONS: ("side", "text"),
    CharterPart.GOALS: ("text", "measure", "target", "by_on"),
    CharterPart.ESCALATION: ("trigger", "our_contact", "their_contact", "answer_hours"),
}
# A yes is given to words: it goes with them into the next version, and is gone when they change.
ACCEPTANCE = ("accepted_by", "accepted_on")
MAIN: dict[CharterPart, str] = {
    CharterPart.MODES: "subject",
    CharterPart.EXPECTATIONS: "text",
    CharterPart.GOALS: "text",
    CharterPart.ESCALATION: "trigger",
}
MOST_LINES = 12  # in one part: a charter nobody reads to its end is kept by nobody


def carried(part: CharterPart) -> tuple[str, ...]:
    """The columns a line takes with it into a new version."""
    return COLUMNS[part] + (ACCEPTANCE if part == CharterPart.EXPECTATIONS else ())
