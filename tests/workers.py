"""Real servers for tests: a Celery worker and a mail catcher as processes of their own, killed when asked."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """A loopback port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_database_url() -> str:
    """The address of the test database as the application's role."""
    here = connection.settings_dict
    return f"postgres://{here['USER']}:{here['PASSWORD']}@/{here['NAME']}?host={here['HOST'] or '127.0.0.1'}"


@contextmanager
def mail_catcher(folder: Path) -> Iterator[int]:
    """A real SMTP server that keeps what it accepts in `folder`; yields its port."""
    port = free_port()
    command = [sys.executable, "-m", "kam.local.mailbox", "--port", str(port), "--folder", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _attempt in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on {port}")


class Worker:
    """A Celery worker as a process group that can be killed as by a power cut and started again."""

    def __init__(
        self,
        *,
        mail_port: int,
        folder: Path,
        log: Path,
        lease: int = 3,
        crash_at: str = "",
        chance: float = 0,
        files: Path | None = None,
    ) -> None:
        self.log = log
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "kam.settings.dev",
            "KAM_SECRET_KEY": "tests only",
            "DATABASE_URL": test_database_url(),
            "REDIS_URL": settings.REDIS_URL,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "KAM_MAIL_LOOKUP": str(folder),
            "KAM_OUTBOX_LEASE": str(lease),
            "KAM_CRASH_AT": crash_at,
            "KAM_CRASH_CHANCE": str(chance),
            "KAM_LOG": "WARNING",
            **({"KAM_FILES": str(files)} if files else {}),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start; returns at once."""
        command = [sys.executable, "-m", "celery", "-A", "kam.celery", "worker", "-c", "2", "-l", "warning"]
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self) -> None:
        """`kill -9` to the whole group, parent and children."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
