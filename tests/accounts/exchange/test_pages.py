"""The settings page of exchange rates, and the rows behind it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import ExchangeRate
from accounts.queries.exchange import quotes_on
from accounts.services.exchange import add_rate
from kam.audit.models import Act
from kam.lib.errors import Invalid, NotAllowed
from kam.tenancy.scope import tenant
from tests.accounts.rollcall import queries

URL = "/accounts/exchange/"


def typed(**fields):
    return {"currency": "USD", "rate": "0.92", "valid_from": "2026-10-01", "source": "Central bank", **fields}


def test_doors(house, rival, sign_in, client):
    assert client.get(URL)["Location"].startswith("/account/login/")
    assert sign_in(house.administrator).get(URL).status_code == 200
    for other in (house.executive, house.kam, house.contributor):
        assert sign_in(other).get(URL).status_code == 403
        assert sign_in(other).post(URL, typed()).status_code == 403
    assert sign_in(house.administrator).delete(URL).status_code == 405
    sign_in(rival.administrator).post(URL, typed())
    assert b"Central bank" not in sign_in(house.administrator).get(URL).content


def test_a_rate_a_correction_and_the_history(house, sign_in):
    client = sign_in(house.administrator)
    assert client.post(URL, typed(rate="9.2")).status_code == 302
    assert client.post(URL, typed()).status_code == 302
    page = client.get(URL).content.decode()
    assert "1 USD = 9.2 EUR" in page
    assert "1 USD = 0.92 EUR" in page
    assert "1.08696" in page  # what one euro is in dollars
    with tenant(house.organisation.pk):
        [held] = quotes_on(date(2026, 11, 1))
        assert held.rate == Decimal("0.92")
        assert quotes_on(date(2026, 9, 30)) == []
        assert Act.objects.filter(verb="exchange.add").count() == 2


def test_a_rate_sent_twice_is_one(house, sign_in):
    client = sign_in(house.administrator)
    [token] = re.findall(r'name="token" value="([^"]+)"', client.get(URL).content.decode())
    assert [client.post(URL, typed(token=token)).status_code for _ in range(2)] == [302, 302]
    with tenant(house.organisation.pk):
        assert ExchangeRate.objects.count() == 1
        [kept] = Act.objects.filter(verb="exchange.add")
    assert (kept.details["currency"], kept.details["rate"], kept.details["valid_from"]) == ("USD", "0.92", "2026-10-01")


@pytest.mark.parametrize(
    "wrong",
    [{"rate": "0"}, {"rate": "-1"}, {"rate": "x"}, {"rate": "0.123456789"}, {"currency": "EUR"}, {"currency": "XXX"},
     {"valid_from": "2026-02-30"}, {"rate": "1,234"}, {"rate": ""}],
)  # fmt: skip
def test_bad_input_is_kept(house, sign_in, wrong):
    answer = sign_in(house.administrator).post(URL, typed(**wrong))
    assert answer.status_code == 422
    assert b'value="Central bank"' in answer.content
    with tenant(house.organisation.pk):
        assert not ExchangeRate.objects.exists()


@pytest.mark.parametrize(("text", "value"), [("0,921", "0.921"), ("1234.5", "1234.5"), ("0.00612345", "0.00612345")])
def test_rates_as_people_write_them(house, sign_in, text, value):
    assert sign_in(house.administrator).post(URL, typed(rate=text)).status_code == 302
    with tenant(house.organisation.pk):
        assert ExchangeRate.objects.get().rate == Decimal(value)


def test_the_service_guards_itself(inside):
    day = date(2026, 10, 1)
    with pytest.raises(NotAllowed):
        add_rate(actor=inside.executive, currency="USD", rate=Decimal(1), valid_from=day)
    for currency, rate in (("EUR", Decimal(1)), ("USD", Decimal(0))):
        with pytest.raises(Invalid):
            add_rate(actor=inside.administrator, currency=currency, rate=rate, valid_from=day)


@pytest.mark.parametrize(
    "statement", ["update accounts_exchangerate set rate = 2", "delete from accounts_exchangerate"]
)
def test_what_was_written_is_never_rewritten(inside, statement):
    add_rate(actor=inside.administrator, currency="USD", rate=Decimal(1), valid_from=date(2026, 10, 1))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_it_costs_the_same_for_one_and_many(house, sign_in):
    client = sign_in(house.administrator)
    few = queries(client, URL)
    with tenant(house.organisation.pk):
        for day in range(1, 29):
            add_rate(actor=house.administrator, currency="CHF", rate=Decimal(1), valid_from=date(2026, 2, day))
    assert queries(client, URL) == few <= 12
