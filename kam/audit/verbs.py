"""What each verb reads like: every app registers its services' verbs, so that history speaks the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise

_LABELS: dict[str, str | Promise] = {}


def register_verbs(labels: dict[str, str | Promise]) -> None:
    """Add sentences for verbs, for example `{"plan.approve": _("approved the plan")}`."""
    _LABELS.update(labels)


def verb_label(verb: str) -> str:
    """The sentence for a verb; the verb itself when nobody registered one (a guard test finds those)."""
    return str(_LABELS.get(verb, verb))


def registered_verbs() -> frozenset[str]:
    """For the guard test."""
    return frozenset(_LABELS)
