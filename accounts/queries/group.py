"""Where an account stands in its group: its head, who leads the group, and who is above whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from accounts.access import Right, may
from accounts.choices import Coordination
from accounts.models import Account, AccountMember
from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id

# `union`, not `union all`: what the database's own guard could not refuse in the past must not turn for ever.
ABOVE = """
with recursive above(id, parent_id) as (
    select id, parent_id from accounts_account where organisation_id = %s and id = %s
    union
    select a.id, a.parent_id from accounts_account a join above on a.id = above.parent_id where a.organisation_id = %s
)
"""
HEAD = ABOVE + "select id from above where parent_id is null"
BELOW = ABOVE + "select 1 from above where id = %s"


@dataclass(frozen=True)
class Coordinators:
    """Who leads the group an account belongs to. `head` is None where the reader may not see it."""

    head_id: int
    head: Account | None
    leads: list[AccountMember]  # the global lead first, then the local ones by region

    @property
    def global_lead(self) -> AccountMember | None:
        """The one who leads the whole group."""
        return next((one for one in self.leads if one.coordination == Coordination.GLOBAL), None)

    @property
    def local_leads(self) -> list[AccountMember]:
        """Who leads a region, by region."""
        return [one for one in self.leads if one.coordination == Coordination.LOCAL]


def head_id_of(account_id: int) -> int:
    """The account at the top of the group; the account itself where it belongs to none. One query."""
    found = _read(HEAD, account_id)
    return int(found[0]) if found else account_id


def is_below(account_id: int, other_id: int) -> bool:
    """Whether `account_id` is `other_id` or a subsidiary of it, at any depth. One query."""
    return _read(BELOW, account_id, other_id) is not None


def coordinators_of(account: Account, actor: Membership) -> Coordinators:
    """Who leads the account's group. One query for a head, three at most for a subsidiary."""
    head_id = account.pk if account.parent_id is None else head_id_of(account.pk)
    places = AccountMember.objects.filter(account=head_id).exclude(coordination="").select_related("member", "account")
    leads = list(places.order_by("coordination", "region", "member__name"))
    head = account if head_id == account.pk else Account.objects.filter(pk=head_id).first()
    return Coordinators(head_id, head if head is not None and may(actor, head, Right.VIEW) else None, leads)


def _read(statement: str, account_id: int, *more: Any) -> Any:
    organisation = required_organisation_id()
    with connection.cursor() as cursor:
        cursor.execute(statement, [organisation, account_id, organisation, *more])
        return cursor.fetchone()
