"""The journey of an account as pages show it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import visible_accounts
from accounts.models import Account, PhasePassage
from accounts.stays import OUTSIDE, Passage, Stay, stays_of
from kam.tenancy.models import Membership

FORMER = 200  # shown at once; programmes are small, and the latest teach most


def passages_of(account: Account) -> QuerySet[PhasePassage]:
    """Every passage with its author, in the order in which they were written."""
    return PhasePassage.objects.filter(account=account).select_related("actor").order_by("position")


def stays_in(passages: Iterable[PhasePassage]) -> list[Stay]:
    """The stays the passages bound. Reads them once; hand in an evaluated queryset to read nothing."""
    return stays_of(Passage(one.to_phase, one.cycle, one.happened_on) for one in passages)


def former_accounts(actor: Membership) -> QuerySet[PhasePassage]:
    """The way out of every account that the actor may open and that is still outside, the latest first."""
    later = PhasePassage.objects.filter(account=OuterRef("account"), position__gt=OuterRef("position"))
    left = PhasePassage.objects.filter(
        ~Exists(later), to_phase=OUTSIDE, account__in=visible_accounts(actor).filter(archived_at__isnull=False)
    )
    return left.select_related("account", "actor").order_by("-happened_on", "-id")[:FORMER]
