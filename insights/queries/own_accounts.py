"""The accounts that hang on one person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from accounts.models import Account
from insights.access import rights_clause
from kam.tenancy.models import Membership, Role
from kam.tenancy.scope import current_organisation_id


def holds_accounts(actor: Membership) -> bool:
    """Whether accounts hang on this person: for the words of an empty day."""
    return Account.objects.filter(Q(owner=actor) | Q(sponsor=actor), archived_at__isnull=True).exists()


RENEWALS = """
select a.id, a.name, a.revenue_12m, a.currency, a.renewal_on, a.phase
from accounts_account a
where a.organisation_id = %s and a.archived_at is null and a.renewal_on is not null {whose} {rights}
order by a.renewal_on, a.id limit 6
"""


class Renewal(NamedTuple):
    """An account whose renewal comes."""

    pk: int
    name: str
    revenue_12m: Decimal | None
    currency: str
    renewal_on: date
    phase: str


def attention(actor: Membership) -> list[Renewal]:
    """The person's own accounts whose renewal comes first, soonest first; all visible ones for administrators."""
    rights, given = rights_clause(actor, "a.id")
    all_of_them = actor.role == Role.ADMINISTRATOR
    whose = "" if all_of_them else "and (a.owner_id = %s or a.sponsor_id = %s)"
    mine = [] if all_of_them else [actor.pk, actor.pk]
    with connection.cursor() as cursor:
        cursor.execute(RENEWALS.format(whose=whose, rights=rights), [current_organisation_id(), *mine, *given])
        return [Renewal._make(row) for row in cursor.fetchall()]
