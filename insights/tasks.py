"""What the clock starts."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from celery import shared_task
from django.db import connection
from django.utils import timezone

from accounts.services.revenue import refresh_revenue
from insights.services.assessments import assess_renewals
from insights.services.digests import build_digest, due_digests
from kam.lib.dates import local_day
from kam.tenancy.models import Organisation
from kam.tenancy.scope import tenant
from stakeholders.services.coverage import keep_coverage
from stakeholders.services.privacy import tidy_files

log = logging.getLogger(__name__)


def _organisations() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select kam_organisation_ids()")
        return [row[0] for row in cursor.fetchall()]


@contextmanager
def _apart(what: str, organisation_id: int) -> Iterator[None]:
    """A transaction inside the organisation whose trouble must not silence the others: the next tick tries again."""
    try:
        with tenant(organisation_id):
            yield
    except Exception:
        log.exception("%s failed", what, extra={"organisation": organisation_id})


@shared_task(name="insights.tasks.dispatch_digests")
def dispatch_digests() -> None:
    """Build the digests that are due, each in a transaction of its own. Late, twice or in parallel is the same."""
    now = timezone.now()
    for organisation_id in _organisations():
        due: list[tuple[int, str]] = []
        with _apart("digests", organisation_id):
            due = due_digests(now=now)
        for member_id, period in due:
            with _apart("digest", organisation_id):
                build_digest(member_id, period, now=now)


@shared_task(name="insights.tasks.dispatch_assessments")
def dispatch_assessments() -> None:
    """Assess renewals and coverage as of each organisation's own day, and let go of files whose time is over.

    Again on the same day it only follows changes.
    """
    now = timezone.now()
    for organisation_id in _organisations():
        with _apart("assessments", organisation_id):
            today = _own_day(organisation_id, now)
            refresh_revenue(None, today)  # the twelve months move with the calendar
            assess_renewals(today=today)
        with _apart("coverage", organisation_id):
            keep_coverage(today=_own_day(organisation_id, now))
        with _apart("files", organisation_id):
            tidy_files(now=now)


def _own_day(organisation_id: int, now: datetime) -> date:
    zone = Organisation.objects.values_list("time_zone", flat=True).get(pk=organisation_id)
    return local_day(now, zone)
