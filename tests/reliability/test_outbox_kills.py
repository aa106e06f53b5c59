"""R6, R7, R8: messages survive killed workers, lost bells and a wiped broker; none is lost, none arrives twice.

KAM_DOSE multiplies the dose: 1 in every run, 10 for the night.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path

import pytest
import redis
from django.conf import settings

from kam.outbox.models import OutboxRow, State
from kam.outbox.services import send_message
from kam.outbox.tasks import relay
from kam.tenancy.scope import tenant
from tests.workers import Worker, mail_catcher

DOSE = int(os.environ.get("KAM_DOSE", "1"))
OPEN = [State.QUEUED, State.CLAIMED, State.HANDED_OVER]

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("outbox"),
]


def _arrivals(folder: Path) -> Counter[str]:
    return Counter(
        str(message_from_bytes(path.read_bytes())["Message-ID"]).strip() for path in folder.glob("[!.]*.eml")
    )


def _open_rows(organisation_id: int) -> int:
    with tenant(organisation_id):
        return OutboxRow.objects.filter(state__in=OPEN).count()


def _queue(house, count: int) -> set[str]:
    with tenant(house.organisation.pk):
        rows = [
            send_message("digest", to=f"p{number}@client.example", subject=f"Digest {number}", text="Text")
            for number in range(count)
        ]
        return {row.message_id for row in rows if row}


def _settle(worker: Worker, organisation_id: int, *, seconds: float, kill_every: float = 0) -> int:
    """Relay as beat would until nothing is open, killing the worker now and then; returns the number of kills."""
    end, kills = time.monotonic() + seconds, 0
    next_kill = time.monotonic() + kill_every if kill_every else None
    while time.monotonic() < end and _open_rows(organisation_id):
        relay()
        if worker.process is not None and worker.process.poll() is not None:
            worker.process = None
            worker.start()
        if next_kill is not None and time.monotonic() > next_kill and kills < 8 * DOSE:
            worker.kill()
            worker.start()
            kills += 1
            next_kill = time.monotonic() + random.uniform(kill_every, kill_every + 1)  # noqa: S311  (not a secret)
        time.sleep(0.5)
    return kills


def _report(name: str, expected: set[str], folder: Path, organisation_id: int, **extra: object) -> dict[str, int]:
    arrived = _arrivals(folder)
    with tenant(organisation_id):
        unknown = OutboxRow.objects.filter(state=State.UNKNOWN).count()
        failed = OutboxRow.objects.filter(state=State.FAILED).count()
    found = {
        "lost": len(expected - set(arrived)),
        "duplicates": sum(count - 1 for count in arrived.values()),
        "unknown": unknown,
        "failed": failed,
    }
    print(name, *(f"{key}={value}" for key, value in {**extra, **found}.items()))
    return found


NOTHING_WRONG = {"lost": 0, "duplicates": 0, "unknown": 0, "failed": 0}


def test_r6_random_kills_lose_and_double_nothing(house, tmp_path):
    folder = tmp_path / "mail"
    folder.mkdir()
    expected = _queue(house, 60 * DOSE)
    with mail_catcher(folder) as port, Worker(mail_port=port, folder=folder, log=tmp_path / "log") as worker:
        kills = _settle(worker, house.organisation.pk, seconds=60 * DOSE, kill_every=2.5)
    found = _report("R6 random", expected, folder, house.organisation.pk, messages=len(expected), kills=kills)
    assert kills > 0
    assert found == NOTHING_WRONG


@pytest.mark.parametrize("point", ["after_claim", "after_accept"])
def test_r6_kills_at_named_points(house, tmp_path, point):
    folder = tmp_path / "mail"
    folder.mkdir()
    expected = _queue(house, 20 * DOSE)
    with mail_catcher(folder) as port:
        crashing = Worker(mail_port=port, folder=folder, log=tmp_path / "log", crash_at=point, chance=0.15)
        with crashing as worker:
            _settle(worker, house.organisation.pk, seconds=60 * DOSE)
    found = _report(f"R6 {point}", expected, folder, house.organisation.pk, messages=len(expected))
    assert found == NOTHING_WRONG


def test_r7_r8_a_wiped_broker_and_lost_bells_lose_nothing(house, tmp_path, monkeypatch):
    """Half of the bells are never rung (a crash between commit and publish), then the broker is emptied."""
    folder = tmp_path / "mail"
    folder.mkdir()
    broker = redis.Redis.from_url(settings.REDIS_URL)
    expected = _queue(house, 15)
    monkeypatch.setattr("kam.outbox.services.ring", lambda organisation_id, row_id: None)
    expected |= _queue(house, 15)
    broker.flushdb()
    with mail_catcher(folder) as port, Worker(mail_port=port, folder=folder, log=tmp_path / "log") as worker:
        _settle(worker, house.organisation.pk, seconds=40)
    found = _report("R7 R8", expected, folder, house.organisation.pk, messages=len(expected), wipes=1)
    assert found == NOTHING_WRONG


def test_r8_writes_go_on_while_the_broker_is_down(house, settings):
    """No broker at all: the row is written, the person notices nothing, the relay rings later."""
    from celery import current_app

    old = current_app.conf["broker_url"]
    current_app.conf["broker_url"] = "redis://127.0.0.1:1/0"
    current_app.close()
    try:
        started = time.monotonic()
        expected = _queue(house, 3)
        seconds = time.monotonic() - started
    finally:
        current_app.conf["broker_url"] = old
        current_app.close()
    assert _open_rows(house.organisation.pk) == len(expected) == 3
    assert seconds < 10
