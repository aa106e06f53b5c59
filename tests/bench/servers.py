"""The servers of a run: granian with two workers each, started and ended by their ids."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

from kam.local import processes
from kam.local.places import ROOT
from kam.local.prepare import free_port

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60.0
AS_DEPLOYED = str(Path(__file__).parent / "as_deployed")


class Server:
    """granian with two workers on a free port of loopback, under the settings named."""

    def __init__(self, settings: str) -> None:
        self.settings = settings
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        web = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "2"]
        web += ["--blocking-threads", "4", "--workers-kill-timeout", "3", "--log-level", "warning"]
        self.process = subprocess.Popen(
            [str(Path(sys.executable).parent / "granian"), *web, "kam.wsgi:application"],
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": self.settings, "PYTHONPATH": AS_DEPLOYED},
            stdin=subprocess.DEVNULL,
            preexec_fn=processes.die_with_parent,
        )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"The server of {self.settings} does not answer.")

    def _stop(self) -> None:
        if self.process is None:
            return
        workers = children(self.process.pid)
        processes.end(self.process.pid, signal.SIGTERM, signal.SIGKILL)
        for pid in workers:
            processes.end(pid, signal.SIGKILL)
        processes.reap(self.process)

    def check(self) -> None:
        """Say so when the server has gone: a refused connection alone tells nobody why."""
        if self.process is None or self.process.poll() is not None:
            code = self.process and self.process.returncode
            raise RuntimeError(f"The server of {self.settings} ended with {code} during the run; somebody stopped it.")

    def pids(self) -> list[int]:
        """The server and its workers."""
        return [self.process.pid, *children(self.process.pid)] if self.process else []

    def memory(self) -> float:
        """Proportional set size of all of them, in MB; 0 where the system does not tell."""
        return sum(_pss(pid) for pid in self.pids()) / 1024


def children(pid: int) -> list[int]:
    """The processes below one, all generations."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    below = [int(word) for word in text.split()]
    return below + [deeper for child in below for deeper in children(child)]


def cpu(pids: list[int]) -> float:
    """Seconds of processor these processes have used so far, where the system tells."""
    return sum(_ticks(pid) for pid in pids) / TICKS


def _ticks(pid: int) -> int:
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return int(parts[11]) + int(parts[12])


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
