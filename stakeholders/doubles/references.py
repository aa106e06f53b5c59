"""What refers to people and moves along when two entries become one: each room registers its own.

A mover takes what belongs to the merged entry to the kept one and says in JSON what it did; its counterpart takes
exactly that back. What must not be rewritten (judgements) is read along instead and registered as staying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from stakeholders.models import Stakeholder


@dataclass(frozen=True)
class Reference:
    """A column that names people: how it moves from one to another, and back. Both run inside the merge's act."""

    column: str  # "reviews.Attendee.stakeholder"
    move: Callable[[Stakeholder, Stakeholder], Any]  # (kept, gone): what moved
    back: Callable[[Stakeholder, Stakeholder, Any], None]  # (kept, gone, what moved)


_REFERENCES: dict[str, Reference] = {}
_STAYING: dict[str, str] = {}


def register_reference(reference: Reference) -> None:
    """Add a column that moves; for `AppConfig.ready`."""
    _REFERENCES[reference.column] = reference


def register_staying(column: str, why: str) -> None:
    """Name a column that stays with the merged entry, and why."""
    _STAYING[column] = why


def references() -> Iterator[Reference]:
    """All that move."""
    yield from _REFERENCES.values()


def reference_of(column: str) -> Reference:
    """The reference registered for a column."""
    return _REFERENCES[column]


def known_columns() -> set[str]:
    """Every column that somebody thought about: a test holds them against the database."""
    return _REFERENCES.keys() | _STAYING.keys()


def one_per_owner(column: str, rows: Callable[[], QuerySet[Any]], owner: str, person: str = "stakeholder") -> Reference:
    """For rows that name a person once per `owner` (a meeting, an interaction).

    Where both entries are named the merged one's row goes, and comes back with the undo under its own id.
    """

    def move(kept: Stakeholder, gone: Stakeholder) -> dict[str, Any]:
        taken = set(rows().filter(**{person: kept}).values_list(owner, flat=True))
        theirs = list(rows().filter(**{person: gone}).order_by("pk"))
        twice = [one for one in theirs if getattr(one, owner) in taken]
        free = [one.pk for one in theirs if getattr(one, owner) not in taken]
        rows().filter(pk__in=[one.pk for one in twice]).delete()
        rows().filter(pk__in=free).update(**{person: kept})
        return {"moved": free, "dropped": [_plain(one) for one in twice]}

    def back(kept: Stakeholder, gone: Stakeholder, moved: Any) -> None:
        rows().filter(**{person: kept}, pk__in=moved["moved"]).update(**{person: gone})
        model = rows().model
        alive = _alive(model, owner, moved["dropped"])
        model.objects.bulk_create(
            [model(**one) for one in moved["dropped"] if one[owner] in alive], ignore_conflicts=True
        )

    return Reference(column, move, back)


def repointed(column: str, rows: Callable[[], QuerySet[Any]], person: str) -> Reference:
    """For rows that may name anybody any number of times."""

    def move(kept: Stakeholder, gone: Stakeholder) -> list[int]:
        ids = list(rows().filter(**{person: gone}).exclude(pk=kept.pk).order_by("pk").values_list("pk", flat=True))
        rows().filter(pk__in=ids).update(**{person: kept})
        return ids

    def back(kept: Stakeholder, gone: Stakeholder, moved: Any) -> None:
        rows().filter(**{person: kept}, pk__in=moved).update(**{person: gone})

    return Reference(column, move, back)


def where_free(column: str, rows: Callable[[], QuerySet[Any]], owner: str, person: str = "stakeholder") -> Reference:
    """For rows that name a person once per `owner` and carry a history that cannot be put back once it is deleted.

    Where both entries are named the merged one's row stays as it is, out of sight with its entry.
    """

    def move(kept: Stakeholder, gone: Stakeholder) -> list[int]:
        taken = rows().filter(**{person: kept}).values(owner)
        free = rows().filter(**{person: gone}).exclude(**{f"{owner}__in": taken})
        ids = list(free.order_by("pk").values_list("pk", flat=True))
        rows().filter(pk__in=ids).update(**{person: kept})
        return ids

    def back(kept: Stakeholder, gone: Stakeholder, moved: Any) -> None:
        rows().filter(**{person: kept}, pk__in=moved).update(**{person: gone})

    return Reference(column, move, back)


def _plain(row: Model) -> dict[str, Any]:
    """The columns of a row but its time of creation, which PostgreSQL and JSON write differently."""
    columns = (field for field in row._meta.concrete_fields if field.name != "created_at" and not field.generated)
    return {field.attname: getattr(row, field.attname) for field in columns}


def _alive(model: Any, owner: str, dropped: list[dict[str, Any]]) -> set[int]:
    """Of the owners of dropped rows, those that are still there."""
    above = model._meta.get_field(owner.removesuffix("_id")).related_model
    return set(above.objects.filter(pk__in=[one[owner] for one in dropped]).values_list("pk", flat=True))
