"""What happens when a member signs in for the first time. Apps above register here, because imports point downwards."""

from __future__ import annotations

from collections.abc import Callable

from kam.tenancy.models import Membership

Welcome = Callable[[Membership], None]
_WELCOMES: list[Welcome] = []


def on_joined(welcome: Welcome) -> Welcome:
    """Register work for every member who has just joined; it runs in the joining transaction, inside its act."""
    if welcome not in _WELCOMES:
        _WELCOMES.append(welcome)
    return welcome


def joined(member: Membership) -> None:
    """Do what the apps registered for a member who has just joined."""
    for welcome in _WELCOMES:
        welcome(member)
