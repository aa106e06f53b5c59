"""Why a file or a value cannot be read, typed and located."""

from __future__ import annotations

from kam.lib.tabular.message import Message


class Unreadable(Exception):
    """The file as a whole cannot be read; `line` and `column` say where, when there is a place."""

    def __init__(self, message: Message, line: int | None = None, column: str | None = None) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return str(self.message)


class BadValue(ValueError):
    """One value cannot be read as what its column should hold."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Ambiguous(BadValue):
    """One value has two readings and nothing else in its column settles which."""
