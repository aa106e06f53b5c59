"""Logging interactions, and keeping the last one on people and accounts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from stakeholders.access import require_correction, require_logging
from stakeholders.models import Touchpoint, TouchpointColleague
from stakeholders.services.taking_part import advance, change_places, colleagues_named, find_anew, people_of, take_part
from stakeholders.services.telling import tell_mentioned
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
    colleagues: Collection[int] = (),
    today: date,
    **fields: Any,
) -> Touchpoint:
    """An interaction with people of this account, by their ids. `fields`: note, sentiment, importance, direction.

    `colleagues` are the ids of those of ours who took part; nobody named means the actor. Whoever the note names
    with "@" is told by e-mail. Raises Invalid for a day to come, an empty subject, people who do not work at the
    account, and colleagues who do not work here.
    """
    require_logging(actor, account)
    _check_day(happened_on, today)
    _check_subject(subject)
    queue_at(account)
    same = {"account": account.pk, "logged_by": actor.pk, "happened_on": happened_on, "channel": channel}
    if (sent_before := _sent_before.first(**same, subject=subject.strip())) is not None:
        return sent_before
    with act(actor, "touchpoint.log") as entry:
        found, ours = people_of(account, people), colleagues_named(actor, colleagues)
        touchpoint = Touchpoint.objects.create(
            account=account,
            happened_on=happened_on,
            channel=channel,
            subject=subject.strip(),
            logged_by=actor,
            **fields,
        )
        take_part(touchpoint, found, ours)
        advance(account, found, happened_on)
        entry.target = touchpoint
        entry.details = {"account": account.pk, "people": found, "colleagues": ours}
        tell_mentioned(touchpoint, actor=actor)
    return touchpoint


def update_touchpoint(
    touchpoint: Touchpoint,
    *,
    actor: Membership,
    version: int,
    people: Collection[int],
    colleagues: Collection[int] = (),
    today: date,
    **changes: Any,
) -> Touchpoint:
    """Correct an interaction; everybody's last contact is found anew, so that a mistyped day does not stay.

    No `colleagues` leaves those who were there. Raises Conflict and what `log_touchpoint` raises.
    """
    require_correction(actor, touchpoint)
    _check_day(changes.get("happened_on", touchpoint.happened_on), today)
    _check_subject(changes.get("subject", touchpoint.subject))
    with act(actor, "touchpoint.update", target=touchpoint) as entry:
        found = people_of(touchpoint.account, people)
        before = TouchpointColleague.objects.filter(touchpoint=touchpoint).values_list("member_id", flat=True)
        ours = colleagues_named(actor, colleagues, before=list(before))
        fresh = save_version(touchpoint, version, **changes)
        find_anew(fresh.account_id, change_places(fresh, found, ours))
        entry.details = {"people": found, "colleagues": ours}
        tell_mentioned(fresh, actor=actor)
    return fresh


def _check_day(happened_on: date, today: date) -> None:
    if happened_on > today:
        raise Invalid({"happened_on": [_("This day is still to come: log what has happened.")]})


def _check_subject(subject: str) -> None:
    if not subject.strip():
        raise Invalid({"subject": [_("Say in a few words what happened.")]})
