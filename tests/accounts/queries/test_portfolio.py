"""The portfolio's pages and totals."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import Account
from accounts.queries import portfolio, shapes
from accounts.queries.chosen import current_accounts, found_by
from accounts.queries.filters import SORTS, Filters
from accounts.queries.portfolio import listing
from accounts.queries.totals import totals
from tests import factories
from tests.accounts.factories import contract, place

TODAY = date(2026, 11, 23)


def _many(house, count: int = 23) -> set[int]:
    chance = random.Random(5)  # noqa: S311 the same rows each time
    made = Account.objects.bulk_create(
        Account(
            name=chance.choice(["Éclair", "eclair", "Atlas", "Zénith"]) + f" {number % 7}",
            parent=None,
            owner=chance.choice([house.kam, house.administrator, None]),
            phase=chance.choice(["qualification", "development", "renewal"]),
            phase_since=TODAY,
            currency="EUR",
            country=chance.choice(["FR", "", "DE"]),
            revenue_12m=chance.choice([None, Decimal("5"), Decimal("7.50")]),
            renewal_on=chance.choice([None, TODAY, TODAY + timedelta(days=200)]),
            last_touch_on=chance.choice([None, TODAY, TODAY - timedelta(days=60)]),
        )
        for number in range(count)
    )
    return {one.pk for one in made}


@pytest.fixture
def short_pages(monkeypatch):
    """Four rows to a page; statements compiled for others are forgotten, before and after."""
    shapes._compiled.cache_clear()
    monkeypatch.setattr(portfolio, "ROWS", 4)
    yield
    shapes._compiled.cache_clear()


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("sort", [f"{sign}{name}" for name in SORTS for sign in ("", "-")])
def test_paging_visits_every_row_once_in_every_order_and_back(inside, sort):
    everyone, filters = _many(inside), Filters(sort=sort)
    forward, cursor = [], ""
    while True:
        page = listing(inside.kam, filters, cursor, TODAY).page
        forward.append([row["id"] for row in page.rows])
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
    seen = [pk for rows in forward for pk in rows]
    assert len(seen) == len(set(seen)) == 23
    assert set(seen) == everyone
    backward = [forward[-1]]
    while page.previous_cursor:
        page = listing(inside.kam, filters, page.previous_cursor, TODAY).page
        backward.append([row["id"] for row in page.rows])
    assert backward[::-1] == forward


STATES = [
    {}, {"q": "eclair"}, {"q": "e"}, {"mine": True}, {"renewing": True}, {"silent": True}, {"unowned": True},
    {"phase": "renewal"}, {"country": "FR"}, {"industry": "Food"}, {"q": "atl", "mine": True, "silent": True},
    {"country": "DE", "renewing": True, "unowned": True},
]  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_compiled_first_page_is_the_plain_one_whatever_was_asked_before(inside, state):
    _many(inside, 60)
    group = Account.objects.order_by("pk").first()
    place(inside, group, inside.contributor)
    Account.objects.bulk_create(
        Account(
            name=f"Atlas annex {n}", parent=group, industry="Food", phase_since=TODAY, currency="USD", revenue_12m=n
        )
        for n in range(5)
    )
    values = [{}, {"owner": inside.kam.pk}, {"owner": inside.administrator.pk}, {"group": group.pk}]
    for actor in (inside.kam, inside.administrator, inside.contributor):
        for sort in ("", "-revenue", "owner"):
            for value in values:
                filters = Filters(**state, **value, sort=sort)
                found, wanted = listing(actor, filters, "", TODAY), found_by(actor, filters, TODAY)
                if found.forgiven:
                    continue
                plain = portfolio._page(wanted, filters, "", TODAY)
                assert [row["id"] for row in found.page.rows] == [row["id"] for row in plain.rows]
                assert all(row.items() <= shown.items() for row, shown in zip(plain.rows, found.page.rows, strict=True))
                assert found.page.next_cursor == plain.next_cursor
                assert found.totals == totals(wanted, actor, TODAY)


def test_a_search_in_another_order_than_the_names_takes_one_statement(inside, django_assert_num_queries):
    factories.account(inside, "Orvelle Logistique")
    for sort, statements in (("-revenue", 1), ("", 2)):
        listing(inside.kam, Filters(q="orvelle", sort=sort), "", TODAY)
        with django_assert_num_queries(statements):
            assert listing(inside.kam, Filters(q="orvelle", sort=sort), "", TODAY).totals.count == 1


def test_what_a_filter_of_tomorrow_holds_is_not_compiled_into_a_statement(inside, monkeypatch):
    factories.account(inside, "Orvelle", country="FR")
    monkeypatch.delitem(shapes._VALUED, "country")
    for country, count in (("FR", 1), ("DE", 0), ("FR", 1)):
        assert len(listing(inside.kam, Filters(country=country), "", TODAY).page.rows) == count


def test_accents_and_case_do_not_matter_and_a_slip_is_forgiven(inside):
    factories.account(inside, "Électricité du Lac")
    factories.account(inside, "Orvelle Logistique")
    for words in ("electricite", "ÉLECTRI", "du lac"):
        found = listing(inside.kam, Filters(q=words), "", TODAY)
        assert [row["name"] for row in found.page.rows] == ["Électricité du Lac"]
        assert not found.forgiven
    slip = listing(inside.kam, Filters(q="Orvele"), "", TODAY)
    assert [row["name"] for row in slip.page.rows] == ["Orvelle Logistique"]
    assert slip.forgiven
    assert slip.totals.count == 1
    assert not listing(inside.kam, Filters(q="zzzz"), "", TODAY).page.rows


@pytest.mark.parametrize("words", ["%", "_", "\\", "100%", "';--"])
def test_signs_that_mean_something_to_sql_are_only_letters(inside, words):
    factories.account(inside, "Orvelle Logistique")
    assert not listing(inside.kam, Filters(q=words), "", TODAY).page.rows


def test_each_filter(inside):
    mine = factories.account(inside, "Mine", country="FR", industry="Food")
    other = factories.account(inside, "Other", country="DE", industry="Paper")
    child = factories.account(inside, "Child", parent=other)
    Account.objects.filter(pk=other.pk).update(owner=inside.administrator, phase="renewal", renewal_on=TODAY)
    Account.objects.filter(pk=mine.pk).update(last_touch_on=TODAY)
    Account.objects.filter(pk=child.pk).update(owner=None, last_touch_on=TODAY)

    def names(**state):
        return {row["name"] for row in listing(inside.kam, Filters(**state), "", TODAY).page.rows}

    assert names(mine=True) == {"Mine"}
    assert names(owner=inside.administrator.pk) == {"Other"}
    assert names(phase="renewal") == {"Other"}
    assert names(country="DE") == {"Other"}
    assert names(industry="Food") == {"Mine"}
    assert names(renewing=True) == {"Other"}
    assert names(silent=True) == {"Other"}
    assert names(unowned=True) == {"Child"}
    assert names(group=other.pk) == {"Other", "Child"}
    assert names(mine=True, phase="renewal") == set()


def test_totals_never_add_two_currencies(inside):
    euro, dollar = factories.account(inside, "A"), factories.account(inside, "B", currency="USD")
    Account.objects.filter(pk=euro.pk).update(revenue_12m=100, renewal_on=TODAY)
    assert totals(current_accounts(inside.kam), inside.kam, TODAY).revenue == {"EUR": Decimal(100)}
    Account.objects.filter(pk=dollar.pk).update(revenue_12m=300)
    found = totals(current_accounts(inside.kam), inside.kam, TODAY)
    assert list(found.revenue.items()) == [("USD", Decimal(300)), ("EUR", Decimal(100))]
    assert found.renewing == {"EUR": Decimal(100)}
    assert (found.count, found.chips["mine"], found.chips["renewing"]) == (2, 2, 1)


def test_counting_stops_where_nobody_counts(inside, monkeypatch):
    monkeypatch.setattr("accounts.queries.totals.MANY", 10)
    _many(inside)
    found = totals(current_accounts(inside.kam), inside.kam, TODAY)
    assert (found.count, found.many, found.revenue) == (11, True, {})


def test_the_notice_is_the_next_one_ahead(inside):
    account = factories.account(inside)
    contract(inside, account, end_on=date(2026, 12, 31))  # notice has passed
    contract(inside, account, reference="B", end_on=date(2027, 12, 31))
    row = listing(inside.kam, Filters(), "", TODAY).page.rows[0]
    assert row["notice_on"] == date(2027, 9, 30)
    assert row["renewal_on"] == date(2026, 12, 31)


def test_a_contributor_sees_the_accounts_of_their_teams(inside):
    shared, _hidden = factories.account(inside, "Shared"), factories.account(inside, "Hidden")
    place(inside, shared, inside.contributor)
    found = listing(inside.contributor, Filters(), "", TODAY)
    assert [row["name"] for row in found.page.rows] == ["Shared"]
    assert found.totals.count == 1
    assert not listing(inside.contributor, Filters(q="Hiden"), "", TODAY).page.rows
