"""The moments this room knows: the strategic meetings, held, planned and cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from accounts.moments import Lane, Life, Moment, Mood, Told, register_moments
from kam.lib import formats
from kam.tenancy.compiled import Compiled, compiled
from reviews.choices import MeetingKind, MeetingStatus
from reviews.models import Attendee, Meeting
from stakeholders.choices import Profile

MEETING = "meeting"
IMPORTANCE = {MeetingKind.STEERING: 2}  # the others decide more

_meetings: Compiled[Any] = compiled(
    lambda account: (
        Meeting.objects.filter(account_id=account)
        .order_by("starts_at", "pk")
        .values_list("pk", "starts_at", "title", "kind", "status", named=True)
    ),
    account=int,
)


def register() -> None:
    """Bring the moments of this room; for `AppConfig.ready`."""
    register_moments(MEETING, meeting_moments, tell_meeting)


def meeting_moments(life: Life) -> Iterator[Moment]:
    """Every strategic meeting. One query."""
    for row in _meetings(account=life.account.pk):
        on = timezone.localtime(row.starts_at).date()
        weight = IMPORTANCE.get(row.kind, 3)
        yield Moment(
            MEETING, row.pk, Lane.MEETINGS, on, row.title, weight, _mood(row.status, on, life.today), "meeting"
        )


def _mood(status: str, on: date, today: date) -> Mood:
    """A planned meeting whose day has passed was never told about: that is neither held nor ahead."""
    if status == MeetingStatus.PLANNED:
        return Mood.AHEAD if on >= today else Mood.NEUTRAL
    return Mood.GOOD if status == MeetingStatus.HELD else Mood.OFF


def tell_meeting(account: Account, pk: int, today: date) -> Told | None:
    """A meeting with who was there, its goal, and what came of it."""
    row = Meeting.objects.filter(account=account, pk=pk).select_related("owner").first()
    if row is None:
        return None
    on = timezone.localtime(row.starts_at).date()
    guests = Attendee.objects.filter(meeting=row).select_related("stakeholder", "member").order_by("pk")
    facts = [
        (_("When"), formats.moment(row.starts_at)),
        (_("Place or link"), row.location),
        (_("Owner"), row.owner.name),
        (_("Status"), str(row.get_status_display())),
        (_("Goal"), row.goal),
    ]
    return Told(
        title=row.title, on=on, kind=str(MeetingKind(row.kind).label), mood=_mood(row.status, on, today),
        facts=[one for one in facts if one[1]], people=[_guest(one) for one in guests], text=row.summary,
        url=reverse("reviews:meeting_detail", args=[row.pk]), action=_("Open the meeting"),
    )  # fmt: skip


def _guest(one: Attendee) -> tuple[str, str]:
    if one.stakeholder is not None:
        return one.stakeholder.name, str(Profile(one.stakeholder.profile).label)
    return (one.member.name if one.member else ""), _("our side")
