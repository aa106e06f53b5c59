"""The roll-up of a group: against a naive computation, with rights, rates and without."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Account
from accounts.services.team import set_team_member
from insights.queries.group import Asked, group_page
from kam.lib.money import cents
from tests.insights.group.making import account, contract, rate

FACTORS = {"EUR": Decimal(1), "USD": Decimal("0.92"), "GBP": Decimal("1.17")}  # PLN has none
NODES = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(("EUR", "USD", "GBP", "PLN")),
        st.one_of(st.none(), st.integers(0, 9_000_000)),
        st.one_of(st.none(), st.integers(1, 900_000)),
        st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


def asked(**fields):
    return Asked(**{"currency": "", "on": timezone.localdate(), **fields})


def tree_of(nodes):
    """Accounts in the order of creation, each under an earlier one; and the parents by place."""
    made: list[Account] = []
    above: list[int | None] = []
    for place, (parent, currency, revenue, value, live) in enumerate(nodes):
        over = parent % place if place else None
        archived = None if live or not place else timezone.now()
        one = account(f"Node {place:02d}", made[over] if over is not None else None, currency=currency,
                      revenue_12m=revenue, archived_at=archived)  # fmt: skip
        if value:
            contract(one, value, score=value % 100)
        made.append(one)
        above.append(over)
    return made, above


def naive(nodes, above, place):
    """What is at or below a place: one by one."""
    below = [place]
    for other in range(place + 1, len(nodes)):
        if above[other] in below:
            below.append(other)
    counted = [nodes[one] for one in below if nodes[one][4] or one == 0]
    sums = {"revenue": None, "value": None}
    apart: dict[str, list[int | None]] = {}
    for _parent, currency, revenue, value, _live in counted:
        for name, amount in (("revenue", revenue), ("value", value)):
            if amount is None:
                continue
            if currency in FACTORS:
                sums[name] = (sums[name] or Decimal(0)) + amount * FACTORS[currency]
            else:
                held = apart.setdefault(currency, [None, None])
                held[name == "value"] = (held[name == "value"] or 0) + amount
    fragile = sum(1 for one in counted if one[3] and one[3] % 100 >= 30)
    return sums, apart, len(counted), sum(1 for one in counted if one[3]), fragile


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(NODES)
def test_it_is_what_adding_up_one_by_one_gives(inside, nodes):
    with transaction.atomic():
        rate("USD", "0.92")
        rate("GBP", "1.17")
        made, above = tree_of(nodes)
        page = group_page(made[-1], inside.kam, asked(currency="EUR"))
        places = {one.pk: place for place, one in enumerate(made)}
        assert {line.pk for line in page.lines} == set(places)
        for line in [page.whole, *page.lines]:
            place = places.get(line.pk, 0)
            sums, apart, accounts, contracts, fragile = naive(nodes, above, place)
            if place and not nodes[place][4] and not accounts:
                assert line.revenue is None
                continue
            rounded = {name: None if total is None else cents(total) for name, total in sums.items()}
            assert (line.revenue, line.value) == (rounded["revenue"], rounded["value"])
            assert {one.currency: [one.revenue, one.value] for one in line.apart} == apart
            assert (line.accounts, line.contracts or 0, line.fragile or 0) == (accounts, contracts, fragile)
        transaction.set_rollback(True)


@pytest.fixture
def group(inside):
    """A head in euro, two companies below it, a site below one of them in dollars, and one in zloty."""
    head = account("Head", revenue_12m=1000, revenue_previous_12m=500)
    west = account("West", head, revenue_12m=100)
    east = account("East", head, currency="PLN", revenue_12m=4000)
    site = account("Site", west, currency="USD", revenue_12m=200, country="US")
    rate("USD", "0.9", source="Central bank")
    return head, west, east, site


def test_one_statement_for_five_hundred_subsidiaries(inside):
    head = account("Head")
    Account.objects.bulk_create(
        Account(name=f"S {n}", parent=head, phase="development", phase_since=date(2026, 1, 1), currency="EUR",
                revenue_12m=10)
        for n in range(500)
    )  # fmt: skip
    with CaptureQueriesContext(connection) as seen:
        page = group_page(head, inside.kam, asked())
    assert page.whole.revenue == Decimal(5000)
    assert (page.whole.children, len(page.lines), page.more) == (501, 30, True)
    # The reader's organisation (a request has it), the way up, the rates, and the roll-up of everything.
    assert ["with recursive tree" in one["sql"] for one in seen.captured_queries].count(True) == 1
    assert len(seen.captured_queries) == 4
    rest = group_page(head, inside.kam, asked(after=page.lines[-1].pk))
    assert len(rest.lines) == 30
    assert {one.pk for one in rest.lines}.isdisjoint({one.pk for one in page.lines})


def test_a_currency_without_a_rate_stands_apart_and_is_never_one_to_one(inside, group):
    head, _west, east, _site = group
    page = group_page(head, inside.kam, asked())
    assert page.whole.revenue == 1000 + 100 + 200 * Decimal("0.9")
    assert [(one.currency, one.revenue) for one in page.whole.apart] == [("PLN", Decimal(4000))]
    assert [(one.missing, one.base) for one in page.missing] == [("PLN", "EUR")]
    assert [one.source for one in page.used] == ["USD"]
    assert {one.pk: one.own for one in page.lines}[east.pk] is None


def test_another_currency_and_another_day(inside, group):
    head, *_rest = group
    rate("USD", "0.5", timezone.localdate() - timedelta(days=400))
    page = group_page(head, inside.kam, asked(currency="USD", on=timezone.localdate() - timedelta(days=100)))
    assert page.whole.revenue == (1000 + 100) * 2 + 200
    page = group_page(head, inside.kam, asked(currency="PLN"))
    assert page.whole.revenue == 4000
    assert {one.source for one in page.missing} == {"EUR", "USD"}


def test_what_one_may_not_see_is_counted_and_nothing_else(inside, group):
    head, west, east, site = group
    for seen in (east, site):
        set_team_member(seen, actor=inside.administrator, member=inside.contributor, level="reader")
    page = group_page(site, inside.contributor, asked())
    assert [(one.name, one.depth) for one in page.lines] == [("East", 0), ("Site", 0)]
    assert (page.whole.hidden, page.whole.children, page.currency) == (2, 2, "USD")
    assert page.whole.revenue == 200
    set_team_member(head, actor=inside.administrator, member=inside.contributor, level="reader")
    page = group_page(site, inside.contributor, asked())
    assert [(one.name, one.depth, one.hidden) for one in page.lines] == [
        ("Head", 0, 1), ("East", 1, 0), ("Site", 1, 0),
    ]  # fmt: skip
    assert west.name not in str(page)


def test_folding_and_opening(inside, group):
    head, west, _east, site = group
    page = group_page(head, inside.kam, asked(folded=(west.pk,)))
    assert site.pk not in {one.pk for one in page.lines}
    assert {one.pk: one.revenue for one in page.lines}[west.pk] == 100 + 180
    page = group_page(head, inside.kam, asked(folded=(head.pk,)))
    assert [one.pk for one in page.lines] == [head.pk]


def test_a_large_group_opens_on_the_way_to_the_account(inside):
    head = account("Head")
    for n in range(45):
        below = account(f"Company {n:02d}", head)
        last = account("Site", below)
    page = group_page(last, inside.kam, asked())
    assert [one.name for one in page.lines[:3]] == ["Head", "Company 00", "Company 01"]
    page = group_page(last, inside.kam, asked(after=page.lines[-1].pk))
    assert [one.name for one in page.lines][-2:] == ["Company 44", "Site"]
    page = group_page(head, inside.kam, asked(opened=(Account.objects.get(name="Company 00").pk,)))
    assert [one.name for one in page.lines[:4]] == ["Head", "Company 00", "Site", "Company 01"]
