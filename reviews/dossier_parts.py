"""What this room adds to a hand-over dossier: the meetings ahead, and what came of the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib import formats
from reviews.choices import MeetingStatus
from reviews.models import Meeting
from stakeholders.transitions.parts import Cell, Part, register_parts

BACK_DAYS = 200
MOST = 6


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_parts(parts_of)


def parts_of(account: Account, today: date) -> list[Part]:
    """The next meetings and the outcomes of those held in the last half-year. One query."""
    now = timezone.now()
    ahead = Q(status=MeetingStatus.PLANNED, starts_at__gte=now)
    back = Q(status=MeetingStatus.HELD, starts_at__gte=now - timedelta(days=BACK_DAYS))
    found = list(Meeting.objects.filter(ahead | back, account=account).select_related("owner").order_by("starts_at"))
    coming = [one for one in found if one.status == MeetingStatus.PLANNED][:MOST]
    held = [one for one in reversed(found) if one.status == MeetingStatus.HELD][:MOST]
    return [_coming(coming), _held(held)]


def _coming(meetings: Sequence[Meeting]) -> Part:
    rows = [(_when(one), _what(one), Cell(one.owner.name)) for one in meetings]
    return Part(
        "meetings", _("Next meetings"), _("Meetings planned"), (_("When"), _("Meeting"), _("Owner")), rows,
        _("No meeting is planned: the first one is the new manager's to propose."),
    )  # fmt: skip


def _held(meetings: Sequence[Meeting]) -> Part:
    rows = [(_when(one), _what(one), Cell(one.summary or _("Nothing was written down."))) for one in meetings]
    return Part(
        "outcomes", _("What came of the last meetings"), _("Meetings held in the last half-year"),
        (_("When"), _("Meeting"), _("What came of it")), rows, _("No meeting was held in the last half-year."),
        max((timezone.localtime(one.starts_at).date() for one in meetings), default=None),
    )  # fmt: skip


def _when(meeting: Meeting) -> Cell:
    return Cell(formats.day(timezone.localtime(meeting.starts_at).date()), formats.clock(meeting.starts_at))


def _what(meeting: Meeting) -> Cell:
    return Cell(meeting.title, str(meeting.get_kind_display()), reverse("reviews:meeting_detail", args=[meeting.pk]))
