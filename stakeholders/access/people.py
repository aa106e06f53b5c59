"""From an id to a person: the rights on their account decide."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from accounts.access import Right, require_right, visible_accounts
from accounts.models import AccountMember, AccountUserPermission
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from stakeholders.models import PersonMerge, Stakeholder


def visible_stakeholders(actor: Membership) -> QuerySet[Stakeholder]:
    """The people of the accounts the actor may open; all of the organisation's when the role says so."""
    people = Stakeholder.objects.filter(account__archived_at__isnull=True)
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return people
    return people.filter(account__in=visible_accounts(actor))


def _rights_held(user: int) -> ArraySubquery:
    """The names of the rights somebody holds on a person's account, to be read along with the person."""
    held = AccountUserPermission.objects.filter(user_id=user, content_object=OuterRef("account"))
    return ArraySubquery(held.values("permission__codename"))


def _sides(user: int, **related: OuterRef) -> ArraySubquery:
    """Where a person came from or went to, and whether somebody's rights open the account there.

    One direction at a time: asked for both at once PostgreSQL reads everybody of the organisation.
    """
    there = Stakeholder.objects.filter(**related)
    opens = AccountUserPermission.objects.filter(
        user_id=user, permission__codename=Right.VIEW.value, content_object=OuterRef("account")
    )
    told = JSONObject(
        pk="pk", account="account__name", archived="account__archived_at", granted=Exists(opens), came_from="came_from"
    )
    return ArraySubquery(there.filter(merged_into__isnull=True).order_by("pk").values(told=told))


def _works_on_it(user: int) -> Exists:
    """Whether somebody is the account's manager or on its team, by name."""
    mine = Membership.objects.filter(user=user, organisation=OuterRef("organisation"))
    placed = Exists(AccountMember.objects.filter(account=OuterRef(OuterRef("account")), member=OuterRef("pk")))
    return Exists(mine.filter(placed | Q(pk=OuterRef("account__owner"))))


def _merges() -> ArraySubquery:
    """The entries that were merged into a person, the latest first: what can be taken back from their page."""
    done = PersonMerge.objects.filter(kept=OuterRef("pk"), undone_at=None).order_by("-id")
    return ArraySubquery(
        done.values(told=JSONObject(pk="pk", at="created_at", name="gone__name", author="by__name"))[:5]
    )


_person: Compiled[Any] = compiled(
    lambda pk, user: (
        Stakeholder.objects.filter(pk=pk)
        .select_related("account", "reports_to", "counterpart", "own_profile")
        .only(
            *(column.name for column in Stakeholder._meta.concrete_fields),
            "account__name",
            "reports_to__name",
            "counterpart__name",
            *(f"own_profile__{name}" for name in ("name_en", "name_fr", "counts_as", "cadence_days")),
        )
        .annotate(
            rights_held=_rights_held(user),
            for_team=_works_on_it(user),
            came=_sides(user, pk=OuterRef("came_from")),
            went=_sides(user, came_from=OuterRef("pk")),
            merges_told=_merges(),
        )
    ),
    pk=int,
    user=int,
)


def stakeholder_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Stakeholder:
    """The person with this id, its account by name and with the actor's rights. Raises NotVisible or NotAllowed.

    Somebody merged into another can be looked at, which leads on to the other, and changed no more; nor can somebody
    who was erased.
    """
    found = _person.first(pk=pk, user=actor.user_id or 0)
    if found is None:
        raise NotVisible
    person: Stakeholder = found
    person.account.granted = (actor.user_id or 0, frozenset(found.rights_held))
    require_right(actor, person.account, right)
    if (person.merged_into_id is not None or person.erased_at is not None) and right is not Right.VIEW:
        raise NotVisible
    return person


def merge_for(actor: Membership, pk: int) -> PersonMerge:
    """The merge with this id, if the actor may change its account."""
    merge = PersonMerge.objects.filter(pk=pk).select_related("kept__account", "gone").first()
    if merge is None:
        raise NotVisible
    require_right(actor, merge.kept.account, Right.CHANGE)
    return merge
