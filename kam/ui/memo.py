"""Remembering what a pure cell printed: tables repeat the same health, date and initials by the hundred."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

P = ParamSpec("P")
R = TypeVar("R")


def remembered(size: int = 4096) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Cache a function of plain values per language.

    Keys are typed, so that an escaped and a raw text that compare equal never share an answer.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=size, typed=True)
        def kept(_language: str | None, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(get_language(), *args, **kwargs)  # type: ignore[arg-type]  # cells take hashable values

        return ask

    return decorate
