"""Which command does what: the house's own, and Django's with the embedded stack under them."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack

from kam.local import messages, system, testing, up
from kam.local.catalogues import ROOMS
from kam.local.console import say
from kam.local.stack import lasting

# These look at the source only; starting a database for them would be waiting for nothing.
WITHOUT_DATABASE = {"help", "version", "--help", "-h", "--version", "startapp", "startproject", "diffsettings"}
WITHOUT_DATABASE |= {"findstatic", "collectstatic", "compilemessages", "makemessages"}


def run(arguments: list[str]) -> int:
    """Run `manage.py <arguments>` and return its exit code."""
    name = arguments[1] if len(arguments) > 1 else "help"
    if name in HOUSE:
        return HOUSE[name](arguments[2:])
    if name in {"help", "--help", "-h"} and len(arguments) <= 2:
        say("Commands of the house: " + ", ".join(sorted(HOUSE)) + " (`manage.py <command> --help`)\n")
    return _django(arguments, name)


def _messages(arguments: list[str]) -> int:
    """`messages [--check] [room …]`"""
    rooms = tuple(each for each in arguments if each in ROOMS) or ROOMS
    unknown = [each for each in arguments if each not in {*ROOMS, "--check"}]
    if unknown:
        say(f"messages [--check] [{' | '.join(ROOMS)} …]: update (or check) and compile the translations")
        return 0 if unknown[0] in {"--help", "-h"} else 2
    if "--check" in arguments:
        return messages.check_all(rooms)
    messages.update_all(rooms)
    return 0


def _django(arguments: list[str], name: str) -> int:
    _see_unpacked_libraries()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kam.settings.dev")
    with ExitStack() as held:
        if name not in WITHOUT_DATABASE and not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")):
            os.environ.update(held.enter_context(lasting()).environment())
        from django.core.management import execute_from_command_line

        execute_from_command_line(arguments)
    return 0


def _see_unpacked_libraries() -> None:
    """The loader reads LD_LIBRARY_PATH when a process starts; so start again with it, once."""
    wanted = system.environment()
    if wanted and os.environ.get("LD_LIBRARY_PATH") != wanted["LD_LIBRARY_PATH"]:
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **wanted})  # noqa: S606 - ourselves


HOUSE: dict[str, Callable[[list[str]], int]] = {
    "up": up.run,
    "test": testing.run_tests,
    "lint": testing.run_lint,
    "bench": testing.run_bench,
    "messages": _messages,
}
