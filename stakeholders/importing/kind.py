"""What a file of people holds."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from accounts.choices import ImportKind
from accounts.importing import Field, FieldType
from accounts.importing.fields import Kind

_T = FieldType

PEOPLE = Kind(
    "people",
    (
        Field("name", _("Name"), _T.NAME, required=True, longest=120),
        Field("at_account", _("Account"), _T.NAME, required=True, names=ImportKind.ACCOUNTS),
        Field("email", _("E-mail"), _T.EMAIL, longest=254),
        Field("profile", _("Profile"), _T.TEXT, longest=60),
        Field("job_title", _("Job title"), _T.TEXT, longest=120),
        Field("function", _("Function"), _T.TEXT, longest=80),
        Field("seniority", _("Seniority"), _T.TEXT, longest=60),
        Field("decision_role", _("Role in the decision"), _T.TEXT, longest=60),
        Field("entity", _("Entity"), _T.TEXT, longest=120),
        Field("employer", _("Employer, of external people"), _T.TEXT, longest=120),
        Field("phone", _("Phone"), _T.TEXT, longest=40),
        Field("location", _("Location"), _T.TEXT, longest=80),
        Field("languages", _("Languages"), _T.TEXT, longest=60),
        Field("influence", _("Influence, 1 to 5"), _T.INTEGER, smallest=Decimal(1)),
        Field("support", _("Support"), _T.TEXT, longest=40),
        Field("chief", _("Reports to"), _T.NAME, longest=120),
        Field("counterpart", _("Our contact"), _T.NAME, longest=120, names=ImportKind.TEAM),
        Field("notes", _("Notes"), _T.TEXT, longest=4000),
        Field("source", _("Source"), _T.TEXT, longest=120),
    ),
    named=_("People"),
)

HEADINGS = {
    "name": "name, full name, contact, contact name, person, stakeholder, nom, nom complet, nom du contact, "
    "interlocuteur, personne",
    "at_account": "account, account name, company, company name, customer, client, compte, nom du compte, société, "
    "entreprise, raison sociale",
    "email": "email, e-mail, mail, email address, courriel, adresse e-mail, adresse électronique",
    "profile": "profile, profile type, persona, profil",
    "job_title": "title, job title, position, poste, intitulé, intitulé du poste, titre",
    "function": "function, department, team, fonction, service, département",
    "seniority": "seniority, level, niveau, ancienneté, rang",
    "decision_role": "decision role, role in the decision, buying role, rôle dans la décision, rôle d'achat",
    "entity": "entity, site, division, business unit, entité, filiale",
    "employer": "employer, consultancy, external firm, employeur, cabinet, société externe",
    "phone": "phone, telephone, mobile, phone number, téléphone, portable, numéro de téléphone",
    "location": "location, city, town, office, lieu, ville, bureau, localisation",
    "languages": "languages, language, langues, langue",
    "influence": "influence, power, weight, pouvoir, poids",
    "support": "support, attitude, opinion, sentiment, soutien, position envers nous",
    "chief": "reports to, manager, chief, supervisor, n+1, responsable, supérieur, rattaché à",
    "counterpart": "our contact, counterpart, owner, account manager, notre contact, vis-à-vis, homologue",
    "notes": "notes, note, comment, comments, remarks, commentaire, commentaires, remarques",
    "source": "source, origin, lead source, origine, provenance",
}
