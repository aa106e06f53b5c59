"""The trail's words. Every app registers those of its services, so that history speaks the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

Word = str | Promise
_VERBS: dict[str, Word] = {}
_NOUNS: dict[str, Word] = {}
_DETAILS: dict[str, Word] = {}
_HIDDEN: set[str] = set()


def register_verbs(labels: Mapping[str, Word]) -> None:
    """Add sentences for verbs, for example `{"plan.approve": _("approved the plan")}`."""
    _VERBS.update(labels)


def register_nouns(labels: Mapping[str, Word]) -> None:
    """Add words for what acts are about, by model label, for example `{"plans.plan": _("plan")}`."""
    _NOUNS.update(labels)


def register_details(labels: Mapping[str, Word], *, hidden: tuple[str, ...] = ()) -> None:
    """Add words for what acts note beside their verb, by key; `hidden` ones are for programs only (ids, tokens)."""
    _DETAILS.update(labels)
    _HIDDEN.update(hidden)


def verb_label(verb: str) -> str:
    """The sentence for a verb; the verb itself when nobody registered one (a guard test finds those)."""
    return str(_VERBS.get(verb, verb))


def noun_label(object_type: str) -> str:
    """The word for a sort of thing; what was written when nobody registered one."""
    return str(_NOUNS.get(object_type, object_type))


def detail_label(key: str) -> str | None:
    """The word for a detail, None when it is not for readers; the key itself when nobody registered one."""
    return None if key in _HIDDEN else str(_DETAILS.get(key, key.replace("_", " ")))


def registered_verbs() -> frozenset[str]:
    """For the trail's filter and the guard test."""
    return frozenset(_VERBS)


def registered_nouns() -> frozenset[str]:
    """For the guard test."""
    return frozenset(_NOUNS)


def registered_details() -> frozenset[str]:
    """For the guard test: those with a word and those kept from readers."""
    return frozenset(_DETAILS) | frozenset(_HIDDEN)
