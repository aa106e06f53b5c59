"""Where something about a person is kept: a registry, so that the copy, the count and the erasure know the same places.

Each room registers its own in `AppConfig.ready`. A test holds the columns named here against the database: a new
reference to people that nobody thought about fails it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Model
from django.utils import timezone

from kam.audit.models import Act
from kam.audit.words import redacted
from stakeholders.privacy.subject import Subject


@dataclass(frozen=True)
class Holder:
    """One kind of thing kept about people.

    `told` is what a copy for the person says of it; `forget` takes away what says who it was, inside the erasure's
    act, and may leave figures that say nothing about them.
    """

    key: str
    label: Any  # translated when shown
    columns: tuple[str, ...]  # "reviews.Attendee.stakeholder"
    count: Callable[[Subject], int]
    told: Callable[[Subject], list[dict[str, Any]]]
    forget: Callable[[Subject], None]
    stays: Any = ""  # what remains of it without a name, in words


_HOLDERS: dict[str, Holder] = {}


def register_holder(holder: Holder) -> None:
    """Add one; for `AppConfig.ready`."""
    _HOLDERS[holder.key] = holder


def holders() -> Iterator[Holder]:
    """All, in the order of their registration: this room's first."""
    yield from _HOLDERS.values()


def held_columns() -> set[str]:
    """Every reference to people that some holder answers for."""
    return {column for one in _HOLDERS.values() for column in one.columns}


def forget_words(model: type[Model], key: str, ids: list[int], *columns: str) -> int:
    """Put a mark in place of the words in these columns of the rows whose `key` is one of `ids`, append-only or not.

    Only inside an act; the database notes it in `audit_redaction`. Returns how many rows had words.
    """
    if not ids:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("select kam_forget(%s::regclass, %s, %s, %s)", [model._meta.db_table, key, ids, list(columns)])
        return int(cursor.fetchone()[0])


def forget_acts(model: type[Model], ids: Collection[int]) -> int:
    """Put a mark in place of the words of the trail about these objects: their label, the reasons, the details."""
    acts = Act.objects.filter(object_type=model._meta.label_lower, object_id__in=ids)
    return forget_words(Act, "id", list(acts.values_list("pk", flat=True)), "object_label", "reason", "details")


def scrub_words(rows: Iterable[Model], subject: Subject, *columns: str) -> None:
    """Put a mark in place of what names the person in rows that are about them; a form opened before is stale then."""
    for one in rows:
        before = {name: getattr(one, name) for name in columns}
        after = {name: redacted(value, subject.near) for name, value in before.items()}
        if after != before:
            type(one)._default_manager.filter(pk=one.pk).update(**bumped(**after))


def bumped(**columns: Any) -> dict[str, Any]:
    """Columns to write past a form somebody has open: their save is stale now."""
    return {**columns, "version": F("version") + 1, "updated_at": timezone.now()}
