"""`manage.py lint`: every check of the source, two at a time, one line each; only a failing one explains itself."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kam.local import catalogues
from kam.local.console import paint, say
from kam.local.places import ROOT

TOOLS = Path(sys.executable).parent
DJANGO = (sys.executable, "-m", "django")
# An initial migration meets empty tables: nothing in it can lock or break a running release.
UPGRADES_ONLY = ("--ignore-initial-migrations", "--no-cache", "--quiet", "warning", "ok", "ignore")


@dataclass(frozen=True)
class Check:
    """One tool and how it is called."""

    name: str
    command: tuple[str, ...]


# The long ones first, so that the two lanes end together.
CHECKS = (
    Check("mypy", (str(TOOLS / "mypy"), "manage.py", *catalogues.ROOMS, "tests")),
    Check("djlint", (str(TOOLS / "djlint"), "templates", "--lint", "--quiet")),
    Check("migrations complete", (*DJANGO, "makemigrations", "--check", "--dry-run")),
    Check("migrations safe", (*DJANGO, "lintmigrations", *UPGRADES_ONLY)),
    Check("import-linter", (str(TOOLS / "lint-imports"),)),
    Check("ruff check", (str(TOOLS / "ruff"), "check", ".")),
    Check("ruff format", (str(TOOLS / "ruff"), "format", "--check", ".")),
    Check("translations", (sys.executable, "manage.py", "messages", "--check")),
)


def run(environment: Mapping[str, str], checks: tuple[Check, ...] = CHECKS) -> int:
    """Run all checks; the exit code of the first that failed, in the order of the list."""
    quiet = {"DJANGO_SETTINGS_MODULE": "kam.local.lint_settings", "NO_COLOR": "1", "KAM_LOG": "WARNING"}
    settings = {**os.environ, **environment, **quiet}
    with ThreadPoolExecutor(2) as lanes:
        codes = list(lanes.map(lambda check: _perform(check, settings), checks))
    return next((code for code in codes if code), 0)


def _perform(check: Check, environment: Mapping[str, str]) -> int:
    started = time.monotonic()
    told = subprocess.run(
        check.command,
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - started
    if told.returncode == 0:
        say(f"  {check.name:<20} {paint('ok', '32')}  {seconds:.1f} s")
    else:
        said = "\n".join(f"    {line}" for line in told.stdout.strip().splitlines())
        say(f"  {check.name:<20} {paint('FAILED', '31')}  {seconds:.1f} s\n{said}")
    return told.returncode
