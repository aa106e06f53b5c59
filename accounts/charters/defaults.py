"""The lines a first charter may begin with, in both languages: something sensible to strike out and to change."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.choices import Channel, CharterPart, CharterSide, Rhythm
from accounts.protocols.writing import Text
from kam.lib.dates import add_months

LANGUAGE = Text("English", "Français")
OPERATIONS = Text("Operational lead", "Responsable opérationnel")
SPONSOR = Text("Internal sponsor", "Sponsor interne")
DECIDER = Text("Economic decision-maker", "Décideur économique")

# Subject, rhythm, channel, whether our sponsor speaks (else the account manager), who speaks for the client.
MODES = (
    (Text("Running business and open points", "Affaires courantes et points ouverts"),
     Rhythm.FORTNIGHTLY, Channel.VIDEO, False, OPERATIONS),
    (Text("Steering committee: progress, decisions, risks", "Comité de pilotage : avancement, décisions, risques"),
     Rhythm.MONTHLY, Channel.VIDEO, False, SPONSOR),
    (Text("Quarterly business review", "Revue trimestrielle (QBR)"),
     Rhythm.QUARTERLY, Channel.MEETING, False, DECIDER),
    (Text("Strategy and outlook between executives", "Stratégie et perspectives entre directions"),
     Rhythm.HALF_YEARLY, Channel.MEETING, True, DECIDER),
    (Text("Requests and incidents", "Demandes et incidents"),
     Rhythm.ON_NEED, Channel.PORTAL, False, OPERATIONS),
)  # fmt: skip
OURS = (
    Text(
        "Every request has a first answer within one working day, with a date for the whole one.",
        "Toute demande reçoit une première réponse sous un jour ouvré, avec la date de la réponse complète.",
    ),
    Text(
        "A change of contact, price or product is announced at least thirty days ahead.",
        "Un changement d’interlocuteur, de prix ou de produit est annoncé au moins trente jours à l’avance.",
    ),
    Text(
        "Minutes with decisions, owners and dates arrive within two working days of a meeting.",
        "Le compte rendu, avec décisions, responsables et dates, arrive sous deux jours ouvrés après chaque réunion.",
    ),
)
THEIRS = (
    Text(
        "A sponsor takes part in every quarterly review and can decide there.",
        "Un sponsor participe à chaque revue trimestrielle et peut y décider.",
    ),
    Text(
        "Projects, reorganisations and tenders that touch our work are announced before they are published.",
        "Les projets, réorganisations et appels d’offres qui touchent notre travail sont annoncés avant leur "
        "publication.",
    ),
    Text(
        "The people and the data that joint actions need are available at the agreed dates.",
        "Les personnes et les données nécessaires aux actions communes sont disponibles aux dates convenues.",
    ),
)
# Goal, measure, target.
GOALS = (
    (Text("The people who use the service are content with it", "Les utilisateurs sont satisfaits du service"),
     Text("Mean of the yearly survey", "Moyenne de l’enquête annuelle"), Text("8 out of 10", "8 sur 10")),
    (Text("The agreed service levels are kept", "Les niveaux de service convenus sont tenus"),
     Text("Months in which all are kept", "Mois où tous sont tenus"), Text("11 of 12", "11 sur 12")),
    (Text("One joint initiative brings a result that both sides measured",
          "Une initiative commune apporte un résultat mesuré par les deux parties"),
     Text("Results confirmed in a review", "Résultats confirmés en revue"), Text("1 a year", "1 par an")),
)  # fmt: skip
# When one goes there, whether our sponsor answers, who does for the client, within how many hours.
ESCALATION = (
    (Text("A request has no answer, or a date was missed",
          "Une demande reste sans réponse, ou une date n’est pas tenue"), False, OPERATIONS, 24),
    (Text("The first level finds no way out within two days",
          "Le premier niveau ne trouve pas d’issue en deux jours"), True, SPONSOR, 24),
    (Text("The service is down, or the relation itself is at stake",
          "Le service est arrêté, ou la relation elle-même est en jeu"), True, DECIDER, 4),
)  # fmt: skip
GOALS_WITHIN = 12  # months

Columns = dict[str, Any]


def suggested(language: str, *, manager: Any, sponsor: Any, today: date) -> dict[CharterPart, list[Columns]]:
    """The lines of every part in `language` ("en" or "fr"), with who speaks for us; goals are due in a year."""

    def said(text: Text) -> str:
        return text.fr if language == "fr" else text.en

    def ours(executive: bool) -> Any:
        return sponsor or manager if executive else manager

    year = add_months(today, GOALS_WITHIN)
    sides = [(CharterSide.OURS, one) for one in OURS] + [(CharterSide.THEIRS, one) for one in THEIRS]
    return {
        CharterPart.MODES: [
            {"subject": said(subject), "rhythm": rhythm, "channel": channel, "languages": said(LANGUAGE),
             "our_contact": ours(executive), "their_contact": said(theirs)}
            for subject, rhythm, channel, executive, theirs in MODES
        ],
        CharterPart.EXPECTATIONS: [{"side": side, "text": said(text)} for side, text in sides],
        CharterPart.GOALS: [
            {"text": said(text), "measure": said(measure), "target": said(target), "by_on": year}
            for text, measure, target in GOALS
        ],
        CharterPart.ESCALATION: [
            {"trigger": said(when), "our_contact": ours(executive), "their_contact": said(theirs),
             "answer_hours": hours}
            for when, executive, theirs, hours in ESCALATION
        ],
    }  # fmt: skip
