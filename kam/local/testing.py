"""`manage.py test`, `lint` and `bench`: the tools around the tests, and the servers they need."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from kam.local import lint, messages, system
from kam.local.console import say, step
from kam.local.places import ROOT
from kam.local.throwaway import throwaway

DEFAULT_ARGUMENTS = ["-n", "2", "--dist", "loadgroup"]


def run_tests(arguments: list[str]) -> int:
    """Checks of the source, then pytest; the first exit code that is not 0."""
    wanted = [each for each in arguments if each != "--no-lint"]
    say("Getting ready for the tests")
    system.ensure_libraries()
    browser = system.ensure_chromium()
    with _servers() as environment:
        if browser:
            environment["KAM_CHROMIUM"] = browser
        checked = _lint(environment) if "--no-lint" not in arguments else 0
        say("Testing")
        tested = _python(["-m", "pytest", *(wanted or DEFAULT_ARGUMENTS)], environment)
        return checked or tested


def run_lint(arguments: list[str]) -> int:
    """The checks of the source alone."""
    with _servers() as environment:
        return _lint(environment)


def run_bench(arguments: list[str]) -> int:
    """The benchmark beside its floors."""
    system.ensure_libraries()
    with _servers() as environment:
        return _python(["-m", "tests.bench", *arguments], environment)


def _lint(environment: dict[str, str]) -> int:
    say("Checking the source")
    return lint.run(environment)


@contextmanager
def _servers() -> Iterator[dict[str, str]]:
    """The environment of a throwaway stack; servers named in the environment are used as they are."""
    messages.compile_all()
    common = {
        **system.environment(),
        "DJANGO_SETTINGS_MODULE": "kam.settings.test",
        # Playwright's synchronous interface runs an event loop in the thread of the test.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield common
        return
    with ExitStack() as held:
        with step("Starting PostgreSQL and Redis for the tests"):
            stack = held.enter_context(throwaway())
        yield {**common, **stack.environment()}


def _python(arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, *arguments]
    child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        return child.wait()
    except KeyboardInterrupt:
        # The terminal told the child as well; let it end in its own words.
        return child.wait()
