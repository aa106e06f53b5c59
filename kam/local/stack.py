"""PostgreSQL and Redis for as long as somebody needs them.

Every user of a stack holds a shared lock on a file; the kernel lets go of it even when the user is killed. Whoever
leaves last stops the servers, and a server left behind by a kill is simply found and used by the next one.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from kam.local.console import Stop
from kam.local.places import make, var
from kam.local.postgres import Postgres
from kam.local.redis import Redis


class Stack:
    """Both servers of one folder; a server whose address is given in the environment is not started."""

    def __init__(self, home: Path, *, durable: bool = True, given: Mapping[str, str] = os.environ) -> None:
        self.home = make(home)
        self.postgres = None if given.get("DATABASE_URL") else Postgres(home, durable=durable)
        self.redis = None if given.get("REDIS_URL") else Redis(home)
        self.new = False
        self._users: IO[bytes] | None = None

    def __enter__(self) -> "Stack":
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Start what does not run yet and sign in as a user of it; `new` tells whether the database was created."""
        with self._mutex():
            self._users = _open(self.home / "stack.users")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            self.ensure()

    def ensure(self) -> None:
        """Start a server that does not answer (any more)."""
        if self.postgres is not None:
            self.new = self.postgres.start() or self.new
        if self.redis is not None:
            self.redis.start()

    def stop(self) -> None:
        """Sign out; the last user stops the servers, web-facing one first."""
        if self._users is None:
            return
        with self._mutex():
            if self._alone(self._users):
                for server in (self.redis, self.postgres):
                    if server is not None:
                        server.stop()
            self._users.close()
            self._users = None

    def remove(self) -> None:
        """Forget all data, unless another command is using it."""
        with self._mutex(), _open(self.home / "stack.users") as users:
            if not self._alone(users):
                raise Stop(f"The stack in {self.home} is in use by another command; stop that one first.")
            if self.redis is not None:
                self.redis.stop()
            if self.postgres is not None:
                self.postgres.remove()

    def environment(self) -> dict[str, str]:
        """What a process needs to know to use this stack."""
        told = {"KAM_VAR": str(self.home), "KAM_SECRET_KEY": os.environ.get("KAM_SECRET_KEY") or self._secret()}
        if self.postgres is not None:
            told["DATABASE_URL"] = self.postgres.url("kam_app")
            told["DATABASE_OWNER_URL"] = self.postgres.url("kam_owner")
        if self.redis is not None:
            told["REDIS_URL"] = self.redis.url
        return told

    def _secret(self) -> str:
        file = self.home / "secret-key"
        if not file.exists():
            file.touch(0o600)
            file.write_text(secrets.token_urlsafe(50))
        return file.read_text()

    def _alone(self, users: IO[bytes]) -> bool:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    @contextmanager
    def _mutex(self) -> Iterator[None]:
        with _open(self.home / "stack.mutex") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def lasting() -> Stack:
    """The stack whose data stays: `.var`, or the folder KAM_VAR names."""
    return Stack(var())


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("ab")
    except OSError as error:
        raise Stop(f"Cannot write to {path.parent}: {error.strerror}.") from error
