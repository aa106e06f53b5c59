"""Templates for tests, written as the product's own services write them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.models import ProtocolStep, ProtocolTemplate, ProtocolVersion

THREE = (
    {"due_rule": "calendar", "offset_days": 2},
    {"due_rule": "working", "offset_days": 5, "evidence_required": True},
    {"due_rule": "previous", "offset_days": 7, "side": "theirs"},
)


def template(code: str = "test", *, published: bool = True, steps: Any = THREE, **fields: Any) -> ProtocolTemplate:
    """A template with one version, published unless told otherwise."""
    made = ProtocolTemplate.objects.create(code=code, **fields)
    edition = edition_of(made, number=1, steps=steps)
    if published:
        publish(edition)
    return made


def edition_of(made: ProtocolTemplate, *, number: int, steps: Any = THREE) -> ProtocolVersion:
    """A draft of the template."""
    words = {f"{name}_{language}": f"{made.code} {name} {language}" for name in NAMES for language in ("en", "fr")}
    edition = ProtocolVersion.objects.create(template=made, number=number, **words)
    for position, one in enumerate(steps, start=1):
        titles = {"title_en": f"Step {position}", "title_fr": f"Étape {position}"}
        ProtocolStep.objects.create(edition=edition, position=position, **titles, **one)
    return edition


NAMES = ("name", "purpose", "closing_test")


def publish(edition: ProtocolVersion) -> None:
    """Without a service: as it will stand."""
    ProtocolVersion.objects.filter(pk=edition.pk).update(state="published", published_on=timezone.localdate())
