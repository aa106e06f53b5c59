"""What the system can check by itself: a registry to which each app adds the checks of the data it owns.

A check looks at one account and says whether it is met, with the fact as a sentence and where one mends it. It is
registered in `AppConfig.ready`, so this room needs to know nobody above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.utils.functional import Promise

from accounts.models import Account

T = TypeVar("T")
Text = str | Promise


@dataclass(frozen=True)
class Words:
    """A text in both languages, as organisations keep theirs."""

    en: str
    fr: str


@dataclass(frozen=True)
class Parameter:
    """The number a check is measured by, and how far it may be changed."""

    label: Text
    default: int
    low: int
    high: int


@dataclass(frozen=True)
class Finding:
    """Met or not; the fact in the language of whoever reads it, hence a function; where one mends it."""

    met: bool
    fact: Callable[[], str]
    url: str = ""
    action: Text = ""


@dataclass
class Facts:
    """One account on one day, and what its checks have read: each thing once, however many checks need it."""

    account: Account
    today: date
    _read: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` returns, asked at most once under this name."""
        if name not in self._read:
            self._read[name] = read()
        found: T = self._read[name]
        return found


@dataclass(frozen=True)
class Check:
    """One check. `find` returns None where the question does not apply to the account: then it does not count."""

    code: str
    label: Text
    explanation: Text
    words: Words  # of the criterion that asks it, `{n}` standing for the parameter
    find: Callable[[Facts, int], Finding | None]
    parameter: Parameter | None = None


_CHECKS: dict[str, Check] = {}


def register_check(check: Check) -> None:
    """Add a check; for `AppConfig.ready`."""
    _CHECKS[check.code] = check


def registered_checks() -> dict[str, Check]:
    """All checks by code, in the order of registration."""
    return dict(_CHECKS)
