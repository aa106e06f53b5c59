"""What a file of interactions holds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.choices import ImportKind
from accounts.importing import Field, FieldType
from accounts.importing.fields import Kind

_T = FieldType
LONGEST_NOTE = 20_000

TOUCHPOINTS = Kind(
    "touchpoint",
    (
        Field("at_account", _("Account"), _T.NAME, required=True, names=ImportKind.ACCOUNTS),
        Field("happened_on", _("Date"), _T.DATE, required=True),
        Field("subject", _("What happened"), _T.TEXT, required=True, longest=200),
        Field("channel", _("Channel"), _T.TEXT, longest=60),
        Field("people", _("With whom"), _T.LINES, longest=2000),
        Field("colleagues", _("Who of ours"), _T.LINES, longest=2000, names=ImportKind.TEAM),
        Field("note", _("Note"), _T.LINES, longest=LONGEST_NOTE),
        Field("sentiment", _("How it went"), _T.TEXT, longest=40),
        Field("importance", _("Importance"), _T.TEXT, longest=40),
        Field("direction", _("Who sought whom"), _T.TEXT, longest=60),
    ),
    named=_("Interactions"),
)

HEADINGS = {
    "at_account": "account, account name, account id, account reference, company, company name, customer, client, "
    "related to, compte, nom du compte, référence du compte, société, entreprise, raison sociale",
    "happened_on": "date, happened on, day, activity date, interaction date, meeting date, call date, due date, "
    "jour, date de l'échange, date de l'interaction, date du rendez-vous, date d'activité",
    "subject": "subject, what happened, topic, activity, activity subject, interaction, sujet, objet, "
    "ce qui s'est passé, activité",
    "channel": "channel, how, type, activity type, interaction type, medium, canal, type d'activité, moyen, comment",
    "people": "with whom, contact, contacts, contact name, attendees, participants, people, persons, who, avec qui, "
    "interlocuteur, interlocuteurs, nom du contact, personnes, présents",
    "colleagues": "who of ours, colleague, colleagues, our side, owner, assigned to, sales rep, by, qui de chez nous, "
    "collègue, collègues, responsable, commercial, assigné à, par",
    "note": "note, notes, comment, comments, description, details, summary, body, minutes, commentaire, commentaires, "
    "compte rendu, compte-rendu, détails, résumé, contenu",
    "sentiment": "sentiment, how it went, mood, outcome, ressenti, comment cela s'est passé, déroulement, climat, ton",
    "importance": "importance, priority, weight, priorité, poids",
    "direction": "direction, who sought whom, initiative, inbound or outbound, sens, qui a sollicité qui",
}

HINTS = {
    "at_account": _("The account's name or its external reference."),
    "happened_on": _("A day that has been, for example 2026-03-31 or 31/03/2026."),
    "channel": _("Meeting, video call, phone call, e-mail, event or other. Empty is other."),
    "people": _("People of this account by e-mail or name, parted by semicolons or commas."),
    "colleagues": _("Your colleagues by e-mail or name, parted by semicolons or commas. Empty is nobody."),
    "sentiment": _("Went well, neutral or went badly; also 1, 0 or -1. Empty is neutral."),
    "importance": _("Routine, notable or decisive; also 1, 2 or 3. Empty is routine."),
    "direction": _("We sought them, they sought us or both sides; also outbound or inbound. Empty is we sought them."),
}
