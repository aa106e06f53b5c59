"""A file of interactions from upload to report, through the same wizard as accounts and people."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from accounts.importing import KINDS, blank_sheets, propose
from accounts.models import Account
from kam.lib.tabular import Row, Unreadable, open_table, write_xlsx
from kam.lib.tabular.writing import Sheet
from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder, Touchpoint, TouchpointColleague
from tests import factories
from tests.accounts.imports.steps import bring_in, page, tried
from tests.stakeholders.factories import stakeholder

pytestmark = pytest.mark.django_db(transaction=True)
HEADS = ("Compte", "Date", "Sujet", "Canal", "Avec qui", "Collègues", "Note")


def outcomes(done):
    return {key: n for key, n in done.counts["outcomes"].items() if n}


@pytest.fixture
def place(house):
    with tenant(house.organisation.pk):
        account = factories.account(house, "Orvelle")
        other = factories.account(house, "Brandt")
        return account, stakeholder(house, account, name="Hélène Baroux"), stakeholder(house, other, name="Otto Lang")


def test_interactions_come_in_once_and_move_the_last_contact(house, place, sign_in):
    account, person, _other = place
    rows = [
        ("Orvelle", date(2026, 3, 2), "Prix", "Appel", "Hélène Baroux", house.kam.name, "Bien @" + house.kam.name),
        ("Orvelle", date(2025, 3, 2), "Avant", "Réunion", "", "", ""),
        ("Orvelle", date(2026, 3, 2), "Autre compte", "Appel", "Otto Lang", "", ""),
        ("Nulle part", date(2026, 3, 2), "Rien", "", "", "", ""),
    ]
    content = write_xlsx([Sheet("Interactions", HEADS, rows)])
    client = sign_in(house.administrator)
    trial = tried(client, house, "echanges.xlsx", content)
    shown = page(client, trial)
    assert trial.kind == "touchpoint"
    assert "is a person of Brandt, not of Orvelle" in shown
    with tenant(house.organisation.pk):
        assert not Touchpoint.objects.exists()
    done = bring_in(client, house, "echanges.xlsx", content)
    assert outcomes(done) == {"created": 2, "rejected": 2}
    with tenant(house.organisation.pk):
        person.refresh_from_db()
        account.refresh_from_db()
        assert person.last_touch_on == account.last_touch_on == date(2026, 3, 2)
        call = Touchpoint.objects.get(subject="Prix")
        assert (call.channel, call.logged_by) == ("call", house.administrator)
        assert [one.member_id for one in TouchpointColleague.objects.all()] == [house.kam.pk]
    again = bring_in(client, house, "echanges.xlsx", content)
    assert outcomes(again) == {"unchanged": 2, "rejected": 2}
    assert "Prix" in client.get(reverse("stakeholders:touchpoint_list", args=[account.pk])).content.decode()


def test_an_old_file_never_moves_the_last_contact_back(house, place, sign_in):
    account, person, _other = place
    with tenant(house.organisation.pk):
        Stakeholder.objects.filter(pk=person.pk).update(last_touch_on=date(2026, 6, 1))
        Account.objects.filter(pk=account.pk).update(last_touch_on=date(2026, 6, 1))
    bring_in(
        sign_in(house.administrator), house, "old.csv",
        "Compte;Date;Sujet;Avec qui\nOrvelle;2026-01-02;Ancien;Hélène Baroux\n".encode(),
    )  # fmt: skip
    with tenant(house.organisation.pk):
        person.refresh_from_db()
        account.refresh_from_db()
        assert person.last_touch_on == account.last_touch_on == date(2026, 6, 1)


def test_the_list_leads_to_the_import_and_the_import_to_a_template(house, place, sign_in):
    account, _person, _other = place
    url = reverse("accounts:import_template", args=["touchpoint"])
    administrator = sign_in(house.administrator)
    assert reverse("accounts:import_list") in administrator.get(
        reverse("stakeholders:touchpoint_list", args=[account.pk])
    ).content.decode()  # fmt: skip
    assert url in administrator.get(reverse("accounts:import_list")).content.decode()
    assert administrator.get(reverse("accounts:import_template", args=["nothing"])).status_code == 404
    answer = administrator.get(url)
    assert answer.content[:2] == b"PK"
    assert "attachment" in answer.headers["Content-Disposition"]
    kam = sign_in(house.kam)
    assert kam.get(url).status_code == 403
    assert "Import interactions" not in kam.get(
        reverse("stakeholders:touchpoint_list", args=[account.pk])
    ).content.decode()  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_headings_of_a_template_are_read_as_what_they_are(language):
    with override(language):
        for kind in KINDS.values():
            [table, _help] = blank_sheets(kind)
            found = propose(table.headers, [Row(2, ("",) * len(table.headers))], kind.key)
            assert [guess.field for guess in found.guesses] == [field.key for field in kind.fields], kind.key


def test_a_template_left_empty_brings_nothing_in():
    with pytest.raises(Unreadable, match="no row under them"):
        open_table(write_xlsx(blank_sheets(KINDS["touchpoint"])), "template.xlsx")
