"""A quick stack for one run of the tests, gone afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kam.local.console import Stop
from kam.local.stack import Stack

THROWAWAY = "kam-test-"


@contextmanager
def throwaway(given: Mapping[str, str] = os.environ) -> Iterator[Stack]:
    """A quick stack without fsync in a temporary folder, gone afterwards."""
    sweep()
    home = Path(tempfile.mkdtemp(prefix=THROWAWAY))
    stack = Stack(home, durable=False, given=given)
    try:
        with stack:
            yield stack
    finally:
        _clear(stack)


def sweep() -> None:
    """Remove what killed runs of this user left in the temporary folder."""
    for home in Path(tempfile.gettempdir()).glob(f"{THROWAWAY}*"):
        try:
            if home.stat().st_uid != os.getuid():
                continue
            abandoned = Stack(home, durable=False, given={})
            abandoned.remove()
        except (Stop, FileNotFoundError):  # alive, or another run was faster to sweep it
            continue
        _clear(abandoned)


def _clear(stack: Stack) -> None:
    shutil.rmtree(stack.home, ignore_errors=True)
    if stack.postgres is not None:
        shutil.rmtree(stack.postgres.base, ignore_errors=True)
        shutil.rmtree(stack.postgres.sockets, ignore_errors=True)
