"""The gates every organisation begins with, in both languages; it may change every one of them.

Each line is a check of the registry with its parameter, or a text for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.gates.checks import Words, registered_checks


@dataclass(frozen=True)
class Default:
    """One criterion an organisation begins with."""

    phase: str
    position: int
    check: str
    parameter: int | None
    words: Words


_ASKED: dict[str, list[tuple[str, int | None] | Words]] = {
    "qualification": [
        ("accounts.manager", None),
        Words(
            "A first estimate of the account's potential exists",
            "Une première estimation du potentiel du compte existe",
        ),
    ],
    "onboarding": [
        ("accounts.manager", None),
        Words(
            "Revenue potential, strategic fit and ability to partner are assessed",
            "Le potentiel, l’adéquation stratégique et la capacité à devenir partenaire sont évalués",
        ),
        Words(
            "The decision to enter the programme is taken, with its reasons",
            "La décision d’entrer dans le programme est prise et motivée",
        ),
    ],
    "development": [
        ("stakeholders.decision_maker", 1),
        ("stakeholders.profiles", 3),
        ("plans.approved", None),
        ("accounts.contract", None),
        ("reviews.planned", None),
        ("accounts.charter_agreed", None),
        ("accounts.renewal_decided", 180),
    ],
    "consolidation": [
        ("reviews.qbr", 100),
        ("stakeholders.profiles", 4),
        ("stakeholders.decision_maker_met", 90),
        ("plans.approved", None),
        Words(
            "The client has confirmed the value delivered so far",
            "Le client a confirmé la valeur apportée jusqu’ici",
        ),
        ("accounts.renewal_decided", 180),
    ],
    "renewal": [
        ("accounts.contract", None),
        ("reviews.qbr", 100),
        ("stakeholders.decision_maker_met", 90),
        ("accounts.sponsor", None),
        Words(
            "The value delivered is gathered in one document for the client",
            "La valeur apportée est réunie dans un document destiné au client",
        ),
        Words(
            "The renewal strategy is agreed with the executive sponsor",
            "La stratégie de renouvellement est convenue avec le parrain exécutif",
        ),
    ],
}


def defaults() -> Iterator[Default]:
    """All of them, gate by gate."""
    checks = registered_checks()
    for phase, lines in _ASKED.items():
        for position, line in enumerate(lines, start=1):
            if isinstance(line, Words):
                yield Default(phase, position, "", None, line)
            elif line[0] in checks:
                yield Default(phase, position, line[0], line[1], checks[line[0]].words)
