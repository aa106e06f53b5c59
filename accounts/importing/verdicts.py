"""What the reader decides about a name in the file: which known one it is, that it is new, or that it stays out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular import Message, say


class Verdict(Enum):
    """What a name is when it is none of the known ones. No text, so that a record may be called `new`."""

    NEW = "new"
    OUT = "out"


# What each text of a column is: the name of a known record, or a verdict.
Answers = Mapping[str, str | Verdict]

_SAID = {Verdict.NEW: _("“%(name)s” is new: chosen by you."), Verdict.OUT: _("“%(name)s” left out: chosen by you.")}


def told_of(verdict: Verdict, name: str) -> Message:
    """A verdict as a sentence."""
    return say(_SAID[verdict], name=name)


def answers_as_json(answers: Answers) -> dict[str, Any]:
    """Names as texts, verdicts as objects: no name can be taken for a verdict."""
    return {text: {"verdict": said.value} if isinstance(said, Verdict) else said for text, said in answers.items()}


def answers_from_json(kept: Mapping[str, Any]) -> dict[str, str | Verdict]:
    """The inverse of `answers_as_json`."""
    return {text: Verdict(said["verdict"]) if isinstance(said, dict) else str(said) for text, said in kept.items()}
