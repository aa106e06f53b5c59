"""A file of people from upload to report, through the same wizard as accounts."""

from __future__ import annotations

import pytest

from kam.tenancy.scope import tenant
from stakeholders.models import Judgement, Stakeholder
from tests import factories
from tests.accounts.imports.steps import bring_in
from tests.stakeholders.factories import stakeholder

pytestmark = pytest.mark.django_db(transaction=True)
FILE = """Nom;Compte;E-mail;Profil;Intitulé du poste;Rattaché à
Nora Kessel;Orvelle;nora@x.example;Décideur économique;Directrice financière;
Hélène Baroux;Orvelle;;;Directrice des opérations;Nora Kessel
Ivan;Nowhere;;;;
"""


def test_people_come_in_and_a_second_time_nothing_changes(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house, "Orvelle")
        known = stakeholder(house, account, source="Fair")
    client = sign_in(house.administrator)
    done = bring_in(client, house, "contacts.csv", FILE.encode())
    assert done.kind == "people"
    assert {key: n for key, n in done.counts["outcomes"].items() if n} == {"created": 1, "updated": 1, "rejected": 1}
    assert "People" in client.get("/accounts/imports/").content.decode()
    with tenant(house.organisation.pk):
        nora = Stakeholder.objects.get(name="Nora Kessel")
        known.refresh_from_db()
        assert (nora.profile, nora.source, nora.email) == ("decision_maker", "import", "nora@x.example")
        assert (known.reports_to, known.job_title, known.source) == (nora, "Directrice des opérations", "Fair")
        assert Judgement.objects.filter(stakeholder=nora).count() == 1
    again = bring_in(client, house, "contacts.csv", FILE.encode())
    assert {key: n for key, n in again.counts["outcomes"].items() if n} == {"unchanged": 2, "rejected": 1}
