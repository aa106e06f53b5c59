"""Whom of ours one may say was there: those who work on the account first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields import BooleanField

from accounts.models import Account, AccountMember
from kam.tenancy.compiled import compiled
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members

Choice = tuple[int, str]


@dataclass(frozen=True)
class Colleagues:
    """Ids and names: whoever writes, with those who work on the account, and everybody else here."""

    near: list[Choice]
    others: list[Choice]


def _offered(account: int, actor: int, also: Q) -> QuerySet[Membership, tuple[int, str, bool]]:
    own = Account.objects.filter(Q(owner=OuterRef("pk")) | Q(sponsor=OuterRef("pk")), pk=account)
    team = AccountMember.objects.filter(account=account, member=OuterRef("pk"))
    near = Case(
        When(Q(pk=actor) | Exists(own) | Exists(team) | also, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return active_members().annotate(near=near).values_list("pk", "name", "near")


_usual = compiled(lambda account, actor: _offered(account, actor, Q(pk=None)), account=int, actor=int)


def colleagues_of(account: Account, actor: Membership, *, also: Collection[int] = ()) -> Colleagues:
    """Whom to offer, by name; `also` names who took part, and stands with the near. One query."""
    found = _offered(account.pk, actor.pk, Q(pk__in=also)) if also else _usual(account=account.pk, actor=actor.pk)
    rows = list(found)
    return Colleagues(
        near=[(pk, name) for pk, name, near in rows if near],
        others=[(pk, name) for pk, name, near in rows if not near],
    )
