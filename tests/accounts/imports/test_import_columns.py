"""The columns' page: what was guessed is shown and may be overruled, what has two readings must be settled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.choices import ImportState
from accounts.models import Account, Revenue
from kam.tenancy.scope import tenant
from tests.accounts.imports.steps import again, bring_in, committed, latest, mapping, page, post, tried, upload
from tests.factories import account

pytestmark = pytest.mark.django_db(transaction=True)
DEALS = b'account,deal_stage,close_date,close_value\nOrvelle Logistique,Won,03/04/2026,"1,234"\n'
CLIENTS = b"account,sector,revenue\nBrume,retail,1100.04\n"


@pytest.fixture
def orvelle(house):
    with tenant(house.organisation.pk):
        return account(house)


def test_dates_and_decimals_with_two_readings_must_be_settled_beside_the_column(house, sign_in, orvelle):
    client = sign_in(house.administrator)
    upload(client, "deals.csv", DEALS)
    one = latest(house)
    shown = page(client, one)
    assert "Day first: 03/04/2026 is 3 Apr 2026" in shown
    assert "Decimal comma: 1,234 is 1.234" in shown
    answer = post(client, "check", one, mapping(house, one, column_0="account"))
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "Say whether the day or the month comes first." in body
    assert "Say which sign marks the decimals." in body
    assert 'href="#id_date_2"' in body
    assert latest(house).state == ImportState.UPLOADED


@pytest.mark.parametrize(
    ("order", "mark", "quarter", "amount"),
    [("day", "point", date(2026, 4, 1), "1234"), ("month", "comma", date(2026, 1, 1), "1.23")],
)
def test_what_the_reader_says_decides_quarter_and_amount(house, sign_in, orvelle, order, mark, quarter, amount):
    client = sign_in(house.administrator)
    one = tried(client, house, "deals.csv", DEALS, date_2=order, mark_3=mark)
    committed(client, house, one)
    with tenant(house.organisation.pk):
        figure = Revenue.objects.get()
    assert (figure.quarter, figure.amount) == (quarter, Decimal(amount))


def test_amounts_may_be_thousands(house, sign_in, orvelle):
    client = sign_in(house.administrator)
    one = tried(client, house, "deals.csv", DEALS, date_2="day", mark_3="point", unit_3="1000")
    assert one.counts["amount"] == "1234000.00"


def test_the_unit_of_a_clients_revenue_is_shown_and_may_be_overruled(house, sign_in):
    client = sign_in(house.administrator)
    upload(client, "clients.csv", CLIENTS)
    shown = page(client, latest(house))
    assert '<option value="1000000" selected>In millions: 1100.04 is US$1.1B</option>' in shown
    one = latest(house)
    post(client, "check", one, mapping(house, one, unit_2="1000"))
    committed(client, house, again(house))
    with tenant(house.organisation.pk):
        assert Account.objects.get().client_revenue == Decimal("1.10")


def test_from_the_trial_back_to_the_columns_with_what_was_chosen(house, sign_in):
    client = sign_in(house.administrator)
    one = tried(client, house, "clients.csv", CLIENTS, unit_2="1000")
    assert "?step=columns" in page(client, one)
    shown = page(client, one, "?step=columns")
    assert '<option value="1000" selected>' in shown
    assert post(client, "check", one, mapping(house, one, unit_2="1")).status_code == 302
    assert again(house).mapping["columns"]["client_revenue"]["unit"] == "0.000001"


def test_a_stale_mapping_is_refused_with_both_versions_and_keeps_what_was_chosen(house, sign_in):
    client = sign_in(house.administrator)
    upload(client, "clients.csv", CLIENTS)
    one = latest(house)
    stale = mapping(house, one, unit_2="1", column_1="city")
    assert post(client, "kind", one, {"kind": "accounts"}).status_code == 302
    answer = client.post(reverse("accounts:import_check", args=[one.pk]), stale)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert '<option value="city" selected>' in body
    assert "Somebody saved this while you were editing" in body
    assert "In units" in body
    assert f'name="version" value="{latest(house).version}"' in body
    assert latest(house).state == ImportState.UPLOADED
    answer = client.post(reverse("accounts:import_check", args=[one.pk]), {**stale, "version": latest(house).version})
    assert answer.status_code == 302


def test_one_field_has_one_column(house, sign_in):
    client = sign_in(house.administrator)
    upload(client, "clients.csv", CLIENTS)
    one = latest(house)
    answer = post(client, "check", one, mapping(house, one, column_1="name"))
    assert answer.status_code == 422
    assert "Another column is this field already." in answer.content.decode()


def test_an_import_of_before_this_page_asked_still_opens(house, sign_in):
    """What was uploaded under an earlier release carries no readings and no names to check."""
    client = sign_in(house.administrator)
    one = tried(client, house, "clients.csv", CLIENTS)
    with tenant(house.organisation.pk):
        for column in one.detected["columns"]:
            del column["ways"]
        for key in ("doubts", "strangers", "quarters"):
            del one.counts[key]
        one.save(update_fields=["detected", "counts"])
    assert "Import now" in page(client, one)
    assert "Becomes" in page(client, one, "?step=columns")
    bring_in(client, house, "clients.csv", CLIENTS)
