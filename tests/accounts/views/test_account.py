"""One account: overview, history, creation, change."""

from __future__ import annotations

from uuid import uuid4

import pytest

from accounts.models import Account
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import account_fields, contract, place
from tests.accounts.rollcall import assert_doors, queries, writes

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house, country="FR", website="https://orvelle.example", city="Lyon")


@pytest.mark.parametrize("tail", ["", "history/", "journey/", "value/", "team/"])
def test_doors_of_the_pages_one_reads(house, rival, sign_in, account, tail):
    url = f"/accounts/{account.pk}/{tail}"
    assert_doors(sign_in, rival, url, allowed=house.executive, refused=house.contributor, wrong_method="post")
    with tenant(house.organisation.pk):
        place(house, account, house.contributor)
    assert sign_in(house.contributor).get(url).status_code == 200


@pytest.mark.parametrize("tail", ["edit/", "journey/leave/", "contracts/new/", "team/add/"])
def test_doors_of_the_pages_one_writes(house, rival, sign_in, account, tail):
    url = f"/accounts/{account.pk}/{tail}"
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive)
    assert_doors(sign_in, rival, url, allowed=house.administrator, refused=house.contributor, method="post")
    panel = sign_in(house.kam).get(url, **HTMX).content.decode()
    assert "panel-title" in panel
    assert "<html" not in panel


def test_a_reader_sees_no_buttons_that_write(house, sign_in, account):
    body = sign_in(house.executive).get(f"/accounts/{account.pk}/").content.decode()
    assert f"/accounts/{account.pk}/edit/" not in body
    assert f"/accounts/{account.pk}/edit/" in sign_in(house.kam).get(f"/accounts/{account.pk}/").content.decode()


def test_the_overview_costs_the_same_at_1_3_and_200_children(house, sign_in, account):
    client, costs = sign_in(house.kam), []
    for count in (1, 2, 197):
        with tenant(house.organisation.pk):
            have = Account.objects.count()
            for number in range(have, have + count):
                if number < 6:
                    contract(house, account, reference=f"R{number}")
            Account.objects.bulk_create(
                Account(name=f"Child {n}", parent=account, phase_since="2026-01-01", currency="EUR", revenue_12m=5)
                for n in range(have, have + count)
            )
        costs.append(queries(client, f"/accounts/{account.pk}/"))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 12
    assert len(client.get(f"/accounts/{account.pk}/").content) <= 50_000


def test_the_overview_of_an_account_alone_takes_four_statements_of_its_own(house, sign_in, account):
    frame = 5  # session, user, scope, membership, the person's organisations
    assert queries(sign_in(house.kam), f"/accounts/{account.pk}/") <= frame + 4


def test_a_typical_overview_is_small(house, sign_in, account):
    with tenant(house.organisation.pk):
        contract(house, account)
        factories.account(house, "Orvelle Iberia", parent=account)
    assert len(sign_in(house.kam).get(f"/accounts/{account.pk}/").content) <= 50_000


def test_the_group_shows_its_subsidiaries_and_their_sum(house, sign_in, account):
    with tenant(house.organisation.pk):
        child = factories.account(house, "Orvelle Iberia", parent=account)
        Account.objects.filter(pk=account.pk).update(revenue_12m=1_000_000)
        Account.objects.filter(pk=child.pk).update(revenue_12m=500_000)
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/").content.decode()
    assert "Orvelle Iberia" in body
    assert "€1.5M" in body
    assert "1 direct subsidiary" in body
    assert "This account and its direct subsidiaries" in body


def test_the_history_tells_who_changed_what(house, sign_in, account):
    client = sign_in(house.kam)
    client.post(f"/accounts/{account.pk}/edit/", _fields(house, account, city="Villeurbanne"))
    for extra in ({}, HTMX):
        body = client.get(f"/accounts/{account.pk}/history/", **extra).content.decode()
        assert "Villeurbanne" in body
        assert "changed the account" in body


def _fields(house, account, **changes):
    typed = {"name": account.name, "owner": house.kam.pk, "currency": "EUR", "country": "FR", "version": "1"}
    return typed | {"city": "Lyon", "website": "https://orvelle.example"} | changes


