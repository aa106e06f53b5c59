"""A form sent twice makes one row: the second sending finds the first."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.db.models.functions import Now

from accounts.models import Account
from kam.tenancy.compiled import compiled
from kam.tenancy.models import TenantModel

M = TypeVar("M", bound=TenantModel)
ONE_SENDING = timedelta(seconds=60)
_queue = compiled(
    lambda account: Account.objects.select_for_update(no_key=True).filter(pk=account).values_list("pk"), account=int
)


def queue_at(account: Account) -> None:
    """Senders queue at the account's row until the transaction ends: the first of many creates, the others find."""
    _queue(account=account.pk)


def just_now(same: QuerySet[M]) -> QuerySet[M]:
    """Those made within the last minute: longer than any double click, shorter than two equal calls in a day."""
    return same.filter(created_at__gte=Now() - ONE_SENDING).order_by("pk")


def twin_of(same: QuerySet[M], account: Account) -> M | None:
    """The row among `same` that this form made when it was sent before, or None."""
    queue_at(account)
    return just_now(same).first()
