"""Debian packages without root: fetched by apt-get with folders of its own, unpacked by dpkg-deb."""

import platform
import shutil
import subprocess
from pathlib import Path

from kam.local.console import Stop


def unpack(packages: list[str], target: Path) -> None:
    """Fetch the packages and what they need beyond the installed ones, and unpack all of it into `target`."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise Stop(f"this machine has no apt-get; install the equivalent of {', '.join(packages)} yourself")
    work = target.parent / "apt"
    try:
        for folder in ("state/lists/partial", "cache/archives/partial"):
            (work / folder).mkdir(parents=True, exist_ok=True)
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"cannot write to {work}: {error.strerror}") from error
    _apt(work, "update", "-qq")
    _apt(work, "install", "-y", "-qq", "--no-install-recommends", "--download-only", *packages)
    for archive in sorted((work / "cache/archives").glob("*.deb")):
        _run(["dpkg-deb", "-x", str(archive), str(target)])
        archive.unlink()


def library_folders(target: Path) -> list[Path]:
    """Where unpacked shared libraries lie; Chromium also wants PulseAudio's private ones."""
    machine = f"{platform.machine()}-linux-gnu"
    names = (f"usr/lib/{machine}", f"lib/{machine}", f"usr/lib/{machine}/pulseaudio")
    return [target / name for name in names if (target / name).is_dir()]


def _apt(work: Path, *arguments: str) -> None:
    options = {
        "Dir::State": work / "state",
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": work / "cache",
        "Debug::NoLocking": "1",
        "APT::Sandbox::User": "",
        "Acquire::Retries": "2",
    }
    _run(["apt-get", *(part for name, value in options.items() for part in ("-o", f"{name}={value}")), *arguments])


def _run(command: list[str]) -> None:
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode != 0:
        reasons = [line for line in told.stderr.splitlines() if line.startswith("E:")] or told.stderr.splitlines()
        raise Stop(f"{Path(command[0]).name} said: {reasons[0] if reasons else f'exit {told.returncode}'}")
