"""R3 and R12: a scope never sticks to a connection; limits hold when many try at once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from accounts.models import Account
from kam.lib.errors import TooMany
from kam.lib.limits import spend
from kam.tenancy.scope import tenant
from tests import factories

pytestmark = [pytest.mark.reliability, pytest.mark.django_db(transaction=True)]


def _in_threads(count, work):
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)


def test_r3_a_scope_does_not_stick_to_its_connection(house, rival):
    """Two connections, two organisations by turns, every second block ends in an exception."""
    for one in (house, rival):
        with tenant(one.organisation.pk):
            factories.account(one, f"Only {one.organisation.name}")
    wrong = []

    def work(_number):
        for turn in range(200):
            one = (house, rival)[turn % 2]
            try:
                with tenant(one.organisation.pk):
                    names = list(Account.objects.values_list("name", flat=True))
                    if names != [f"Only {one.organisation.name}"]:
                        wrong.append(names)
                    if turn % 4 < 2:
                        raise RuntimeError
            except RuntimeError:
                pass
            with connection.cursor() as cursor:
                cursor.execute("select count(*) from accounts_account")
                if cursor.fetchone()[0]:
                    wrong.append("rows without a scope")
        connection.close()

    _in_threads(2, work)
    print(f"R3 blocks=400 wrong={len(wrong)}")
    assert wrong == []


def test_r12_of_fifty_at_once_exactly_ten_pass():
    for attempt in range(3):
        passed: list[int] = []
        start = threading.Barrier(50)

        def work(number, start=start, passed=passed, key=f"someone{attempt}@client.example"):
            start.wait(10)
            try:
                spend("test", key, allowed=10, seconds=60)
            except TooMany:
                return
            passed.append(number)

        _in_threads(50, work)
        assert len(passed) == 10
    print("R12 attempts=150 allowed=30 passed=30")
