"""What is measured: our page, its floor, and the bars of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from accounts.models import Account
from kam.tenancy.scope import tenant
from plans.models import Plan
from stakeholders.models import Stakeholder
from tests.bench.data import BARE, sign_in
from tests.bench.load import Maker, Request

TOKEN = "b" * 32
FORM = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": TOKEN}
SEARCH = urlencode({"q": "logist", "sort": "-revenue"})


@dataclass(frozen=True)
class Page:
    """A row of the table: must and aim are ratios of the floor's time, the rest are limits of ours alone."""

    name: str
    ours: Maker
    floor: Maker
    must: float
    aim: float
    statements: int
    kilobytes: int | None = None
    headers: dict[str, str] = field(default_factory=dict)


def _cookie(session: str) -> dict[str, str]:
    return {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}


def pages(house: SimpleNamespace) -> list[Page]:
    """All rows, for the people of one organisation."""
    kam, lead, chief = (_cookie(sign_in(one)) for one in (house.kam, house.administrator, house.executive))
    bare = _cookie(sign_in(house.kam, BARE))
    with tenant(house.organisation.pk):
        accounts = list(Account.objects.order_by("id").values("id", "name", "owner_id", "city", "country", "parent_id"))
        planned = list(Plan.objects.order_by("id").values_list("account_id", flat=True))
        people = list(Stakeholder.objects.order_by("id").values_list("id", flat=True)[:10000])

    def at(path: str, headers: dict[str, str]) -> Maker:
        return lambda n: Request(path, headers=headers)

    def each(path: str, ids: list[int], headers: dict[str, str]) -> Maker:
        return lambda n: Request(path % ids[n * 7919 % len(ids)], headers=headers)

    def post(path: str, row: dict[str, Any], headers: dict[str, str], fields: dict[str, Any]) -> Request:
        return Request(path % row["id"], "POST", urlencode(fields), {**headers, **FORM})

    def touch(n: int) -> Request:
        fields = {"happened_on": timezone.localdate(), "channel": "call", "subject": f"Call {n}", "sentiment": 0}
        return post("/people/touchpoints/new/?account=%s", accounts[n * 7919 % len(accounts)], kam, fields)

    def change(n: int) -> Request:
        # Every account is changed once, so that its version is known to be the first.
        row = accounts[n]
        fields = {"name": row["name"], "owner": row["owner_id"], "parent": row["parent_id"] or "", "currency": "EUR"}
        fields |= {"country": row["country"], "city": f"Ville {n}", "industry": f"Industry {n % 9}", "version": 1}
        return post("/accounts/%s/edit/", row, lead, fields)

    def floor_change(n: int) -> Request:
        fields = {"city": f"Ville {n}", "industry": f"Industry {n % 9}"}
        return post("/floor/accounts/%s/update/", accounts[n * 7919 % len(accounts)], bare, fields)

    ids = [row["id"] for row in accounts]
    long_ago = timezone.localdate() - timedelta(days=100)
    listing, search = at("/floor/accounts/", bare), at(f"/floor/accounts/?{SEARCH}", bare)
    detail, home = each("/floor/accounts/%s/", ids, bare), at("/floor/", bare)
    fragment = {**kam, "HX-Request": "true"}
    return [
        Page("portfolio list", at("/accounts/", kam), listing, 2.0, 1.2, 8, 60),
        Page("portfolio search and sort", at(f"/accounts/?{SEARCH}", kam), search, 2.0, 1.3, 8, 60),
        Page("list as fragment", at("/accounts/", fragment), listing, 1.5, 1.0, 7, 35),
        Page("search as fragment", at(f"/accounts/?{SEARCH}", fragment), search, 1.5, 1.0, 7, 35),
        Page("account", each("/accounts/%s/", ids, kam), detail, 4.0, 2.5, 12, 50),
        Page("person", each("/people/%s/", people, kam), detail, 4.0, 2.5, 12, 50),
        Page("directory", at("/people/", kam), listing, 2.0, 1.2, 8, 60),
        Page("directory search and sort", at("/people/?q=okafor&sort=-influence", kam), search, 2.0, 1.3, 8, 60),
        Page("directory as fragment", at("/people/", fragment), listing, 1.5, 1.0, 7, 35),
        Page("people who are overdue", at("/people/?silence=overdue", kam), search, 2.0, 1.3, 8, 60),
        Page("plan", each("/plans/accounts/%s/", planned, kam), detail, 4.0, 2.5, 12, 50),
        Page("map, 2,000 moments", at(f"/accounts/{ids[0]}/map/", kam), detail, 5.0, 4.0, 12, 120),
        Page("power map of 150", at(f"/people/accounts/{ids[1]}/", kam), detail, 5.0, 4.0, 12, 100),
        Page("power map, moves", at(f"/people/accounts/{ids[1]}/?since={long_ago}", kam), detail, 5.0, 4.0, 12, 100),
        Page("chart of 500", at(f"/people/accounts/{ids[2]}/chart/", kam), detail, 5.0, 4.0, 12, 50),
        Page("group of 500", at(f"/accounts/{ids[1000]}/group/", kam), detail, 4.0, 2.5, 12, 50),
        Page("capacity", at("/programme/capacity/", chief), detail, 4.0, 2.5, 12, 50),
        Page("all renewals", at("/accounts/runway/", chief), detail, 4.0, 2.5, 12, 50),
        Page("my day", at("/", kam), home, 2.0, 1.4, 10, 40),
        Page("programme", at("/programme/", chief), home, 2.0, 1.4, 10, 40),
        Page("log an interaction", touch, floor_change, 3.0, 2.0, 12),
        Page("update an account", change, floor_change, 3.0, 2.0, 12),
    ]
