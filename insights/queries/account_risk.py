"""The renewal risk of one account."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.choices import ContractOutcome
from insights.models import RenewalAssessment
from kam.tenancy.compiled import compiled


def _scores(account: int) -> QuerySet[Any, tuple[Any, ...]]:
    running = RenewalAssessment.objects.filter(account_id=account, contract__outcome=ContractOutcome.RUNNING)
    return running.order_by("-score", "id").values_list("score", "level")[:1]


_most_fragile = compiled(_scores, account=int)


def most_fragile_score(account_id: int) -> tuple[int, str] | None:
    """Score and level of the account's running contract that is most at risk; None when none was assessed."""
    found: tuple[int, str] | None = _most_fragile.first(account=account_id)
    return found
