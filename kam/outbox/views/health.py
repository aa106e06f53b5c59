"""For the machine that watches over us."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from kam.outbox.queries import health
from kam.tenancy.decorators import public

# A healthy relay looks every 15 seconds; five minutes mean that no worker is at work.
LATE = 300


@public("a monitor has no sign-in; the answer holds three numbers and nothing of anybody's")
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the database answers and the outbox moves: `ok`, or `late`, with the figures."""
    found = health(timezone.now())
    status = "late" if found.oldest_waiting_seconds > LATE else "ok"
    return JsonResponse({"status": status, **asdict(found)})
