"""Recording that a meeting took place, and the interaction that it was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.dates import local_day
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from reviews.choices import MeetingStatus
from reviews.models import Attendee, Meeting
from reviews.services.reminders import forget_waiting_reminders
from stakeholders.choices import Channel, Direction, Importance, Sentiment
from stakeholders.services.touchpoints import log_touchpoint


def hold_meeting(
    meeting: Meeting, *, actor: Membership, version: int, summary: str, attended: Collection[int], now: datetime,
    sentiment: int = Sentiment.NEUTRAL,
) -> Meeting:  # fmt: skip
    """Mark a meeting that has begun as held, with what came of it, and log the interaction once.

    `attended` are the ids of the client's people who came; they must be of this account. A second call finds the
    meeting held and is refused, so the interaction is never logged twice.
    """
    require_right(actor, meeting.account, Right.CHANGE)
    _check(meeting, summary, now)
    with act(actor, "meeting.hold", target=meeting) as entry:
        fresh = save_version(meeting, version, status=MeetingStatus.HELD, summary=summary.strip())
        # Who of ours was invited was there: nobody is asked for it, and a name taken off the list before is not on it.
        invited = Attendee.objects.filter(meeting=fresh, member__isnull=False)
        touchpoint = log_touchpoint(
            meeting.account,
            actor=actor,
            happened_on=local_day(meeting.starts_at, meeting.time_zone),
            channel=Channel.MEETING,
            subject=meeting.title,
            people=attended,
            colleagues=list(invited.values_list("member_id", flat=True)),
            # A meeting late in the evening elsewhere may lie on a day that is still to come here.
            today=max(local_day(now, meeting.time_zone), local_day(now, actor.organisation.time_zone)),
            note=summary.strip(),
            sentiment=sentiment,
            importance=Importance.NOTABLE,
            direction=Direction.BOTH,
        )
        forget_waiting_reminders(meeting)
        entry.details = {"touchpoint": touchpoint.pk, "attended": sorted(attended)}
    return fresh


def _check(meeting: Meeting, summary: str, now: datetime) -> None:
    if meeting.status != MeetingStatus.PLANNED:
        raise Invalid(_("This meeting was held or cancelled already."))
    if meeting.starts_at > now:
        raise Invalid(_("This meeting has not begun. If it took place earlier, move it first."))
    if not summary.strip():
        raise Invalid({"summary": [_("Write in a few words what came of it.")]})
