"""Where a bare address of the portfolio leads: to the view its reader chose to start with.

The answer is kept in the session for a while, so that opening the portfolio costs no query of its own.
"""

from __future__ import annotations

import time

from accounts.queries.saved_views import start_address
from kam.tenancy.requests import ActorRequest

KEPT = "portfolio_start"
FRESH = 900  # seconds: how long another device may not know of a change


def start_of(request: ActorRequest) -> str:
    """The address of the start view; empty when this reader's portfolio opens whole, or something is asked for."""
    if request.META["QUERY_STRING"] or request.htmx:
        return ""
    actor = request.actor.pk
    kept = request.session.get(KEPT)
    if kept and kept[0] == actor and kept[2] > time.time():
        return str(kept[1])
    found = start_address(request.actor)
    request.session[KEPT] = [actor, found, int(time.time()) + FRESH]
    return found


def forget_start(request: ActorRequest) -> None:
    """Ask again next time: the reader has just chosen, renamed or deleted something."""
    request.session.pop(KEPT, None)
