"""The registry of long work: apps register handlers, the worker runs them by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kam.outbox.models import Job


class Cancelled(Exception):
    """The person asked the job to stop."""


class Report(Protocol):
    """How a handler tells where it stands."""

    def __call__(self, done: int, total: int, message: str = "") -> None:
        """Save the progress so that the page shows it; raises Cancelled when the person asked to stop."""
        ...


Handler = Callable[[Job, Report], dict[str, Any]]
_HANDLERS: dict[str, Handler] = {}


def job_handler(name: str) -> Callable[[Handler], Handler]:
    """Register a handler. It runs inside the organisation, in one transaction, and must be safe to run twice.

    Its result may hold `url` (where to look) and `file` (a StoredFile's id); the rest is kept as it is.
    """

    def register(handler: Handler) -> Handler:
        _HANDLERS[name] = handler
        return handler

    return register


def handler_of(name: str) -> Handler:
    """The handler registered under `name`; KeyError when there is none."""
    return _HANDLERS[name]
