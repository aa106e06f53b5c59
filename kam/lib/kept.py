"""Figures of a whole organisation, a minute old at most: read once for everybody who may see them.

Whoever shows them says of when they are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

FRESH = 60  # seconds
T = TypeVar("T")


def kept(key: str, read: Callable[[], T]) -> tuple[T, datetime]:
    """What `read` gave within the last minute and when it did; without a cache it reads each time.

    The key begins with `org:<id>:` and names everything the figures depend on, their shape included: another one
    whenever it changes, so that a release never reads what the last one kept.
    """
    try:
        known: tuple[T, datetime] | None = cache.get(key)
        if known is None:
            known = read(), timezone.now()
            cache.set(key, known, FRESH)
    except RedisError:
        return read(), timezone.now()
    return known
