"""Amounts that are kept in an account's currency."""

from __future__ import annotations

from django.db.models import Q

from accounts.models import Account, FootprintCell, QuarterCosts, WalletEstimate


def holds_amounts(account: Account, asked: str) -> bool:
    """Whether the account has amounts that would be read in the currency `asked` without being converted.

    Cells of the footprint have no currency of their own; costs and estimates do, and those in `asked` already agree.
    """
    cells = FootprintCell.objects.filter(Q(current__isnull=False) | Q(potential__isnull=False))
    return (
        cells.filter(entity__account=account).exists()
        or QuarterCosts.objects.filter(account=account).exclude(currency=asked).exists()
        or WalletEstimate.objects.filter(account=account).exclude(currency=asked).exists()
    )
