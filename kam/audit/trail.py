"""The organisation's trail, narrowed by who, what, on what and when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.utils import timezone

from kam.audit.models import Act
from kam.audit.verbs import registered_verbs, verb_label
from kam.tenancy.models import Membership


def acts(
    *,
    actor_id: int | None = None,
    verb: str = "",
    object_type: str = "",
    words: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Act]:
    """The acts that fit; days are the reader's own."""
    found: QuerySet[Act] = Act.objects.all()
    if actor_id is not None:
        found = found.filter(actor_id=actor_id)
    if verb:
        found = found.filter(verb=verb)
    if object_type:
        found = found.filter(object_type=object_type)
    if words:
        found = found.filter(object_label__icontains=words)
    if since:
        found = found.filter(created_at__gte=_midnight(since))
    if until:
        found = found.filter(created_at__lt=_midnight(until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def people() -> list[tuple[Any, str]]:
    """Everybody who may have acted, by name."""
    return list(Membership.objects.order_by("name").values_list("pk", "name"))


def verbs() -> list[tuple[str, str]]:
    """Every verb with its sentence, by sentence."""
    return sorted(((verb, verb_label(verb)) for verb in registered_verbs()), key=lambda pair: pair[1].casefold())


def detail_field(object_type: str, name: str) -> Any:
    """The model's field that an act's detail is about; None when it is about something else."""
    try:
        field = apps.get_model(object_type)._meta.get_field(name) if object_type else None
    except (LookupError, FieldDoesNotExist):
        return None
    # A reverse relation is found by name too ("rows" of an import), and has neither a label nor choices.
    return field if hasattr(field, "verbose_name") else None
