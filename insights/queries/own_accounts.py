"""The accounts that hang on one person."""

from __future__ import annotations

from django.db.models import F, Q

from accounts.access import visible_accounts
from accounts.models import Account
from kam.tenancy.models import Membership, Role


def holds_accounts(actor: Membership) -> bool:
    """Whether accounts hang on this person: for the words of an empty day."""
    return Account.objects.filter(Q(owner=actor) | Q(sponsor=actor), archived_at__isnull=True).exists()


def attention(actor: Membership, *, most: int = 6) -> list[Account]:
    """The person's own accounts whose renewal comes first, soonest first; all visible ones for who owns none."""
    accounts = visible_accounts(actor).filter(archived_at__isnull=True, renewal_on__isnull=False)
    mine = accounts.filter(Q(owner=actor) | Q(sponsor=actor)) if actor.role != Role.ADMINISTRATOR else accounts
    return list(mine.order_by(F("renewal_on").asc(), "id")[:most])
