"""The set-up steps of `manage.py up`, each skipped when its result is already there."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kam.local import messages
from kam.local.console import Stop, say, step
from kam.local.places import ROOT
from kam.local.stack import lasting

ENOUGH = 300 * 1024 * 1024
DEMO = ROOT / "insights/management/commands/load_demo.py"
FILES = ("migrated", "demo-loaded", "demo-logins.json", "celerybeat-schedule*")
FOLDERS = ("mail", "files")


def check_port(port: int) -> None:
    """Nobody else may listen where the product will."""
    with socket.socket() as probe:
        # As the server does: a connection that is still closing does not hold the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Stop(f"Port {port} cannot be used ({error.strerror}); choose another one with --port.") from error


def free_port() -> int:
    """A port nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def check_room(home: Path) -> None:
    """A full disk is better said now than by a database."""
    free = shutil.disk_usage(home).free
    if free < ENOUGH:
        raise Stop(f"The disk of {home} is full: {free // 2**20} MB are left, {ENOUGH // 2**20} MB are needed.")


def forget(home: Path) -> None:
    """All data of an earlier run, and what was derived from it."""
    with step("Forgetting the old data"):
        lasting().remove()
        for path in (found for pattern in FILES for found in home.glob(pattern)):
            path.unlink()
        for name in FOLDERS:
            shutil.rmtree(home / name, ignore_errors=True)


def everything(home: Path, environment: Mapping[str, str], *, demo: bool) -> None:
    """Tables, translations, demonstration data."""
    _migrate(home, environment)
    messages.compile_all()
    if demo:
        _load_demo(home, environment)


def _migrate(home: Path, environment: Mapping[str, str]) -> None:
    stamp, now = home / "migrated", _migrations()
    own_database = not os.environ.get("DATABASE_URL")
    if own_database and stamp.exists() and stamp.read_text() == now:
        return
    with step("Creating and updating tables"):
        # The command makes tables as their owner; by DATABASE_URL it knows whom to grant what, and what not.
        django(["migrate", "--no-input"], environment)
    stamp.write_text(now)


def _migrations() -> str:
    """All migrations, ours and (through the lock file) everybody else's, in one line."""
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for path in sorted(ROOT.glob("*/migrations/*.py")) + sorted(ROOT.glob("kam/*/migrations/*.py")):
        digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _load_demo(home: Path, environment: Mapping[str, str]) -> None:
    stamp = home / "demo-loaded"
    if stamp.exists():
        return
    if not DEMO.exists():
        say("  There is no demonstration data yet (load_demo); going on without.")
        return
    with step("Loading the demonstration data"):
        django(["load_demo"], environment)
    stamp.touch()


def django(arguments: list[str], environment: Mapping[str, str]) -> None:
    """Run a Django command; its words are shown only when it fails."""
    # What is set up here can be set up again: no need to wait for the disk after every table.
    quick = f"{environment.get('PGOPTIONS', '')} -c synchronous_commit=off".strip()
    told = subprocess.run(
        [sys.executable, "-m", "django", *arguments],
        cwd=ROOT,
        env={**environment, "PGOPTIONS": quick},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if told.returncode != 0:
        raise Stop(f"\n{told.stdout.strip()}\n\n`manage.py {arguments[0]}` failed; its own words are above.")
