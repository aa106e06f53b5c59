"""Ending sign-ins: one's own from the list, and everybody's who has to leave."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings

from kam.audit.acts import act
from kam.lib.errors import NotVisible
from kam.members.models import User
from kam.tenancy.middleware import SESSION_KEY
from kam.tenancy.models import Membership


def end_sessions_here(user: User, organisation_id: int) -> int:
    """End the person's sessions that stand in this organisation, not those in another; for services with an act."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    ended = 0
    for session in UserSession.objects.filter(user=user):
        if store(session.session_key).get(SESSION_KEY, organisation_id) == organisation_id:
            session.end()
            ended += 1
    return ended


def end_session(pk: int, *, actor: Membership) -> None:
    """End one of the actor's own sign-ins; somebody else's does not exist."""
    session = UserSession.objects.filter(pk=pk, user_id=actor.user_id).first()
    if session is None:
        raise NotVisible
    with act(actor, "member.end_sessions", target=actor) as entry:
        session.end()
        entry.details = {"sessions": 1}


def end_other_sessions(*, actor: Membership, keep: str | None) -> int:
    """End all of the actor's sign-ins but the one with this session key."""
    with act(actor, "member.end_sessions", target=actor) as entry:
        others = list(UserSession.objects.filter(user_id=actor.user_id).exclude(session_key=keep or ""))
        for session in others:
            session.end()
        entry.details = {"sessions": len(others)}
    return len(others)
