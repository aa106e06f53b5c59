"""Where the embedded stack keeps its things."""

import hashlib
import os
import stat
from pathlib import Path

from kam.local.console import Stop

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"

# A Unix socket address holds 108 bytes; PostgreSQL appends "/.s.PGSQL.5432" to the folder.
LONGEST_SOCKET_FOLDER = 80


def var() -> Path:
    """The folder for data, caught mail, files and logs; `KAM_VAR` moves it."""
    return Path(os.environ.get("KAM_VAR") or ROOT / ".var").resolve()


def make(folder: Path, mode: int | None = None) -> Path:
    """Create a folder (with exactly this mode), or end with a sentence that says why it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if mode is not None:
            folder.chmod(mode)
    except OSError as error:
        raise Stop(f"Cannot write to {folder}: {error.strerror}. Set KAM_VAR to a folder you may write to.") from error
    return folder


def private_folder(home: Path) -> Path:
    """A 0700 folder for the sockets of the stack that lives in `home`: inside it, or in /tmp when the path is long."""
    near = home / "run"
    if len(str(near)) <= LONGEST_SOCKET_FOLDER:
        return make(near, 0o700)
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:10]
    folder = make(Path(f"/tmp/kam-{os.getuid()}-{digest}"), 0o700)  # noqa: S108 - ownership is checked below
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid():
        raise Stop(f"{folder} belongs to somebody else; remove it or set KAM_VAR to a shorter path.")
    return folder


def spare_folder(home: Path) -> Path:
    """A lasting folder outside everybody's home, for servers that must run as another user."""
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:10]
    return make(Path(f"/var/tmp/kam-{digest}"))  # noqa: S108 - only root comes here