class TestCreate:
    """A new account."""

    URL = "/accounts/new/"

    def test_doors(self, house, sign_in, client):
        assert client.get(self.URL).status_code == 302
        assert sign_in(house.kam).get(self.URL).status_code == 200
        assert sign_in(house.contributor).get(self.URL).status_code == 403
        assert sign_in(house.executive).post(self.URL).status_code == 403
        assert sign_in(house.kam).put(self.URL).status_code == 405

    def test_it_is_made_and_opened(self, house, sign_in):
        answer = sign_in(house.kam).post(self.URL, account_fields(house, client_revenue="1 200,5", token=uuid4()))
        with tenant(house.organisation.pk):
            made = Account.objects.get()
            assert (made.name, made.phase, made.owner_id) == ("Cabral Foods", "qualification", house.kam.pk)
            assert str(made.client_revenue) == "1200.50"
        assert answer["Location"] == f"/accounts/{made.pk}/"

    def test_sent_twice_it_is_one(self, house, sign_in):
        client, typed = sign_in(house.kam), account_fields(house, token=uuid4())
        first, second = client.post(self.URL, typed), client.post(self.URL, typed)
        assert first["Location"] == second["Location"]
        with tenant(house.organisation.pk):
            assert Account.objects.count() == 1

    def test_bad_input_is_told_beside_the_field_and_kept(self, house, sign_in):
        typed = account_fields(house, name="  ", city="Porto", website="not an address", employees="-4")
        answer = sign_in(house.kam).post(self.URL, typed)
        body = answer.content.decode()
        assert answer.status_code == 422
        assert 'value="Porto"' in body
        assert 'value="not an address"' in body
        assert body.count('aria-invalid="true"') == 3

    def test_a_taken_reference_is_told_beside_the_field(self, house, sign_in):
        with tenant(house.organisation.pk):
            factories.account(house, external_reference="X1")
        answer = sign_in(house.kam).post(self.URL, account_fields(house, external_reference="X1"))
        assert answer.status_code == 422
        assert b"Another account has this reference" in answer.content

    def test_another_organisations_people_and_groups_are_no_choice(self, house, rival, sign_in):
        with tenant(rival.organisation.pk):
            foreign = factories.account(rival, "Zanzibar Spices")
        for typed in ({"owner": rival.kam.pk}, {"parent": foreign.pk}, {"sponsor": rival.executive.pk}):
            answer = sign_in(house.kam).post(self.URL, account_fields(house, **typed))
            assert answer.status_code == 422
            assert b"Spices" not in answer.content


class TestEdit:
    """Changing facts."""

    def test_a_change_is_kept(self, house, sign_in, account):
        answer = sign_in(house.kam).post(f"/accounts/{account.pk}/edit/", _fields(house, account, name="Orvelle SA"))
        assert answer["Location"] == f"/accounts/{account.pk}/"
        with tenant(house.organisation.pk):
            assert Account.objects.get().name == "Orvelle SA"

    def test_a_stale_save_shows_both_versions_and_keeps_the_text(self, house, sign_in, account):
        url, mine, theirs = f"/accounts/{account.pk}/edit/", sign_in(house.kam), sign_in(house.administrator)
        theirs.post(url, _fields(house, account, city="Grenoble"))
        answer = mine.post(url, _fields(house, account, city="Annecy", industry="Transport"))
        body = answer.content.decode()
        assert answer.status_code == 409
        assert "Grenoble" in body
        assert 'value="Annecy"' in body
        assert 'value="Transport"' in body
        assert 'name="version" value="2"' in body
        again = mine.post(url, _fields(house, account, city="Annecy", version="2"))
        assert again.status_code == 302
        with tenant(house.organisation.pk):
            assert Account.objects.get().city == "Annecy"

    def test_bad_input_is_kept(self, house, sign_in, account):
        answer = sign_in(house.kam).post(f"/accounts/{account.pk}/edit/", _fields(house, account, name="", city="Dole"))
        assert answer.status_code == 422
        assert b'value="Dole"' in answer.content

    def test_a_taken_name_is_told_and_nothing_of_the_save_remains(self, house, sign_in, account):
        with tenant(house.organisation.pk):
            factories.account(house, external_reference="X1")
        url = f"/accounts/{account.pk}/edit/"
        answer = sign_in(house.kam).post(url, _fields(house, account, city="Dole", external_reference="X1"))
        assert answer.status_code == 422
        assert b"Another account has this reference" in answer.content
        assert b'value="Dole"' in answer.content
        with tenant(house.organisation.pk):
            assert Account.objects.get(pk=account.pk).city == "Lyon"

    @pytest.mark.parametrize("typed", [{"owner": "0"}, {"sponsor": "x"}, {"parent": "9" * 30}, {"country": "QQ"}])
    def test_what_nobody_offers_cannot_be_chosen(self, house, sign_in, account, typed):
        answer = sign_in(house.kam).post(f"/accounts/{account.pk}/edit/", _fields(house, account, **typed))
        assert answer.status_code == 422
        assert answer.content.decode().count('aria-invalid="true"') == 1

    def test_who_has_left_cannot_own(self, house, sign_in, account):
        with tenant(house.organisation.pk):
            Membership.objects.filter(pk=house.executive.pk).update(status="deactivated")
        url, typed = f"/accounts/{account.pk}/edit/", _fields(house, account, sponsor=house.executive.pk)
        assert sign_in(house.kam).post(url, typed).status_code == 422

    def test_a_save_reads_no_choices(self, house, sign_in, account):
        url = f"/accounts/{account.pk}/edit/"
        assert writes(sign_in(house.administrator), url, _fields(house, account, city="Annecy")) <= 9

    def test_many_accounts_are_searched_by_the_server(self, house, sign_in, account, monkeypatch):
        monkeypatch.setattr("accounts.forms.account.LISTED", 1)
        with tenant(house.organisation.pk):
            one, two = factories.account(house, "One"), factories.account(house, "Two")
        body = sign_in(house.kam).get(f"/accounts/{account.pk}/edit/").content.decode()
        assert 'data-combobox="/accounts/options/"' in body
        assert ">Two</option>" not in body
        answer = sign_in(house.kam).post(f"/accounts/{account.pk}/edit/", _fields(house, account, parent=two.pk))
        assert answer.status_code == 302
        with tenant(house.organisation.pk):
            assert Account.objects.get(pk=account.pk).parent_id == two.pk != one.pk
