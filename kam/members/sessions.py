"""Where sessions live: Django's table, read with a statement compiled once (every request begins with it)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from kam.tenancy.compiled import compiled

_valid = compiled(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    key=str,
    now=datetime,
)


class SessionStore(db.SessionStore):
    """As Django's database sessions."""

    def _get_session_from_db(self) -> Session | None:
        found = _valid.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
