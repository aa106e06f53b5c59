"""The revenue an account's row carries, so that a list of fifty needs no aggregates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

from kam.lib.dates import add_months, quarter_start
from kam.tenancy.scope import required_organisation_id

# One pass for any number of accounts. Rows in another currency than the account's are left out: adding euros to
# dollars would be a lie, and we know no rates. Accounts whose figures stand are not written, so they get no history.
_REFRESH = """
with figures as (
    select r.account_id,
           coalesce(sum(r.amount) filter (where r.quarter >= %(middle)s and r.quarter < %(end)s), 0) as latest,
           sum(r.amount) filter (where r.quarter >= %(start)s and r.quarter < %(middle)s) as previous
    from accounts_revenue r join accounts_account a on a.id = r.account_id and a.currency = r.currency
    where r.organisation_id = %(organisation)s and (%(every)s or r.account_id = any(%(accounts)s))
    group by r.account_id
)
update accounts_account account set revenue_12m = wanted.latest, revenue_previous_12m = wanted.previous
from (
    select a.id, figures.latest, figures.previous
    from accounts_account a left join figures on figures.account_id = a.id
    where a.organisation_id = %(organisation)s and (%(every)s or a.id = any(%(accounts)s))
) wanted
where account.id = wanted.id and account.organisation_id = %(organisation)s
  and (account.revenue_12m, account.revenue_previous_12m) is distinct from (wanted.latest, wanted.previous)
"""


def refresh_revenue(account_ids: Sequence[int] | None, today: date) -> int:
    """Bring `revenue_12m` and `revenue_previous_12m` of these accounts (None: all) up to date; the number changed.

    Twelve months are the last four complete quarters: the running one would make every account look as if it fell.
    An account without any revenue has None, one whose revenue is older has 0. Set-based: two accounts cost what one
    costs. Call it inside the act that changed the revenue.
    """
    end = quarter_start(today)
    with connection.cursor() as cursor:
        cursor.execute(
            _REFRESH,
            {
                "organisation": required_organisation_id(),
                "every": account_ids is None,
                "accounts": list(account_ids or []),
                "start": add_months(end, -24),
                "middle": add_months(end, -12),
                "end": end,
            },
        )
        return int(cursor.rowcount)
