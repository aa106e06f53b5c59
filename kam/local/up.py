"""`manage.py up`: from nothing to the whole product on this machine."""

import argparse
import fcntl
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kam.local import prepare, system
from kam.local.console import Stop, paint, say, step
from kam.local.places import ROOT, make, var
from kam.local.stack import lasting
from kam.local.supervisor import Service, Supervisor


def run(arguments: list[str]) -> int:
    """Prepare, start, watch; 0 after Ctrl-C."""
    options = _options(arguments)
    # A set-up step that is told to end must end as Ctrl-C does: by stopping what it started.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    started, home = time.monotonic(), make(var())
    with ExitStack() as held:
        held.enter_context(_alone(home))
        prepare.check_room(home)
        prepare.check_port(options.port)
        say("Setting up Ancrage")
        system.ensure_libraries()
        if options.fresh:
            prepare.forget(home)
        with step("Starting PostgreSQL and Redis"):
            stack = held.enter_context(lasting())
        mail_port = prepare.free_port()
        environment = {**os.environ, **stack.environment(), **system.environment()}
        environment |= _addresses(home, options.port, mail_port)
        prepare.everything(home, environment, demo=not options.no_demo)
        say("Starting the product; Ctrl-C stops all of it")
        Supervisor(_services(options.port, mail_port, home), environment, ROOT).run(
            lambda: _answers(options.port),
            lambda: _announce(home, options.port, time.monotonic() - started),
            stack.ensure,
        )
        say("Stopping PostgreSQL and Redis")
    say("Stopped.")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py up", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where the product is served (8000)")
    parser.add_argument("--fresh", action="store_true", help="forget all data first")
    parser.add_argument("--no-demo", action="store_true", help="do not load the demonstration data")
    return parser.parse_args(arguments)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One `up` per folder."""
    try:
        lock = (home / "up.lock").open("a+")
    except OSError as error:
        raise Stop(f"Cannot write to {home}: {error.strerror}. Set KAM_VAR to a folder you may write to.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Stop(f"Ancrage already runs with the data in {home} (process {lock.read().strip()}).") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _addresses(home: Path, port: int, mail_port: int) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "kam.settings.dev"),
        "KAM_PUBLIC_URL": os.environ.get("KAM_PUBLIC_URL", f"http://127.0.0.1:{port}"),
        "KAM_HOSTS": os.environ.get("KAM_HOSTS", "127.0.0.1,localhost"),
        "KAM_FILES": os.environ.get("KAM_FILES", str(home / "files")),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "KAM_MAIL_LOOKUP": str(home / "mail"),
        "KAM_NO_BOOTSTRAP": "1",
        "PYTHONUNBUFFERED": "1",
        # Celery warns root at every start; here root is the one person on a laptop or in a container.
        "PYTHONWARNINGS": "ignore:You're running the worker",
    }


def _services(port: int, mail_port: int, home: Path) -> list[Service]:
    python, tools = sys.executable, Path(sys.executable).parent
    celery = [str(tools / "celery"), "--quiet", "-A", "kam.celery"]
    # Without the kill timeout, granian told to stop while it starts would hang and leave a worker on the port.
    web = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    web += ["--blocking-threads", "4", "--workers-kill-timeout", "3", "--log-level", "warning"]
    beat = ["-l", "warning", "-s", str(home / "celerybeat-schedule"), "--pidfile="]
    mail = ["--port", str(mail_port), "--folder", str(home / "mail")]
    return [
        Service("mail", [python, "-m", "kam.local.mailbox", *mail], colour="35"),
        Service("web", [str(tools / "granian"), *web, "kam.wsgi:application"], colour="36"),
        Service("worker", [*celery, "worker", "-c", "2", "-l", "info", "--without-mingle"], colour="33", late=True),
        Service("beat", [*celery, "beat", *beat], colour="34", late=True),
    ]


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _announce(home: Path, port: int, seconds: float) -> None:
    say(f"\n  Ancrage is ready after {seconds:.1f} s: {paint(f'http://127.0.0.1:{port}/', '1;32')}")
    for login in _logins(home):
        who = f"{login.get('email', '')}  {login.get('password', '')}"
        say(f"    {who:<52} {login.get('role', '')}, {login.get('organisation', '')}")
    say(f"  E-mails land as files in {home / 'mail'}\n")


def _logins(home: Path) -> list[dict[str, str]]:
    try:
        told = json.loads((home / "demo-logins.json").read_text())
    except (OSError, ValueError):
        return []
    return [each for each in told if isinstance(each, dict)]
