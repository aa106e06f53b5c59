"""Links that keep the state a page already has in its address."""

from __future__ import annotations

from django.http import HttpRequest


def with_query(request: HttpRequest, **changes: str | None) -> str:
    """The query string of this page with some parameters changed; None or an empty text drops one.

    A changed filter starts at the first page again, so the cursor `after` goes unless it is given.
    """
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def cursor_links(request: HttpRequest, previous: str | None, following: str | None) -> dict[str, str]:
    """`previous_url` and `next_url` for the pager; empty at the ends."""
    return {
        "previous_url": with_query(request, after=previous) if previous else "",
        "next_url": with_query(request, after=following) if following else "",
    }
