"""Whom of ours one may say was there: those who work on the account first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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


def works_on(account: int) -> Q:
    """Whether a member leads or sponsors the account, or stands on its team: the one answer to who works on it."""
    leading = Account.objects.filter(Q(owner=OuterRef("pk")) | Q(sponsor=OuterRef("pk")), pk=account)
    team = AccountMember.objects.filter(account=account, member=OuterRef("pk"))
    return Q(Exists(leading)) | Q(Exists(team))


def _offered(account: int, also: Q) -> QuerySet[Membership, tuple[int, str, bool]]:
    near = Case(When(works_on(account) | also, then=Value(True)), default=Value(False), output_field=BooleanField())
    return active_members().annotate(near=near).values_list("pk", "name", "near")


_usual = compiled(lambda account, actor: _offered(account, Q(pk=actor)), account=int, actor=int)


def colleagues_of(account: Account, actor: Membership, *, also: Collection[int] = ()) -> Colleagues:
    """Whom to offer, by name; `also` names who took part, and stands with the near. One query."""
    if also:
        return colleagues_on(account, also=Q(pk__in=[*also, actor.pk]))
    return _parted(_usual(account=account.pk, actor=actor.pk))


def colleagues_on(account: Account, *, also: Q) -> Colleagues:
    """Whom to offer, by name; those of whom `also` is true stand with the near. One query."""
    return _parted(_offered(account.pk, also))


def _parted(found: Iterable[tuple[int, str, bool]]) -> Colleagues:
    rows = list(found)
    return Colleagues(
        near=[(pk, name) for pk, name, near in rows if near],
        others=[(pk, name) for pk, name, near in rows if not near],
    )
