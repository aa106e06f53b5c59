"""Optimistic locking: a stale save is refused, never merged in silence."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F, Model

from kam.lib.errors import Conflict, NotVisible

M = TypeVar("M", bound=Model)


def save_version(obj: M, version: int, **changes: Any) -> M:
    """Write `changes` if the row still has `version`, advance it, and return the row read anew.

    Only the named columns are written, under one condition, so that of two simultaneous saves exactly one
    succeeds. Raises Conflict with the current row when somebody saved first, NotVisible when it is gone.
    """
    manager = type(obj)._default_manager
    updated = manager.filter(pk=obj.pk, version=version).update(**changes, version=F("version") + 1)
    current = manager.filter(pk=obj.pk).first()
    if current is None:
        raise NotVisible
    if not updated:
        raise Conflict(current)
    return current
