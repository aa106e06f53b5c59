"""What a card holds of what we keep."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Card:
    """A person as a card tells them. `more` are further addresses and numbers, with their words."""

    name: str
    job_title: str = ""
    function: str = ""
    organisation: str = ""
    entity: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    languages: tuple[str, ...] = ()
    note: str = ""
    more: tuple[str, ...] = field(default=())
