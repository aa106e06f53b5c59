"""The state of a gate: a pure rule over criteria and what was found about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, override

LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Item:
    """One criterion of a gate and whether it is met, with the fact that says so and where one acts."""

    pk: int
    texts: dict[str, str]
    check: str  # empty: checked by people
    met: bool
    fact: Callable[[], str]
    url: str = ""
    action: str | Promise = ""

    @property
    def label(self) -> str:
        """The criterion in the reader's language."""
        return self.texts[reader_language()]

    @property
    def reason(self) -> str:
        """The fact in the reader's language."""
        return self.fact()


@dataclass(frozen=True)
class Gate:
    """The entry gate of a phase for one account: met when every criterion is."""

    phase: str
    items: tuple[Item, ...]

    @property
    def met_count(self) -> int:
        """How many criteria are met."""
        return sum(item.met for item in self.items)

    @property
    def total(self) -> int:
        """How many criteria there are."""
        return len(self.items)

    @property
    def met(self) -> bool:
        """Whether the account may pass; a gate without criteria stands open."""
        return self.met_count == self.total

    @property
    def missing(self) -> list[str]:
        """The criteria that are not met, in the reader's language."""
        return [item.label for item in self.items if not item.met]


def reader_language() -> str:
    """The language texts are shown in: one of the two organisations write theirs in."""
    wanted = (get_language() or settings.LANGUAGE_CODE)[:2]
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def gate_record(gate: Gate) -> dict[str, Any]:
    """The gate as it is kept with the passage: texts and facts in both languages, whoever reads them later."""
    return {
        "met": gate.met_count,
        "total": gate.total,
        "criteria": [
            {"text": item.texts, "fact": _in_both(item.fact), "check": item.check, "met": item.met}
            for item in gate.items
        ],
    }


def _in_both(text: Callable[[], str]) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = text()
    return found


@dataclass(frozen=True)
class KeptItem:
    """A criterion as it stood at a passage."""

    label: str
    reason: str
    met: bool


def kept_items(record: dict[str, Any] | None) -> list[KeptItem]:
    """What was kept with a passage, in the reader's language."""
    language = reader_language()
    kept: Iterable[dict[str, Any]] = (record or {}).get("criteria", [])
    return [KeptItem(one["text"][language], one["fact"][language], one["met"]) for one in kept]
