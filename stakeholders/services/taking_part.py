"""Who took part in an interaction, on both sides, and what follows for the last contact."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib.errors import Invalid
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from stakeholders.models import Stakeholder, Touchpoint, TouchpointColleague, TouchpointPerson


def people_of(account: Account, wanted: Collection[int]) -> list[int]:
    """The ids, sorted, if all are people of this account; another account's or organisation's are refused alike.

    Raises Invalid. A role that nobody fills takes part in nothing.
    """
    ids = set(wanted)
    if not ids:
        return []
    theirs = Stakeholder.objects.filter(account=account, pk__in=ids, merged_into=None).exclude(kind="role")
    found = sorted(theirs.values_list("pk", flat=True))
    if len(found) != len(ids):
        raise Invalid({"people": [_("Choose people of this account.")]})
    return found


def colleagues_named(actor: Membership, wanted: Collection[int], *, before: Collection[int] = ()) -> list[int]:
    """The ids, sorted, if all work here or took part `before`; nobody named means the actor. Raises Invalid."""
    ids = set(wanted) or set(before) or {actor.pk}
    unknown = ids - {actor.pk} - set(before)
    if unknown and active_members().filter(pk__in=unknown).count() != len(unknown):
        raise Invalid({"colleagues": [_("Choose people who work here.")]})
    return sorted(ids)


def take_part(touchpoint: Touchpoint, people: Collection[int], colleagues: Collection[int]) -> None:
    """Write down who was there: one statement for each side."""
    if people:
        TouchpointPerson.objects.bulk_create(
            [TouchpointPerson(touchpoint=touchpoint, stakeholder_id=pk) for pk in people]
        )
    if colleagues:
        TouchpointColleague.objects.bulk_create(
            [TouchpointColleague(touchpoint=touchpoint, member_id=pk) for pk in colleagues]
        )


def change_places(touchpoint: Touchpoint, people: Collection[int], colleagues: Collection[int]) -> set[int]:
    """Make exactly these the ones who were there; returns the client's people who were there before or are now."""
    theirs = TouchpointPerson.objects.filter(touchpoint=touchpoint)
    ours = TouchpointColleague.objects.filter(touchpoint=touchpoint)
    people_before = set(theirs.values_list("stakeholder_id", flat=True))
    ours_before = set(ours.values_list("member_id", flat=True))
    theirs.exclude(stakeholder_id__in=people).delete()
    ours.exclude(member_id__in=colleagues).delete()
    take_part(
        touchpoint,
        [pk for pk in people if pk not in people_before],
        [pk for pk in colleagues if pk not in ours_before],
    )
    return people_before | set(people)


def advance(account: Account, people: Collection[int], day: date) -> None:
    """Move the last contact forward, never backwards: one statement for the account, one for the people.

    The account first, as a change of its phase does: its people's rhythms follow.
    """
    earlier = Q(last_touch_on__isnull=True) | Q(last_touch_on__lt=day)
    Account.objects.filter(earlier, pk=account.pk).update(last_touch_on=day)
    if people:
        Stakeholder.objects.filter(earlier, pk__in=people).update(last_touch_on=day)


def advance_many(accounts: Collection[int], people: Collection[int]) -> None:
    """Move the last contact of many forward to their newest interaction, never backwards: set-based."""
    theirs = TouchpointPerson.objects.filter(stakeholder_id=OuterRef("pk")).order_by()
    last = theirs.values("stakeholder_id").annotate(last=Max("touchpoint__happened_on")).values("last")
    of_account = Touchpoint.objects.filter(account_id=OuterRef("pk")).order_by()
    newest = of_account.values("account_id").annotate(last=Max("happened_on")).values("last")
    _move_forward(Stakeholder.objects.filter(pk__in=people), last)
    _move_forward(Account.objects.filter(pk__in=accounts), newest)


def _move_forward(rows: QuerySet[Any], newest: QuerySet[Any, Any]) -> None:
    later = rows.annotate(newest=Subquery(newest))
    behind = later.filter(Q(last_touch_on__isnull=True) | Q(last_touch_on__lt=F("newest")))
    behind.update(last_touch_on=F("newest"))


def find_anew(account_id: int, people: Collection[int]) -> None:
    """The last contact of these people and of the account, from the interactions as they stand."""
    of_account = Touchpoint.objects.filter(account_id=OuterRef("pk")).order_by()
    newest = of_account.values("account_id").annotate(last=Max("happened_on")).values("last")
    Account.objects.filter(pk=account_id).update(last_touch_on=Subquery(newest))
    theirs = TouchpointPerson.objects.filter(stakeholder_id=OuterRef("pk")).order_by()
    last = theirs.values("stakeholder_id").annotate(last=Max("touchpoint__happened_on")).values("last")
    Stakeholder.objects.filter(pk__in=people).update(last_touch_on=Subquery(last))
