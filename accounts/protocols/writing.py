"""How the protocols every organisation begins with are written down: plain values, both languages side by side."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One text in both languages."""

    en: str
    fr: str


NOTHING = Text("", "")


class Step(NamedTuple):
    """One step: what, by when, who, and what shows that it is done."""

    title: Text
    guidance: Text
    evidence: Text
    rule: str
    days: int
    owner: str = "manager"
    side: str = "ours"
    proof: bool = False  # evidence is required


class Protocol(NamedTuple):
    """One protocol with its steps, in order."""

    code: str
    name: Text
    purpose: Text
    closing_test: Text
    steps: tuple[Step, ...]
    trigger: str = "manual"
    phase: str = ""
    event: str = ""
