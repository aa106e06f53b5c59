"""Processes that are not our children: are they there, and how to end them."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

# Loaded before any fork: a child of a process with threads should do as little as it can.
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PARENT_DEATH_SIGNAL = 1


def alive(pid: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def reap(child: "subprocess.Popen[bytes] | None") -> None:
    """Take leave of a child that has ended, if it was ours."""
    if child is not None:
        child.wait(5)


def die_with_parent() -> None:
    """Run in a new child: the kernel tells it to end when the parent dies, even of a kill. Linux only."""
    if LIBC is not None:
        LIBC.prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def end(pid: int, *signals: signal.Signals, patience: float = 10.0) -> None:
    """Send the signals one after the other, each with time to work."""
    for sign in signals:
        if not alive(pid):
            return
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + patience
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(0.02)
