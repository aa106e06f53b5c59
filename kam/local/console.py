"""What the house commands say, and how they end when something cannot be had."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Stop(Exception):
    """End the command with one clear sentence and exit code 1."""


def colourful() -> bool:
    """Colours belong on a terminal whose owner did not ask for none."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def paint(text: str, code: str) -> str:
    """Wrap text in an ANSI colour where colours are wanted."""
    return f"\033[{code}m{text}\033[0m" if colourful() else text


def say(text: str = "") -> None:
    """One line, visible at once even through a pipe; that nobody reads any more is no reason to end."""
    with suppress(BrokenPipeError):
        print(text, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a set-up step and, once done, the seconds it took."""
    started = time.monotonic()
    print(f"  {name} … ", end="", flush=True)
    try:
        yield
    except BaseException:
        say(paint("failed", "31"))
        raise
    say(paint(f"{time.monotonic() - started:.1f} s", "2"))
