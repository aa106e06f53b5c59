"""What the clock starts."""

from __future__ import annotations

import logging
from collections.abc import Callable

from celery import shared_task
from django.db import connection
from django.utils import timezone

from insights.services.assessments import assess_renewals
from insights.services.digests import build_digests
from kam.lib.dates import local_day
from kam.tenancy.models import Organisation
from kam.tenancy.scope import required_organisation_id, tenant

log = logging.getLogger(__name__)


def _everywhere(work: Callable[[], object], what: str) -> None:
    """Do the work in one organisation after the other; one's trouble must not silence the others."""
    with connection.cursor() as cursor:
        cursor.execute("select kam_organisation_ids()")
        organisations = [row[0] for row in cursor.fetchall()]
    for organisation_id in organisations:
        try:
            with tenant(organisation_id):
                work()
        except Exception:  # the next tick tries again
            log.exception("%s failed", what, extra={"organisation": organisation_id})


@shared_task(name="insights.tasks.dispatch_digests")
def dispatch_digests() -> None:
    """Build the digests that are due. Late, twice or in parallel makes no difference."""
    now = timezone.now()
    _everywhere(lambda: build_digests(now=now), "digests")


@shared_task(name="insights.tasks.dispatch_assessments")
def dispatch_assessments() -> None:
    """Assess the renewals as of each organisation's own day. Again on the same day only follows what changed."""
    now = timezone.now()

    def assess() -> None:
        zone = Organisation.objects.values_list("time_zone", flat=True).get(pk=required_organisation_id())
        assess_renewals(today=local_day(now, zone))

    _everywhere(assess, "assessments")
