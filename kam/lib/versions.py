"""Optimistic locking: a stale save is refused, never merged in silence."""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from django.db.models import F, Model
from django.utils import timezone

from kam.lib.errors import Conflict, NotVisible

M = TypeVar("M", bound=Model)


def save_version(obj: M, version: int, **changes: Any) -> M:
    """Write `changes` if the row still has `version`, advance it, and return the row as it stands now.

    Only the named columns are written, under one condition, so that of two simultaneous saves exactly one
    succeeds; `obj` itself stays as it was read. Raises Conflict with the current row when somebody saved
    first, NotVisible when it is gone.
    """
    manager = type(obj)._default_manager
    written = {**changes, "updated_at": timezone.now()} if _keeps_time(type(obj)) else changes
    updated = manager.filter(pk=obj.pk, version=version).update(**written, version=F("version") + 1)
    if updated and _known_whole(obj, version, changes):
        return _changed(obj, {**written, "version": version + 1})
    current = manager.filter(pk=obj.pk).first()
    if current is None:
        raise NotVisible
    if not updated:
        raise Conflict(current)
    return current


def _keeps_time(model: type[Model]) -> bool:
    return any(field.name == "updated_at" for field in model._meta.concrete_fields)


def _known_whole(obj: Model, version: int, changes: dict[str, Any]) -> bool:
    """Whether the row need not be read again: `obj` was read at this version, whole, and the values are plain."""
    plain = not any(hasattr(value, "resolve_expression") for value in changes.values())
    return plain and getattr(obj, "version", None) == version and not obj.get_deferred_fields()


def _changed(obj: M, values: dict[str, Any]) -> M:
    fresh = copy.copy(obj)
    # Its own memory of related rows, or setting one would change the original's too.
    fresh._state = copy.copy(obj._state)
    fresh._state.fields_cache = dict(obj._state.fields_cache)
    for name, value in values.items():
        setattr(fresh, name, value)
    for field in type(obj)._meta.concrete_fields:
        if field.generated or field.name in getattr(
            fresh, "kept_by_database", ()
        ):  # PostgreSQL made it anew; read when somebody asks
            fresh.__dict__.pop(field.attname, None)
    return fresh
