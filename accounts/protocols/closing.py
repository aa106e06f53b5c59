"""What the system knows of a closing test: each app registers what it can say of the runs its events started.

People still judge. A fact stands beside the test, with whether it speaks for it and the page that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accounts.models import ProtocolRun


@dataclass(frozen=True)
class Evidence:
    """One fact in the reader's language: whether it speaks for a passed test, and where one looks."""

    met: bool
    text: str
    url: str


Tell = Callable[[ProtocolRun], Sequence[Evidence]]
_TELLERS: dict[str, list[Tell]] = {}


def register_closing(origin_kind: str, tell: Tell) -> None:
    """Say something of the runs that this sort of event started; for `AppConfig.ready`."""
    _TELLERS.setdefault(origin_kind, []).append(tell)


def evidence_of(run: ProtocolRun) -> list[Evidence]:
    """Everything known of the run's closing test."""
    return [fact for tell in _TELLERS.get(run.origin_kind, ()) for fact in tell(run)]
