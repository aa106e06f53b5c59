"""One process that starts several, shows what they say, revives the dead and stops all of them in order."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from kam.local import processes
from kam.local.console import paint, say

PATIENCE = 10.0
LONGEST_PAUSE = 30.0
# Late services start by then, whether the product answers or not.
LATEST = 20.0
# Having lived this long, a child that dies is revived at once again.
SETTLED = 20.0


@dataclass
class Service:
    """A command to keep alive."""

    name: str
    command: Sequence[str]
    colour: str = "36"
    # Starts when the product answers: a first page should not wait for processes it does not need.
    late: bool = False
    process: "subprocess.Popen[str] | None" = None
    started: float = 0.0
    pause: float = 0.5
    revive_at: float | None = None
    readers: list[threading.Thread] = field(default_factory=list)

    def tell(self, line: str) -> None:
        """One line of log under the service's name."""
        say(f"{paint(f'{self.name:<8}', self.colour)}| {line}")

    def start(self, environment: Mapping[str, str], folder: Path) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        self.started, self.revive_at = time.monotonic(), None
        self.process = subprocess.Popen(
            self.command,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=processes.die_with_parent,
        )
        reader = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        reader.start()
        self.readers = [reader]

    def _read(self, process: "subprocess.Popen[str]") -> None:
        with process.stdout or nullcontext(()) as lines:
            for line in lines:
                self.tell(line.rstrip())

    def watch(self, environment: Mapping[str, str], folder: Path) -> None:
        """Notice a death, wait a growing while, start again."""
        now = time.monotonic()
        if self.revive_at is not None:
            if now >= self.revive_at:
                self.start(environment, folder)
        elif self.process is not None and self.process.poll() is not None:
            if now - self.started > SETTLED:
                self.pause = 0.5
            self.tell(f"ended with code {self.process.returncode}; starting again in {self.pause:g} s")
            self.revive_at, self.pause = now + self.pause, min(self.pause * 2, LONGEST_PAUSE)

    def stop(self, patience: float = PATIENCE) -> None:
        """Ask, wait, kill; then make sure that nothing of its session is left."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self._signal(self.process.terminate)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.tell(f"did not stop within {patience:g} s; killed")
        self._signal(lambda: os.killpg(self.process.pid, signal.SIGKILL) if self.process else None)
        self.process.wait()
        for reader in self.readers:
            reader.join(1)

    @staticmethod
    def _signal(send: Callable[[], None]) -> None:
        try:
            send()
        except (ProcessLookupError, PermissionError):
            return


class Supervisor:
    """Keeps services alive until a signal comes."""

    def __init__(self, services: Sequence[Service], environment: Mapping[str, str], folder: Path) -> None:
        self.services = services
        self.environment = environment
        self.folder = folder
        self.patience = PATIENCE
        self.asked = threading.Event()

    def ask_to_stop(self, number: int = 0, frame: object = None) -> None:
        """What Ctrl-C and SIGTERM do; asked twice, waiting is over."""
        if self.asked.is_set():
            self.patience = 0.5
        self.asked.set()

    def run(self, ready: Callable[[], bool], announce: Callable[[], None], ensure: Callable[[], None]) -> None:
        """Start all, announce once `ready`, watch (`ensure` looks after the servers below), stop in reverse order."""
        # Handlers first: a signal between two starts must not orphan the first child.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        try:
            self._start(late=False)
            self._watch(ready, announce, ensure)
        finally:
            for service in reversed(self.services):
                service.stop(self.patience)

    def _start(self, *, late: bool) -> None:
        for service in self.services:
            if service.late == late and not self.asked.is_set():
                service.start(self.environment, self.folder)

    def _watch(self, ready: Callable[[], bool], announce: Callable[[], None], ensure: Callable[[], None]) -> None:
        announced, all_started, next_look, latest = False, False, time.monotonic() + 5, time.monotonic() + LATEST
        while not self.asked.wait(0.1):
            for service in self.services:
                service.watch(self.environment, self.folder)
            if not announced and ready():
                announced = True
                announce()
            if not all_started and (announced or time.monotonic() > latest):
                all_started = True
                self._start(late=True)
            if time.monotonic() > next_look:
                next_look = time.monotonic() + 5
                ensure()
