"""No page takes more statements because there are more rows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kam.tenancy.scope import tenant
from tests.insights.factories import many_accounts

BUDGET = {
    "my_day": 10,
    "programme": 5,
    "signal_list": 12,
    "search": 12,
    "palette": 12,
    "digest_preview": 12,
    "account_risks": 12,
    "account_risk_panel": 12,
    "account_header_facts": 7,
    "alert_detail": 12,
}
FRAME = ("SAVEPOINT", "RELEASE", "select set_config('app.org', ''")  # the test's own transaction, not a request's
HTML = {"signal_list": 60_000}  # fifty rows


def statements(client, url):
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return sum(not one["sql"].startswith(FRAME) for one in found.captured_queries)


@pytest.mark.parametrize("name", BUDGET)
def test_the_number_of_statements_is_small_and_flat(place, sign_in, name):
    member = place.house.administrator if name == "programme" else place.house.kam
    client, url = sign_in(member), place.url(name, "?q=account" if name in {"search", "palette"} else "")
    client.get(url)
    counts = []
    for more in (0, 2, 197):
        with tenant(place.house.organisation.pk):
            many_accounts(place.house, more)
        counts.append(statements(client, url))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= BUDGET[name], counts
    assert len(client.get(url).content) <= HTML.get(name, 40_000)
