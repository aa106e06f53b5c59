"""Reading the outbox: what waits, what failed, what nobody can say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, QuerySet

from kam.outbox.keys import without_keys
from kam.outbox.models import OutboxRow, State

TABS: dict[str, tuple[State, ...]] = {
    "waiting": (State.QUEUED, State.CLAIMED, State.HANDED_OVER),
    "failed": (State.FAILED,),
    "unknown": (State.UNKNOWN,),
    "done": (State.SENT, State.CANCELLED),
}
# Beyond this the list says "more than": nobody needs the exact number, and counting a year of mail takes time.
MOST_COUNTED = 1000
_UNSETTLED = (*TABS["waiting"], *TABS["failed"], *TABS["unknown"])


@dataclass(frozen=True)
class Health:
    """How the outbox of the whole installation does, without anything of anybody's."""

    oldest_waiting_seconds: int
    unknown: int
    failed: int


def rows_in(tab: str) -> QuerySet[OutboxRow]:
    """The rows behind a tab; all of them when it is not one."""
    found: QuerySet[OutboxRow] = OutboxRow.objects.defer("payload").select_related("job")
    return found.filter(state__in=TABS[tab]) if tab in TABS else found


def tab_counts() -> dict[str, int]:
    """How many rows stand behind each tab: those that are done up to MOST_COUNTED + 1. Two queries."""
    by_state = dict(
        OutboxRow.objects.filter(state__in=_UNSETTLED).values_list("state").annotate(n=Count("id")).order_by()
    )
    counts = {tab: sum(by_state.get(state, 0) for state in states) for tab, states in TABS.items()}
    counts["done"] = OutboxRow.objects.filter(state__in=TABS["done"])[: MOST_COUNTED + 1].count()
    return counts


def readable_text(row: OutboxRow) -> str:
    """The e-mail's words, without the keys in its links: they are the reader's alone."""
    return without_keys(str(row.payload.get("text", "")))


def health(now: datetime) -> Health:
    """Asked of a function in the database that counts across organisations and tells numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("select oldest_waiting_seconds, unknown, failed from kam_outbox_health(%s)", [now])
        oldest, unknown, failed = cursor.fetchone()
    return Health(int(oldest), int(unknown), int(failed))
