"""Where an account stands in its group: its head, who leads the group, and who is above whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from accounts.access import Right, may
from accounts.choices import Coordination
from accounts.models import Account, AccountMember
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from kam.tenancy.prepared import prepared
from kam.tenancy.scope import required_organisation_id

# `union`, not `union all`: what the database's own guard could not refuse in the past must not turn for ever.
ABOVE = """
with recursive above(id, parent_id) as (
    select id, parent_id from accounts_account where organisation_id = %s and id = %s
    union
    select a.id, a.parent_id from accounts_account a join above on a.id = above.parent_id where a.organisation_id = %s
)
select id, parent_id from above
"""

_leads: Compiled[AccountMember] = compiled(
    lambda head: (
        AccountMember.objects.filter(account_id=head)
        .exclude(coordination="")
        .select_related("member", "account")
        .order_by("coordination", "region", "member__name")
    ),
    head=int,
)


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


def head_of(account_id: int) -> tuple[int, list[int]]:
    """The account at the top of the group, and the ids from the account up to it. One query."""
    organisation = required_organisation_id()
    with prepared(connection) as cursor:
        cursor.execute(ABOVE, [organisation, account_id, organisation])
        rows: list[tuple[int, int | None]] = cursor.fetchall()
    return next((pk for pk, parent in rows if parent is None), account_id), [pk for pk, _parent in rows]


def is_below(account_id: int, other_id: int) -> bool:
    """Whether `account_id` is `other_id` or a subsidiary of it, at any depth. One query."""
    return other_id in head_of(account_id)[1]


def coordinators_of(account: Account, actor: Membership) -> Coordinators:
    """Who leads the account's group. One query for a head, three at most for a subsidiary."""
    head_id = account.pk if account.parent_id is None else head_of(account.pk)[0]
    leads = _leads(head=head_id)
    head = account if head_id == account.pk else Account.objects.filter(pk=head_id).first()
    return Coordinators(head_id, head if head is not None and may(actor, head, Right.VIEW) else None, leads)
