"""The strategic meetings held in a cycle of an account."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.cycle_figures import Line, Span
from accounts.models import Account
from reviews.choices import MeetingStatus
from reviews.models import Meeting


def meeting_lines(account: Account, spans: Sequence[Span]) -> list[Line]:
    """Strategic meetings held in each span. One query."""
    wanted = {
        f"held_{index}": Count("pk", filter=Q(starts_at__date__gte=span.start, starts_at__date__lt=span.end))
        for index, span in enumerate(spans)
    }
    found = Meeting.objects.filter(account=account, status=MeetingStatus.HELD).aggregate(**wanted)
    return [Line(_("Strategic meetings held"), [found[f"held_{index}"] for index in range(len(spans))])]
