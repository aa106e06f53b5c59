"""The headings that people give to their columns, in English and French, by kind and field."""

from __future__ import annotations

from accounts.choices import ImportKind

_WRITTEN = {
    ImportKind.ACCOUNTS: {
        "name": "account, account name, name, company, company name, customer, client, compte, nom, nom du compte, "
        "raison sociale, société, entreprise, nom du client",
        "external_reference": "account id, id, reference, external id, crm id, code, référence, identifiant, "
        "numéro client, code client",
        "industry": "sector, industry, vertical, secteur, secteur d'activité, activité, branche",
        "country": "country, office location, location, hq country, pays, pays du siège, localisation",
        "city": "city, town, hq city, ville",
        "website": "website, web site, url, site web, site internet, web",
        "founded": "year established, founded, year founded, established, année de création, création, fondée en",
        "client_revenue": "revenue, annual revenue, turnover, company revenue, chiffre d'affaires, ca, ca annuel",
        "employees": "employees, number of employees, headcount, staff, effectif, effectifs, salariés, "
        "nombre d'employés",
        "parent": "subsidiary of, parent, parent account, parent company, group, groupe, filiale de, maison mère, "
        "société mère",
        "owner": "owner, account owner, account manager, key account manager, kam, responsable, "
        "responsable de compte, propriétaire, commercial",
    },
    ImportKind.TEAM: {
        "name": "sales agent, agent, name, full name, sales rep, representative, salesperson, member, commercial, "
        "vendeur, nom, nom complet, collaborateur, membre",
        "email": "email, e-mail, mail, email address, courriel, adresse e-mail",
        "title": "title, job title, position, function, fonction, poste, intitulé",
        "manager": "manager, supervisor, reports to, team lead, responsable, supérieur, rattaché à",
        "office": "regional office, office, region, team, bureau, agence, région, bureau régional",
    },
    ImportKind.PRODUCTS: {
        "name": "product, product name, name, item, offering, produit, nom du produit, article, offre, nom, "
        "désignation",
        "series": "series, family, product family, range, category, gamme, famille, série, catégorie",
        "list_price": "sales price, price, list price, unit price, prix, prix de vente, tarif, prix catalogue",
    },
    ImportKind.REVENUE: {
        "reference": "opportunity id, opportunity, deal id, id, reference, opportunité, affaire, référence, "
        "identifiant",
        "account": "account, account name, customer, client, company, compte, nom du compte, société",
        "product": "product, product name, item, produit, nom du produit, article, offre",
        "agent": "sales agent, agent, owner, sales rep, salesperson, commercial, vendeur, responsable",
        "stage": "deal stage, stage, status, étape, statut, phase, état",
        "engaged_on": "engage date, open date, created date, start date, date de création, date d'ouverture, "
        "date d'engagement",
        "closed_on": "close date, closed on, closing date, won date, date de clôture, date de signature, clôturée le",
        "amount": "close value, amount, value, deal value, revenue, montant, valeur, ca, chiffre d'affaires",
    },
}
HEADINGS: dict[tuple[str, str], tuple[str, ...]] = {
    (kind, field): tuple(written.split(", ")) for kind, fields in _WRITTEN.items() for field, written in fields.items()
}
