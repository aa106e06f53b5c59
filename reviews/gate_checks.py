"""What this room can check by itself for a gate: strategic meetings held and planned."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gates.checks import Check, Facts, Finding, Parameter, Words, register_check
from kam.lib import formats
from reviews.choices import MeetingKind, MeetingStatus
from reviews.models import Meeting


def _dates(facts: Facts) -> dict[str, date | None]:
    """The last review held by the day, and the next meeting planned from then on. One query for both checks."""
    return facts.once("reviews", lambda: _read(facts))


def _read(facts: Facts) -> dict[str, date | None]:
    reviews = Q(kind=MeetingKind.QBR, status=MeetingStatus.HELD, starts_at__date__lte=facts.today)
    planned = Q(status=MeetingStatus.PLANNED, starts_at__date__gte=facts.today)
    found: dict[str, datetime | None] = Meeting.objects.filter(account=facts.account).aggregate(
        held=Max("starts_at", filter=reviews), planned=Min("starts_at", filter=planned)
    )
    return {key: timezone.localdate(moment) if moment else None for key, moment in found.items()}


def _plan(facts: Facts) -> str:
    return reverse("reviews:meeting_create") + f"?account={facts.account.pk}"


def qbr(facts: Facts, days: int) -> Finding:
    """Whether a quarterly business review was held lately."""
    held = _dates(facts)["held"]

    def fact() -> str:
        if held is None:
            return _("No quarterly business review was held.")
        return _("The last quarterly business review was held on %(day)s.") % {"day": formats.day(held)}

    met = held is not None and held >= facts.today - timedelta(days=days)
    return Finding(met, fact, _plan(facts), _("Plan the review"))


def planned(facts: Facts, _number: int) -> Finding:
    """Whether a strategic meeting is planned."""
    next_on = _dates(facts)["planned"]
    if next_on is None:
        return Finding(False, lambda: _("No strategic meeting is planned."), _plan(facts), _("Plan a meeting"))
    return Finding(True, lambda: _("The next meeting is planned for %(day)s.") % {"day": formats.day(next_on)})


def register() -> None:
    """Add them to the registry."""
    register_check(
        Check(
            "reviews.qbr",
            gettext_lazy("Quarterly business review held"),
            gettext_lazy("Met when a quarterly business review was held within the number of days."),
            Words(
                "A quarterly business review was held in the last {n} days",
                "Une revue trimestrielle (QBR) a eu lieu dans les {n} derniers jours",
            ),
            qbr,
            Parameter(gettext_lazy("Days"), 100, 14, 730),
        )
    )
    register_check(
        Check(
            "reviews.planned",
            gettext_lazy("Strategic meeting planned"),
            gettext_lazy("Met when a strategic meeting of any kind is planned."),
            Words("The next strategic meeting is planned", "La prochaine réunion stratégique est planifiée"),
            planned,
        )
    )
