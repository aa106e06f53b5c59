"""No page takes more statements because there are more rows."""

from __future__ import annotations

import pytest

from kam.tenancy.scope import tenant
from tests.insights.factories import many_accounts
from tests.kam.roll_call import count_queries

BUDGET = {
    "my_day": 10,
    "programme": 10,
    "signal_list": 12,
    "search": 12,
    "palette": 12,
    "digest_preview": 14,
    "account_risks": 12,
    "account_risk_panel": 12,
    "alert_detail": 12,
}


@pytest.mark.parametrize("name", BUDGET)
def test_the_number_of_statements_is_small_and_flat(place, sign_in, name):
    member = place.house.administrator if name == "programme" else place.house.kam
    client, url = sign_in(member), place.url(name, "?q=account" if name in {"search", "palette"} else "")
    client.get(url)
    counts = []
    for more in (0, 2, 197):
        with tenant(place.house.organisation.pk):
            many_accounts(place.house, more)
        counts.append(count_queries(client, url))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= BUDGET[name], counts
    assert len(client.get(url).content) <= 40_000
    print(name, counts, len(client.get(url).content))
