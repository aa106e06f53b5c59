"""Tags as pages show them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from accounts.models import Account, AccountTag, Tag
from kam.tenancy.compiled import compiled

_on = compiled(
    lambda account: (
        AccountTag.objects.filter(account_id=account).order_by("tag__sort_name").values("tag_id", name=F("tag__name"))
    ),
    account=int,
)


def tags_on(account: Account) -> list[Any]:
    """The account's tags by name, as id and name."""
    return _on(account=account.pk)


def tags_with_counts() -> QuerySet[Tag]:
    """The organisation's tags by name, each with how many accounts of the programme carry it."""
    return Tag.objects.annotate(accounts=Count("tagged", filter=Q(tagged__account__archived_at=None))).order_by(
        "sort_name"
    )
