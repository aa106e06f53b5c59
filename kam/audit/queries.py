"""Reading the trail: an object's history as a person can read it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from kam.audit.models import Act
from kam.audit.verbs import verb_label
from kam.lib import formats

SYSTEM = "Ancrage"  # whoever acts when no person does
HIDDEN = {"id", "organisation_id", "created_at", "updated_at", "version", "password"}


@dataclass(frozen=True)
class Change:
    """One field's old and new value, ready to read."""

    label: str
    old: Any
    new: Any


@dataclass(frozen=True)
class HistoryEntry:
    """Who did what, when, why, and what changed by it."""

    when: datetime
    who: str
    verb: str
    reason: str
    changes: list[Change] = field(default_factory=list)


def history_of(obj: models.Model, *, limit: int = 50) -> list[HistoryEntry]:
    """The object's acts, newest first, each with the fields it changed. Two queries."""
    acts = list(Act.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk).order_by("-id")[:limit])
    changes = _changes_by_act(obj)
    return [
        HistoryEntry(
            one.created_at, one.actor_name or SYSTEM, verb_label(one.verb), one.reason, changes.get(one.pk, [])
        )
        for one in acts
    ]


def _changes_by_act(obj: models.Model) -> dict[int, list[Change]]:
    events_of = getattr(obj, "events", None)
    if events_of is None:
        return {}
    found: dict[int, list[Change]] = defaultdict(list)
    before: dict[str, Any] | None = None
    for event in events_of.order_by("pgh_id").values():
        if before is not None and event["pgh_context"]:
            found[event["pgh_context"].get("act", 0)].extend(_difference(obj, before, event))
        before = event
    return found


def _difference(obj: models.Model, before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    return [
        Change(_label(obj, name), _readable(obj, name, before.get(name)), _readable(obj, name, value))
        for name, value in after.items()
        if not name.startswith("pgh_") and name not in HIDDEN and before.get(name) != value
    ]


def _field(obj: models.Model, column: str) -> Any:
    try:
        return obj._meta.get_field(column.removesuffix("_id"))
    except FieldDoesNotExist:
        return None


def _label(obj: models.Model, column: str) -> str:
    found = _field(obj, column)
    return str(found.verbose_name) if found is not None else column


def _readable(obj: models.Model, column: str, value: Any) -> Any:
    """A value as pages write it: names for references, words for choices, days and moments in the reader's way."""
    if value in (None, ""):
        return "–"
    found = _field(obj, column)
    if found is not None and found.is_relation:
        target = found.related_model._default_manager.filter(pk=value).first()
        return str(target) if target else value
    if found is not None and found.choices:
        return dict(found.flatchoices).get(value, value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        return formats.number(value, max(0, -int(value.as_tuple().exponent)))
    if isinstance(value, datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, date) else value
