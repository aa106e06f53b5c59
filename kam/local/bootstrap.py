"""From any Python 3.11 or 3.12 into the project's own environment, with the standard library alone."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from kam.local.console import Stop, say, step
from kam.local.debian import unpack
from kam.local.places import CACHE, ROOT, VENV

LOCK = ROOT / "uv.lock"
STAMP = VENV / ".synced"
NEWEST, OLDEST = (3, 12), (3, 11)
REASONS = (
    (("No space left",), "the disk is full"),
    (("Read-only file system", "Permission denied", "EROFS"), f"{ROOT} cannot be written to"),
    (
        ("UnknownIssuer", "certificate verify failed", "invalid peer certificate"),
        "the package index is not trusted; behind an inspecting proxy set SSL_CERT_FILE to its certificates",
    ),
    (
        ("dns error", "Connection refused", "error sending request", "timed out", "Temporary failure", "NewConnection"),
        "the package index cannot be reached; check the network, a proxy or UV_DEFAULT_INDEX",
    ),
    (("No matching distribution", "unsatisfiable"), "the package index does not have what uv.lock names"),
)


def enter(arguments: list[str]) -> None:
    """Return inside a usable environment; otherwise build it and start again in it."""
    if not needed(os.environ, Path(sys.prefix), sys.prefix != sys.base_prefix):
        return
    python = interpreter()
    if not synced():
        synchronise(python)
    command = str(VENV / "bin" / "python")
    os.execv(command, [command, *arguments])  # noqa: S606 - our own interpreter


def needed(environ: Mapping[str, str], prefix: Path, virtual: bool) -> bool:
    """Whether this process must move into (or first build) the project's environment."""
    if environ.get("KAM_NO_BOOTSTRAP") == "1":
        return False
    if prefix == VENV:
        return not synced()
    return not (virtual and find_spec("django") is not None)


def synced(venv: Path = VENV, lock: Path = LOCK) -> bool:
    """Whether the environment was built from the lock file as it is now."""
    stamp = venv / STAMP.name
    return (venv / "bin" / "python").exists() and stamp.exists() and stamp.read_text() == fingerprint(lock)


def fingerprint(lock: Path = LOCK) -> str:
    """The lock file in one line."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def interpreter() -> str:
    """The Python for the environment: this one, else a suitable one on PATH."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return getattr(sys, "_base_executable", None) or sys.executable
    for name in ("python3.12", "python3.11"):
        if found := shutil.which(name):
            return found
    raise Stop(f"Ancrage needs Python 3.11 or 3.12; this is {sys.version.split()[0]} and PATH has neither.")


def synchronise(python: str) -> None:
    """Build or renew `.venv` from the lock file."""
    say("Preparing the Python environment (.venv) from uv.lock")
    uv = find_uv(python)
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    environment.pop("VIRTUAL_ENV", None)
    with step("Installing the locked packages"):
        _run([uv, "sync", "--frozen", "--quiet", "--python", python, "--directory", str(ROOT)], environment)
    STAMP.write_text(fingerprint())


def find_uv(python: str) -> str:
    """A uv that runs: the one on PATH, the cached one, or one fetched into the cache by pip."""
    cached = CACHE / "uv" / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(cached)):
        # A pyenv shim is found on PATH and yet may run nothing.
        if candidate and _works([candidate, "--version"]):
            return candidate
    with step("Fetching uv into .cache/uv"):
        _run([*find_pip(python), "install", "--quiet", "--target", str(CACHE / "uv"), "--upgrade", "uv"])
    return str(cached)


def find_pip(python: str) -> list[str]:
    """A command that is pip: the interpreter's own, the wheel that ensurepip bundles, or Debian's, unpacked."""
    if _works([python, "-m", "pip", "--version"]):
        return [python, "-m", "pip"]
    bundled = find_spec("ensurepip")
    folders = [Path(folder) / "_bundled" for folder in (bundled.submodule_search_locations or [])] if bundled else []
    unpacked = CACHE / "pip"
    folders.append(unpacked / "usr/share/python-wheels")
    if not any(folder.glob("pip-*.whl") for folder in folders if folder.is_dir()):
        try:
            unpack(["python3-pip-whl"], unpacked)
        except Stop as reason:
            raise Stop(f"Neither uv nor pip is here, and pip could not be fetched ({reason}): install one.") from reason
    wheel = next(path for folder in folders if folder.is_dir() for path in folder.glob("pip-*.whl"))
    return [python, str(wheel / "pip")]


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _run(command: list[str], environment: Mapping[str, str] | None = None) -> None:
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    if told.returncode != 0:
        raise Stop(explain(Path(command[0]).name, told.stderr))


def explain(program: str, errors: str) -> str:
    """One sentence for what a package tool printed."""
    for marks, reason in REASONS:
        if any(mark.lower() in errors.lower() for mark in marks):
            return f"The Python packages could not be installed: {reason}."
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    return f"The Python packages could not be installed; {program} said: {lines[-1] if lines else 'nothing'}"
