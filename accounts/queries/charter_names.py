"""Whom a charter may name: our colleagues, and the client's people it has named before."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Account, CharterExpectation, CharterMode, EscalationStep
from kam.tenancy.models import Membership, MembershipStatus


def their_names(account: Account) -> list[str]:
    """Who was named for the client in its charters: offered where one types a name. One query."""
    named = (
        model.objects.filter(charter__account=account).order_by().values_list(column, flat=True)
        for model, column in (
            (CharterMode, "their_contact"), (EscalationStep, "their_contact"), (CharterExpectation, "accepted_by"),
        )
    )  # fmt: skip
    first, *others = named
    return sorted(filter(None, first.union(*others)))


def contacts(account: Account, now: Membership | None) -> list[tuple[Any, str]]:
    """Whom one may name for us: the account's people first, then other colleagues; and whoever is named already."""
    own = Q(account_places__account=account) | Q(pk__in=[account.owner_id, account.sponsor_id])
    theirs = Membership.objects.filter(own).values("pk")
    rows = (
        Membership.objects.exclude(status=MembershipStatus.DEACTIVATED)
        .annotate(is_own=Q(pk__in=theirs))
        .order_by("-is_own", "name", "pk")
        .values_list("pk", "name", "is_own")
    )
    outside = _("%(name)s (not on the team)")
    people = {pk: name if is_own else outside % {"name": name} for pk, name, is_own in rows}
    if now is not None and now.pk not in people:
        people[now.pk] = _("%(name)s (left)") % {"name": now.name}
    return [("", ""), *people.items()]
