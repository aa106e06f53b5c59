"""The programme as executives see it: its figures, a minute old at most, and the open signals as they stand now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from accounts.access import visible_accounts
from insights.access import Clause, rights_clause
from insights.queries.figures import Figures, read_figures
from kam.lib.kept import kept
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from kam.tenancy.scope import current_organisation_id

SHAPE = 1  # another one whenever Figures changes, so that a release never reads what the last one kept

# The few first, then the name of each: joined, all accounts of the organisation are read for them.
ALERTS = """
select t.id, t.level, t.score, t.reasons -> 0, (select a.name from accounts_account a where a.id = t.account_id),
       (select count(*) from insights_alert l where l.organisation_id = %s and l.state = 'open' {rights})
from (select * from insights_alert l where l.organisation_id = %s and l.state = 'open' {rights}
      order by l.score desc, l.id limit 6) t
order by t.score desc, t.id
"""


class AlertLine(NamedTuple):
    """An open alert in a line, with the reason that weighs most (as JSON; None when none was given)."""

    pk: int
    level: str
    score: int
    heaviest: str | None
    account: str
    of: int  # how many are open

    @property
    def reason(self) -> Mapping[str, Any] | None:
        """The code and the facts of the heaviest reason."""
        return json.loads(self.heaviest) if self.heaviest else None


@dataclass(frozen=True)
class Programme:
    """Everything the executive dashboard says, and the moment its figures are of."""

    figures: Figures
    as_of: datetime
    alerts: list[AlertLine]

    @property
    def alert_count(self) -> int:
        """How many alerts are open, shown or not."""
        return self.alerts[0].of if self.alerts else 0


def programme_of(actor: Membership, *, today: date) -> Programme:
    """The programme of the accounts the actor may see, as of a day."""
    figures, as_of = _kept_figures(actor, today)
    return Programme(figures, as_of, _alerts(rights_clause(actor, "l.account_id")))


def _kept_figures(actor: Membership, today: date) -> tuple[Figures, datetime]:
    """The figures and when they were read; without a cache they are read each time."""
    currency = actor.organisation.currency
    whose = "all" if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS) else str(actor.pk)
    key = f"org:{actor.organisation_id}:programme:{SHAPE}:{whose}:{today}:{currency}"
    return kept(key, lambda: read_figures(visible_accounts(actor), currency, today))


def _alerts(rights: Clause) -> list[AlertLine]:
    text, given = rights
    each = [current_organisation_id(), *given]
    with connection.cursor() as cursor:
        cursor.execute(ALERTS.replace("{rights}", text), [*each, *each])
        return [AlertLine._make(row) for row in cursor.fetchall()]
