"""The runway gates every organisation begins with, in both languages; it may change every one of them.

Horizons after the field's (see accounts.renewals.runway): a renewal is prepared from T-180, a tender from T-365, so
that results reach two business reviews before the bid.
"""

from __future__ import annotations

from dataclasses import dataclass

from accounts.choices import Variant
from accounts.gates.checks import Words


@dataclass(frozen=True)
class DefaultGate:
    """One gate an organisation begins with."""

    variant: str
    code: str
    days: int
    label: Words
    evidence: Words
    before_notice: bool = False
    required: bool = False


def _gate(
    variant: str, code: str, days: int, en: str, fr: str, proof_en: str, proof_fr: str, **more: bool
) -> DefaultGate:
    return DefaultGate(variant, code, days, Words(en, fr), Words(proof_en, proof_fr), **more)


_R, _T = Variant.RENEWAL.value, Variant.TENDER.value
DEFAULTS: tuple[DefaultGate, ...] = (
    _gate(
        _R, "readiness", 180, "Readiness checked",
        "Préparation vérifiée",
        "What is missing of people, promises, satisfaction and money, and who mends it",
        "Ce qui manque : personnes, promesses, satisfaction, finances ; et qui s’en charge",
        before_notice=True,
    ),
    _gate(
        _R, "value-pack", 120, "Value pack handed to the sponsor", "Dossier de valeur remis au sponsor",
        "The value pack as sent", "Le dossier de valeur envoyé", before_notice=True, required=True,
    ),
    _gate(
        _R, "stakeholder-audit", 90, "Stakeholder audit done",
        "Audit des parties prenantes fait",
        "What everyone who decides answered",
        "La réponse de chacun de ceux qui décident",
        before_notice=True, required=True,
    ),
    _gate(
        _R, "executive-talk", 60, "Executive conversation held",
        "Entretien des dirigeants tenu",
        "Date and who was there; nothing was asked for",
        "Date et participants ; rien n’y fut demandé",
        before_notice=True,
    ),
    _gate(
        _R, "proposal", 30, "Proposal sent",
        "Proposition envoyée",
        "The proposal as sent", "La proposition envoyée", required=True,
    ),
    _gate(
        _R, "confirm", 7, "Confirmed, filed, thanked", "Confirmé, classé, remercié",
        "The signed contract", "Le contrat signé", required=True,
    ),
    _gate(
        _T, "savings-programme", 365, "Savings and innovation programme begun",
        "Programme d’économies et d’innovation lancé",
        "Topics, owners, and the figure each aims at", "Sujets, responsables et chiffre visé par chacun",
    ),
    _gate(
        _T, "first-results", 270, "First results shown to the client", "Premiers résultats présentés au client",
        "Figures the client has confirmed", "Chiffres confirmés par le client", required=True,
    ),
    _gate(
        _T, "bid-team", 180, "Bid team named, feedback gathered",
        "Équipe de réponse nommée, retours réunis",
        "Names, and what users and buyers said", "Noms, et ce qu’ont dit utilisateurs et acheteurs",
        before_notice=True, required=True,
    ),
    _gate(
        _T, "value-pack", 120, "Value pack handed to those who write the criteria",
        "Dossier de valeur remis à ceux qui écrivent les critères",
        "The value pack as sent", "Le dossier de valeur envoyé", before_notice=True, required=True,
    ),
    _gate(
        _T, "stakeholder-audit", 90, "Stakeholder audit: who marks, and how",
        "Audit des parties prenantes : qui note, et comment",
        "The criteria and their weights", "Les critères et leur pondération", before_notice=True,
    ),
    _gate(
        _T, "executive-talk", 60, "Executive conversation before the doors close",
        "Entretien des dirigeants avant que les portes se ferment",
        "Date and who was there", "Date et participants",
    ),
    _gate(
        _T, "offer", 30, "Offer judged without mercy, then handed in",
        "Offre jugée sans pitié, puis remise",
        "The marks of three who did not write it, and the receipt",
        "Les notes de trois personnes qui ne l’ont pas écrite, et l’accusé de réception",
        required=True,
    ),
    _gate(
        _T, "confirm", 7, "Award confirmed, reasons asked for",
        "Attribution confirmée, raisons demandées",
        "The decision and its reasons", "La décision et ses raisons", required=True,
    ),
)  # fmt: skip
