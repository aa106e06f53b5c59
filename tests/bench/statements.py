"""What a page asks the database, counted once in this process."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.load import Request

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET CONSTRAINTS")


def queries(request: Request) -> list[dict[str, str]]:
    """The statements of one request, without the transaction's own words."""
    client = Client()
    for pair in request.headers["Cookie"].split("; "):
        name, value = pair.split("=")
        client.cookies[name] = value
    headers = {name: value for name, value in request.headers.items() if name not in ("Cookie", "Content-Type")}
    with CaptureQueriesContext(connection) as seen:
        response = client.generic(
            request.method, request.path, request.body or "", "application/x-www-form-urlencoded", headers=headers
        )
    if response.status_code not in (200, 302):
        raise RuntimeError(f"{request.path} answered {response.status_code}")
    return [one for one in seen.captured_queries if not one["sql"].upper().startswith(FRAME)]
