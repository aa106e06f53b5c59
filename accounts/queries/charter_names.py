"""Whom a charter may name: our colleagues, and the client's people it has named before."""

from __future__ import annotations

from typing import Any

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


def contacts(now: Membership | None) -> list[tuple[Any, str]]:
    """Whom one may name for us: the colleagues, and whoever is named already."""
    people = dict(
        Membership.objects.exclude(status=MembershipStatus.DEACTIVATED).order_by("name").values_list("pk", "name")
    )
    if now is not None and now.pk not in people:
        people[now.pk] = _("%(name)s (left)") % {"name": now.name}
    return [("", ""), *people.items()]
