"""The journey of an account as pages show it."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.models import Account, PhasePassage
from accounts.stays import Passage, Stay, stays_of


def passages_of(account: Account) -> QuerySet[PhasePassage]:
    """Every passage with its author, in the order in which they happened."""
    return PhasePassage.objects.filter(account=account).select_related("actor").order_by("happened_on", "id")


def stays_in(passages: QuerySet[PhasePassage]) -> list[Stay]:
    """The stays the passages bound. Reads them once; hand in an evaluated queryset to read nothing."""
    return stays_of(Passage(one.to_phase, one.cycle, one.happened_on) for one in passages)
