"""What of this room refers to people: for merges."""

from __future__ import annotations

from plans.models import Action
from stakeholders.doubles.references import register_reference, repointed


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_reference(repointed("plans.Action.person", Action.objects.all, "person"))
