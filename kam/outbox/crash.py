"""Named points at which a reliability test lets a worker kill itself; nothing in production (settings refuse it)."""

from __future__ import annotations

import os
import random
import signal

_AT = os.environ.get("KAM_CRASH_AT", "")
_CHANCE = float(os.environ.get("KAM_CRASH_CHANCE", "0"))


def point(name: str) -> None:
    """Die here, as by `kill -9`, with the configured probability when this is the configured point."""
    if _AT and name == _AT and random.random() < _CHANCE:  # noqa: S311  (a test's dice, not a secret)
        os.kill(os.getpid(), signal.SIGKILL)
