"""The ways in which a request can be refused, typed; `kam.ui.errors` turns them into answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class AncrageError(Exception):
    """Base of the refusals that a person should read."""

    status = 400


class NotVisible(AncrageError):
    """The object does not exist for this person: missing, or another organisation's. Answered 404."""

    status = 404


class NotAllowed(AncrageError):
    """The object is visible, the act is not this person's to do. Answered 403."""

    status = 403

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what


class Conflict(AncrageError):
    """Somebody saved first: `current` is the object as it now stands. Answered 409, with what was typed."""

    status = 409

    def __init__(self, current: Any) -> None:
        super().__init__("stale")
        self.current = current


class Invalid(AncrageError):
    """Input that breaks a rule: messages by field (`""` for the whole). Answered 422 beside the field."""

    status = 422

    def __init__(self, errors: Mapping[str, Sequence[Any]] | str) -> None:
        self.errors: dict[str, list[Any]] = (
            {"": [errors]} if isinstance(errors, str) else {field: list(found) for field, found in errors.items()}
        )
        super().__init__("; ".join(str(message) for found in self.errors.values() for message in found))


class GateNotMet(AncrageError):
    """A phase's entry gate is not met and the passage was not forced with a reason. Answered 422."""

    status = 422

    def __init__(self, missing: Sequence[Any]) -> None:
        super().__init__("; ".join(str(item) for item in missing))
        self.missing = list(missing)


class TooMany(AncrageError):
    """A limit on attempts is reached; `retry_after` is in seconds. Answered 429."""

    status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__("too many attempts")
        self.retry_after = retry_after
