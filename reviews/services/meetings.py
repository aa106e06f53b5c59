"""Planning, changing, moving, cancelling and holding meetings."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from reviews.choices import MeetingKind, MeetingStatus
from reviews.draft import MeetingDraft
from reviews.models import Meeting
from reviews.services.invitations import check_agenda, check_people, invite, invited_owner, set_agenda
from reviews.services.reminders import forget_waiting_reminders
from reviews.zones import is_zone

SHORTEST, LONGEST = 15, 600


def plan_meeting(account: Account, draft: MeetingDraft, *, actor: Membership, now: datetime) -> Meeting:
    """A planned meeting with its people and agenda; its owner is always invited.

    Raises Invalid for a start in the past, people who are not colleagues or not of this account, and an agenda
    that cannot be kept.
    """
    require_right(actor, account, Right.CHANGE)
    _check(draft)
    _check_start(draft.starts_at, now)
    check_people(draft, account)
    with act(actor, "meeting.plan") as entry:
        meeting = Meeting.objects.create(account=account, **draft.columns())
        invite(meeting, invited_owner(draft), draft.stakeholders)
        set_agenda(meeting, draft.agenda)
        entry.target = meeting
        entry.details = {"account": account.pk}
    return meeting


def update_meeting(meeting: Meeting, draft: MeetingDraft, *, actor: Membership, version: int, now: datetime) -> Meeting:
    """Change everything about a planned meeting if nobody saved since `version`; reminders follow a new date.

    Raises Conflict with the current meeting when stale, Invalid as planning does.
    """
    require_right(actor, meeting.account, Right.CHANGE)
    _check_planned(meeting)
    _check(draft)
    if draft.starts_at != meeting.starts_at:
        _check_start(draft.starts_at, now)
    check_people(draft, meeting.account, meeting)
    with act(actor, "meeting.update", target=meeting):
        fresh = save_version(meeting, version, **draft.columns())
        invite(fresh, invited_owner(draft), draft.stakeholders)
        set_agenda(fresh, draft.agenda)
        _follow(meeting, fresh)
    return fresh


def reschedule(
    meeting: Meeting, *, actor: Membership, version: int, starts_at: datetime, minutes: int, time_zone: str,
    now: datetime, reason: str = "",
) -> Meeting:  # fmt: skip
    """Move a planned meeting; reminders follow the new date."""
    require_right(actor, meeting.account, Right.CHANGE)
    _check_planned(meeting)
    _check_time(minutes, time_zone, starts_at)
    _check_start(starts_at, now)
    with act(actor, "meeting.reschedule", target=meeting, reason=reason):
        fresh = save_version(meeting, version, starts_at=starts_at, minutes=minutes, time_zone=time_zone)
        _follow(meeting, fresh)
    return fresh


def cancel_meeting(meeting: Meeting, *, actor: Membership, version: int, reason: str) -> Meeting:
    """Call a planned meeting off, with the reason; no reminder leaves any more."""
    require_right(actor, meeting.account, Right.CHANGE)
    _check_planned(meeting)
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: the reason stays in the meeting's history.")]})
    with act(actor, "meeting.cancel", target=meeting, reason=reason.strip()):
        fresh = save_version(meeting, version, status=MeetingStatus.CANCELLED)
        forget_waiting_reminders(meeting)
    return fresh


def _follow(before: Meeting, after: Meeting) -> None:
    if before.starts_at != after.starts_at:
        forget_waiting_reminders(before)


def _check_planned(meeting: Meeting) -> None:
    if meeting.status != MeetingStatus.PLANNED:
        raise Invalid(_("This meeting was held or cancelled; it can no longer be changed."))


def _check(draft: MeetingDraft) -> None:
    if draft.kind not in MeetingKind:
        raise Invalid({"kind": [_("Choose the kind of meeting.")]})
    if not draft.title.strip():
        raise Invalid({"title": [_("Give the meeting a title.")]})
    _check_time(draft.minutes, draft.time_zone, draft.starts_at)
    check_agenda(draft.agenda)


def _check_time(minutes: int, time_zone: str, starts_at: datetime) -> None:
    if starts_at.tzinfo is None:
        raise TypeError("starts_at must be aware")
    if not SHORTEST <= minutes <= LONGEST:
        raise Invalid({"minutes": [_("A meeting lasts 15 minutes to 10 hours.")]})
    if not is_zone(time_zone):
        raise Invalid({"time_zone": [_("Choose a time zone from the list.")]})


def _check_start(starts_at: datetime, now: datetime) -> None:
    if starts_at <= now:
        raise Invalid({"date": [_("This moment has passed: choose a date to come.")]})
