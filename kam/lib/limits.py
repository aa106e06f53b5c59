"""Limits on attempts that hold under parallel fire: one atomic increment in Redis decides."""

from __future__ import annotations

import hashlib

from django.core.cache import cache

from kam.lib.errors import TooMany


def spend(scope: str, key: str, *, allowed: int, seconds: int) -> None:
    """Count one attempt of `key` in `scope`; raise TooMany beyond `allowed` in a window of `seconds`.

    The window starts with its first attempt. The counter is created and incremented atomically, so of
    fifty simultaneous attempts at a limit of ten exactly ten pass. The key is hashed: no address is stored.
    Keys that belong to an organisation start with its id, given by the caller.
    """
    name = f"limit:{scope}:{hashlib.sha256(key.strip().lower().encode()).hexdigest()[:32]}"
    cache.add(name, 0, timeout=seconds)
    try:
        count = cache.incr(name)
    except ValueError:  # it expired between the two calls: a new window
        cache.add(name, 1, timeout=seconds)
        count = 1
    if count > allowed:
        raise TooMany(retry_after=seconds)


def forget(scope: str, key: str) -> None:
    """Forgive the attempts counted so far (after a success)."""
    cache.delete(f"limit:{scope}:{hashlib.sha256(key.strip().lower().encode()).hexdigest()[:32]}")
