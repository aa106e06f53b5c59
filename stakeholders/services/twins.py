"""A form sent twice makes one row: the second sending finds the first."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.db.models.functions import Now

from accounts.models import Account
from kam.tenancy.models import TenantModel

M = TypeVar("M", bound=TenantModel)
ONE_SENDING = timedelta(seconds=60)


def twin_of(same: QuerySet[M], account: Account) -> M | None:
    """The row among `same` made within the last minute, or None.

    Senders queue at the account's row until the transaction ends, so that of many at once the first creates
    and the others find. A minute is longer than any double click and shorter than two equal calls in a day.
    """
    list(Account.objects.select_for_update(no_key=True).filter(pk=account.pk).values_list("pk"))
    return same.filter(created_at__gte=Now() - ONE_SENDING).order_by("pk").first()
