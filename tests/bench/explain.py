"""The plans of the hottest statements, as the application's role sees them inside an organisation."""

from __future__ import annotations

from types import SimpleNamespace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.queries.filters import Filters
from accounts.queries.portfolio import listing
from insights.queries.search import find
from kam.tenancy.scope import tenant
from stakeholders.queries.directory import Wanted, directory_page


def explained(house: SimpleNamespace) -> str:
    """EXPLAIN ANALYZE of the list page, the search, the directory's overdue and the palette's search."""
    actor, today = house.kam, timezone.localdate()
    wanted = {
        "Portfolio, first page": lambda: listing(actor, Filters(), "", today),
        "Portfolio, search and sort": lambda: listing(actor, Filters(q="logist", sort="-revenue"), "", today),
        "People who are overdue": lambda: directory_page(actor, Wanted(silence="overdue"), today=today),
        "Palette": lambda: find(actor, "orvelle"),
    }
    parts = []
    with tenant(house.organisation.pk, actor.user_id):
        for title, ask in wanted.items():
            ask()
            with CaptureQueriesContext(connection) as seen:
                ask()
            for one in seen.captured_queries[:2]:
                with connection.cursor() as cursor:
                    cursor.execute(f"explain (analyze, costs off, timing off, summary on) {one['sql']}")
                    lines = [row[0] for row in cursor.fetchall()]
                parts.append("\n".join([f"### {title}", one["sql"][:300], "", *lines]))
    return "\n\n".join(parts)
