"""Children are shown, revived, and stopped in reverse order, the unwilling ones too."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kam.local import processes
from kam.local.supervisor import Service, Supervisor

WILLING = "import time; print('hello', flush=True); time.sleep(60)"
UNWILLING = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print('hello', flush=True)
time.sleep(60)
"""
WITH_CHILD = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, '-c', {UNWILLING!r}], stdout=subprocess.DEVNULL)
print('child', child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def service(name: str, script: str) -> Service:
    return Service(name, [sys.executable, "-c", script])


def run(services: list[Service], until: Callable[[], bool], patience: float = 10.0) -> Supervisor:
    """Supervise until the condition holds, then send ourselves SIGTERM as a service manager would."""
    supervisor = Supervisor(services, os.environ, Path.cwd())
    supervisor.patience = patience

    def wait() -> None:
        deadline = time.monotonic() + 10
        while not until() and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait).start()
    supervisor.run(lambda: True, lambda: None, lambda: None)
    return supervisor


def said(capsys: pytest.CaptureFixture[str], seen: list[str]) -> str:
    seen.append(capsys.readouterr().out)
    return "".join(seen)


def test_all_children_end_in_reverse_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []
    stop = Service.stop

    def noting_stop(self: Service, patience: float) -> None:
        order.append(self.name)
        stop(self, patience)

    monkeypatch.setattr(Service, "stop", noting_stop)
    services, seen = [service("first", WILLING), service("second", WILLING)], list[str]()
    run(services, lambda: said(capsys, seen).count("hello") == 2)
    assert order == ["second", "first"]
    assert all(each.process is not None and each.process.returncode == -signal.SIGTERM for each in services)
    assert "first   | hello" in "".join(seen)


def test_an_unwilling_child_is_killed_after_the_patience(capsys: pytest.CaptureFixture[str]) -> None:
    stubborn, seen = service("mule", UNWILLING), list[str]()
    run([stubborn], lambda: "hello" in said(capsys, seen), patience=0.3)
    assert stubborn.process is not None
    assert stubborn.process.returncode == -signal.SIGKILL
    assert "did not stop within 0.3 s; killed" in said(capsys, seen)


def test_nothing_of_a_childs_family_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    seen = list[str]()
    run([service("parent", WITH_CHILD)], lambda: "child" in said(capsys, seen))
    pid = int("".join(seen).split("child ")[1].split()[0])
    deadline = time.monotonic() + 5
    while processes.alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not processes.alive(pid)


def test_a_dead_child_is_revived_and_the_log_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    mortal, seen = service("mayfly", "print('born', flush=True); raise SystemExit(3)"), list[str]()
    run([mortal], lambda: said(capsys, seen).count("born") == 2)
    assert "mayfly  | ended with code 3; starting again in 0.5 s" in "".join(seen)
    assert mortal.pause >= 1.0


def test_a_second_ctrl_c_shortens_the_wait() -> None:
    supervisor = Supervisor([], {}, Path.cwd())
    supervisor.ask_to_stop()
    assert supervisor.patience == 10.0
    supervisor.ask_to_stop()
    assert supervisor.patience < 1


def test_children_of_a_killed_supervisor_end_too(tmp_path: Path) -> None:
    script = f"""
import os, pathlib, signal, sys
from kam.local.supervisor import Service, Supervisor
child = Service("child", [sys.executable, "-c", "import time; time.sleep(60)"])
ready = lambda: pathlib.Path({str(tmp_path / "pid")!r}).write_text(str(child.process.pid)) and os.kill(os.getpid(), 9)
Supervisor([child], os.environ, pathlib.Path.cwd()).run(ready, lambda: None, lambda: None)
"""
    told = subprocess.run([sys.executable, "-c", script], check=False)
    assert told.returncode == -signal.SIGKILL
    pid = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 5
    while processes.alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not processes.alive(pid)


def test_a_late_child_starts_once_the_product_answers(capsys: pytest.CaptureFixture[str]) -> None:
    early, late, seen = service("web", WILLING), service("worker", WILLING), list[str]()
    late.late = True
    run([early, late], lambda: said(capsys, seen).count("hello") == 2)
    assert early.started < late.started
