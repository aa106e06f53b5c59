"""Clients that keep their connections and ask as fast as they are answered."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median

CLIENTS = 8


@dataclass(frozen=True)
class Request:
    """One thing a browser sends."""

    path: str
    method: str = "GET"
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


Maker = Callable[[int], Request]


@dataclass
class Round:
    """What a round of requests measured."""

    times: list[float] = field(default_factory=list)
    bytes: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    @property
    def median(self) -> float:
        """Milliseconds."""
        return median(self.times) * 1000


def fire(port: int, make: Maker, numbers: Iterator[int], requests: int) -> Round:
    """Send `requests` requests with all clients; the first answer that is no success ends the run."""
    found = Round()
    failures: list[Exception] = []
    left = itertools.count()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            while next(left) < requests and not failures:
                _ask(connection, make(next(numbers)), found)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=client, daemon=True) for _ in range(CLIENTS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - started
    if failures:
        raise failures[0]
    return found


def _ask(connection: http.client.HTTPConnection, request: Request, found: Round) -> None:
    started = time.perf_counter()
    connection.request(request.method, request.path, body=request.body, headers=request.headers)
    response = connection.getresponse()
    body = response.read()
    found.times.append(time.perf_counter() - started)
    found.bytes = max(found.bytes, len(body))
    wanted = 302 if request.method == "POST" else 200
    if response.status != wanted:
        said = body[:400].decode(errors="replace")
        raise RuntimeError(f"{request.method} {request.path} answered {response.status}, not {wanted}: {said}")
    if wanted == 302 and "login" in response.getheader("Location", ""):
        raise RuntimeError(f"{request.method} {request.path} was sent to sign-in.")
