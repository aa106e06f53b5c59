"""Two organisations that look alike, people of every role in both, and the database as the application sees it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import redis
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import connection
from django.dispatch import receiver
from django.test import Client
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

from kam.tenancy.models import Membership
from kam.tenancy.owner import CONNECTION_KEYS
from kam.tenancy.scope import tenant
from tests import factories

# How long an example takes says how busy the machine is, and nothing of the rule: speed is the benchmarks' to measure.
properties.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: Any, django_db_modify_db_settings: None, django_db_keepdb: bool
) -> Iterator[None]:
    """Create the test database as the owner, then use it as the application's role: RLS is real in every test."""
    from django.test.utils import setup_databases, teardown_databases

    kept = {key: connection.settings_dict[key] for key in CONNECTION_KEYS}
    owner = {key: settings.OWNER_DATABASE[key] for key in CONNECTION_KEYS}
    with django_db_blocker.unblock():
        connection.settings_dict.update(owner)
        made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb, serialized_aliases=[])
        connection.close()
        connection.settings_dict.update(kept)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            _end_other_connections()
            connection.settings_dict.update(owner)
            teardown_databases(made, verbosity=0)


def _end_other_connections() -> None:
    """Close what server threads and killed workers left open: the database could not be dropped under them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and usename = current_user and pid <> pg_backend_pid()"
        )
    connection.close()


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """Rate limits and cached values never leak from one test to the next."""
    yield
    # Not cache.clear(): that empties the whole Redis database, other test processes' limits included.
    server = redis.Redis.from_url(settings.REDIS_URL)
    prefix = settings.CACHES["default"]["KEY_PREFIX"]
    keys = list(server.scan_iter(match=f"{prefix}:*", count=1000))
    if keys:
        server.delete(*keys)
    server.close()


@pytest.fixture(autouse=True)
def _language_and_zone() -> None:
    """A request leaves its language active in its thread; every test starts with the first one, in the houses' zone.

    What a test calls today is then what its pages call today, also in the hour before midnight UTC.
    """
    translation.activate(settings.LANGUAGE_CODE)
    timezone.activate(factories.HOUSES_ZONE)


@pytest.fixture(autouse=True)
def _server_at_rest(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a live server finish what the browser had begun (panels load by themselves) before the tables are emptied.

    Emptying takes the strongest locks, in another order than a page reads: the two would wait for each other.
    """
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")  # set up first, hence emptied after this fixture ends
    yield
    busy = (
        "select count(*) from pg_stat_activity where datname = current_database() and usename = current_user "
        "and pid <> pg_backend_pid() and state <> 'idle'"
    )
    quiet = 0
    for _attempt in range(200):
        with connection.cursor() as cursor:
            cursor.execute(busy)
            quiet = quiet + 1 if cursor.fetchone()[0] == 0 else 0
        # A request that has begun may be between two statements; one whose browser went away never ends by itself.
        if quiet and (not _answering or quiet > UNANSWERED):
            _answering.clear()
            return
        time.sleep(0.05)
    raise TimeoutError("the live server still works ten seconds after the test")


UNANSWERED = 40  # looks at a quiet database, two seconds, after which nobody waits for an answer any more
_answering: set[int] = set()  # the threads of live servers that are answering a request


@receiver(request_started)
def _begins(sender: object, **_given: object) -> None:
    if isinstance(sender, type) and issubclass(sender, WSGIHandler):
        _answering.add(threading.get_ident())


@receiver(request_finished)
def _ends(sender: object, **_given: object) -> None:
    if isinstance(sender, type) and issubclass(sender, WSGIHandler):
        _answering.discard(threading.get_ident())


@pytest.fixture
def house(db: None) -> SimpleNamespace:
    """The organisation most tests work in, with a person of each role: `house.kam`, `.administrator`, …"""
    return factories.organisation_with_people("Vallier", "vallier", locale="en")


@pytest.fixture
def rival(db: None) -> SimpleNamespace:
    """A look-alike organisation whose every text carries the canary word `Zanzibar`."""
    return factories.organisation_with_people("Zanzibar", "zanzibar", locale="en")


@pytest.fixture
def inside(house: SimpleNamespace) -> Iterator[SimpleNamespace]:
    """As `house`, with its organisation in scope: for tests of services, queries and rules."""
    with tenant(house.organisation.pk):
        yield house


@pytest.fixture
def sign_in() -> Callable[[Membership], Client]:
    """A browser-like client signed in as a member: `client = sign_in(house.kam)`."""

    def make(member: Membership) -> Client:
        client = Client()
        client.force_login(member.user, backend="kam.members.backends.SignInBackend")
        session = client.session
        session["organisation"] = member.organisation_id
        session.save()
        return client

    return make


@pytest.fixture
def today() -> date:
    """A fixed day for rules; pages use the real one."""
    return date(2026, 11, 23)
