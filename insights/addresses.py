"""Addresses of objects' pages for rows: reversed once for each kind of page, not once for each row."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

MARK = 987654321  # stands where the id goes


def address(name: str, pk: int) -> str:
    """The address of the page `name` of the object `pk`."""
    head, tail = _around(get_urlconf(), get_script_prefix(), name)
    return f"{head}{pk}{tail}"


@lru_cache(maxsize=64)
def _around(_urlconf: str | None, _prefix: str, name: str) -> tuple[str, str]:
    head, tail = reverse(name, args=[MARK]).split(str(MARK))
    return head, tail
