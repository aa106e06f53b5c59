"""What a new organisation begins with. Apps above register here, because imports point downwards."""

from __future__ import annotations

from collections.abc import Callable

Furnish = Callable[[], None]
_FURNISHINGS: list[Furnish] = []


def on_founded(furnish: Furnish) -> Furnish:
    """Register work for every organisation that is founded; it runs in the founding transaction and scope."""
    if furnish not in _FURNISHINGS:
        _FURNISHINGS.append(furnish)
    return furnish


def founded() -> None:
    """Do what the apps registered for the organisation in scope, which has just been founded."""
    for furnish in _FURNISHINGS:
        furnish()
