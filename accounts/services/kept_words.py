"""What is written in both languages, as the trail keeps it: in the organisation's."""

from __future__ import annotations

from typing import Any

from kam.tenancy.models import Membership


def kept_words(part: Any, name: str, actor: Membership) -> str:
    """The text `name` of a step, a criterion or a version; the other language's where it is missing."""
    language, other = ("fr", "en") if actor.organisation.locale == "fr" else ("en", "fr")
    return str(getattr(part, f"{name}_{language}") or getattr(part, f"{name}_{other}"))
