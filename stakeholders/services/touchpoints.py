"""Logging interactions, and keeping the last one on people and accounts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from stakeholders.access import require_correction, require_logging
from stakeholders.choices import Kind
from stakeholders.models import Stakeholder, Touchpoint, TouchpointPerson
from stakeholders.services.twins import just_now, queue_at

_sent_before: Compiled[Touchpoint] = compiled(
    lambda **same: just_now(Touchpoint.objects.filter(**same)),
    account=int,
    logged_by=int,
    happened_on=date,
    channel=str,
    subject=str,
)


def log_touchpoint(
    account: Account,
    *,
    actor: Membership,
    happened_on: date,
    channel: str,
    subject: str,
    people: Collection[int] = (),
    today: date,
    **fields: Any,
) -> Touchpoint:
    """An interaction with people of this account, by their ids. `fields`: note, sentiment.

    Raises Invalid for a day to come, an empty subject, and people who do not work at the account.
    """
    require_logging(actor, account)
    _check_day(happened_on, today)
    _check_subject(subject)
    queue_at(account)
    same = {"account": account.pk, "logged_by": actor.pk, "happened_on": happened_on, "channel": channel}
    if (sent_before := _sent_before.first(**same, subject=subject.strip())) is not None:
        return sent_before
    with act(actor, "touchpoint.log") as entry:
        found = _people_of(account, people)
        touchpoint = Touchpoint.objects.create(
            account=account,
            happened_on=happened_on,
            channel=channel,
            subject=subject.strip(),
            logged_by=actor,
            **fields,
        )
        _take_part(touchpoint, found)
        _advance(account, found, happened_on)
        entry.target = touchpoint
        entry.details = {"account": account.pk, "people": found}
    return touchpoint


def update_touchpoint(
    touchpoint: Touchpoint, *, actor: Membership, version: int, people: Collection[int], today: date, **changes: Any
) -> Touchpoint:
    """Correct an interaction; everybody's last contact is found anew, so that a mistyped day does not stay."""
    require_correction(actor, touchpoint)
    _check_day(changes.get("happened_on", touchpoint.happened_on), today)
    _check_subject(changes.get("subject", touchpoint.subject))
    with act(actor, "touchpoint.update", target=touchpoint) as entry:
        found = _people_of(touchpoint.account, people)
        fresh = save_version(touchpoint, version, **changes)
        places = TouchpointPerson.objects.filter(touchpoint=fresh)
        before = set(places.values_list("stakeholder_id", flat=True))
        places.exclude(stakeholder_id__in=found).delete()
        _take_part(fresh, [pk for pk in found if pk not in before])
        _recompute(fresh.account_id, before | set(found))
        entry.details = {"people": found}
    return fresh


def _check_day(happened_on: date, today: date) -> None:
    if happened_on > today:
        raise Invalid({"happened_on": [_("This day is still to come: log what has happened.")]})


def _check_subject(subject: str) -> None:
    if not subject.strip():
        raise Invalid({"subject": [_("Say in a few words what happened.")]})


def _people_of(account: Account, wanted: Collection[int]) -> list[int]:
    """The ids, sorted, if all are people of this account; another account's or organisation's are refused alike."""
    ids = set(wanted)
    if not ids:
        return []
    people = Stakeholder.objects.filter(account=account, pk__in=ids, merged_into=None).exclude(kind=Kind.ROLE)
    found = sorted(people.values_list("pk", flat=True))
    if len(found) != len(ids):
        raise Invalid({"people": [_("Choose people of this account.")]})
    return found


def _take_part(touchpoint: Touchpoint, people: Collection[int]) -> None:
    if people:
        TouchpointPerson.objects.bulk_create(
            [TouchpointPerson(touchpoint=touchpoint, stakeholder_id=pk) for pk in people]
        )


def _advance(account: Account, people: Collection[int], day: date) -> None:
    """Move the last contact forward, never backwards: one statement for the people, one for the account."""
    earlier = Q(last_touch_on__isnull=True) | Q(last_touch_on__lt=day)
    if people:
        Stakeholder.objects.filter(earlier, pk__in=people).update(last_touch_on=day)
    Account.objects.filter(earlier, pk=account.pk).update(last_touch_on=day)


def _recompute(account_id: int, people: Collection[int]) -> None:
    theirs = TouchpointPerson.objects.filter(stakeholder_id=OuterRef("pk")).order_by()
    last = theirs.values("stakeholder_id").annotate(last=Max("touchpoint__happened_on")).values("last")
    Stakeholder.objects.filter(pk__in=people).update(last_touch_on=Subquery(last))
    of_account = Touchpoint.objects.filter(account_id=OuterRef("pk")).order_by()
    newest = of_account.values("account_id").annotate(last=Max("happened_on")).values("last")
    Account.objects.filter(pk=account_id).update(last_touch_on=Subquery(newest))
