"""R18 from end to end: noted by a manager, carried out by an administrator in a browser, done by a real worker.

Then everything is searched for what was planted: all tables past the walls, all files, Redis, and the worker's log.
"""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import redis
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kam.files.services import store
from kam.tenancy.owner import as_owner
from kam.tenancy.scope import tenant
from stakeholders.models import PrivacyRequest
from stakeholders.services.team_notes import add_team_note
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint
from tests.workers import Worker

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("outbox"),
]
NAME, WORDS = "Zélie Quandor", ("quandor", "zquirk")


@pytest.fixture
def story(transactional_db, house) -> SimpleNamespace:
    with tenant(house.organisation.pk):
        account = factories.account(house)
        person = stakeholder(house, account, NAME, email="z.quandor@lumen.example", notes="zquirk notes")
        touchpoint(house, account, person, subject="zquirk lunch")
        touchpoint(house, account, subject=f"{NAME} was praised")
        add_team_note(person, actor=house.kam, text="zquirk secret")
        kept = store(NAME.encode(), f"{NAME}.csv", "text/csv", actor=house.kam, purpose="export")
    return SimpleNamespace(house=house, account=account, person=person, kept=kept)


def _tables() -> str:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        parts = []
        for table in tables:
            cursor.execute(f'select t::text from "{table}" t')
            parts += [row[0] for row in cursor.fetchall()]
    return "\n".join(parts).casefold()


def _redis() -> str:
    client = redis.Redis.from_url(settings.REDIS_URL)
    parts = []
    for key in client.scan_iter():
        kind = client.type(key)
        parts.append(key)
        if kind == b"string":
            parts.append(client.get(key) or b"")
        elif kind == b"list":
            parts += client.lrange(key, 0, -1)
        elif kind == b"hash":
            parts += [part for pair in client.hgetall(key).items() for part in pair]
        elif kind in (b"set", b"zset"):
            parts += client.smembers(key) if kind == b"set" else client.zrange(key, 0, -1)
    client.close()
    return b"\n".join(parts).decode("utf-8", "replace").casefold()


def test_a_person_is_erased_and_nothing_of_them_is_found(story, signed_in, tmp_path: Path):
    manager = signed_in(story.house.kam)
    manager.goto(reverse("stakeholders:stakeholder_detail", args=[story.person.pk]))
    manager.get_by_role("link", name="Personal data").click()
    manager.get_by_role("link", name="Ask for erasure").click()
    panel = manager.locator("#panel")
    panel.get_by_label("How they asked", exact=False).fill("zquirk letter")
    panel.get_by_role("button", name="Save").click()
    expect(manager.get_by_text("Erasure · to answer")).to_be_visible()

    before = _tables()
    assert all(word in before for word in WORDS)
    admin = signed_in(story.house.administrator)
    admin.goto(reverse("stakeholders:privacy_list"))
    admin.get_by_role("link", name="Erasure").click()
    admin.get_by_label("Their name, to confirm").fill(NAME)
    admin.get_by_role("button", name="Erase for good").click()
    log = tmp_path / "worker.log"
    with Worker(mail_port=1, folder=tmp_path, log=log, files=Path(default_storage.path(""))):
        _wait(story)
    admin.goto(reverse("stakeholders:privacy_list") + "?show=answered")
    expect(admin.get_by_text(f"Erased person {story.person.pk}")).to_be_visible()

    found = {
        place: [word for word in WORDS if word in text]
        for place, text in (("tables", _tables()), ("redis", _redis()), ("log", log.read_text().casefold()))
    }
    print(f"R18 places=tables,files,redis,log hits={sum(map(len, found.values()))}")
    assert found == {"tables": [], "redis": [], "log": []}
    assert not default_storage.exists(story.kept.key)


def _wait(story: SimpleNamespace) -> None:
    """Until the worker did both: the erasure, and then the files."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with tenant(story.house.organisation.pk):
            if PrivacyRequest.objects.get().state == "done" and not default_storage.exists(story.kept.key):
                return
        time.sleep(0.2)
    raise AssertionError(f"not done at {timezone.now()}")
