"""The stages of an opportunity: won is revenue, everything else is told and left out."""

from __future__ import annotations

from functools import cache

from accounts.importing.matching import Matcher

WON, LOST, OPEN = "won", "lost", "open"
_NAMES = {
    WON: ("Won", "Closed won", "Closed - Won", "Signed", "Gagné", "Gagnée", "Signé", "Signée", "Remporté", "Conclue"),
    LOST: ("Lost", "Closed lost", "Closed - Lost", "Abandoned", "Cancelled", "Perdu", "Perdue", "Abandonné",
           "Abandonnée", "Annulée"),
    OPEN: ("Open", "Engaging", "Prospecting", "Qualification", "Proposal", "Negotiation", "In progress", "New",
           "Lead", "Discovery", "En cours", "Prospection", "Proposition", "Négociation", "Nouveau", "Ouverte",
           "Qualifiée"),
}  # fmt: skip


def stage_names() -> dict[str, str]:
    """The names to answer with, by what they mean."""
    return {stage: names[0] for stage, names in _NAMES.items()}


@cache
def stage_matcher() -> Matcher:
    """Recognises a stage; the value is WON, LOST or OPEN. Close spellings are not taken: they would decide on money."""
    return Matcher((name, stage) for stage, names in _NAMES.items() for name in names)
