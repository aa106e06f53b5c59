"""R5: of two who save one thing one wins and the other keeps their words; a form sent fifty times makes one."""

from __future__ import annotations

import http.client
import threading
from functools import partial
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import pytest

from accounts.models import Account
from kam.tenancy.scope import tenant
from tests import factories

pytestmark = [pytest.mark.reliability, pytest.mark.django_db(transaction=True)]
ROUNDS = 200
SENDERS = 50
TOKEN = "c" * 32


class Editor:
    """Somebody with a browser of their own: a signed-in, kept connection to the live server."""

    def __init__(self, server, client):
        self.connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
        self.connection.connect()  # before the race: fifty at once would not fit into the server's queue
        self.headers = {
            "Cookie": f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def post(self, path, fields):
        self.connection.request("POST", path, urlencode(fields), self.headers)
        response = self.connection.getresponse()
        return response.status, response.read().decode(), response.headers.get("Location", "")


@pytest.fixture
def editor(live_server):
    """`editor(client)`: an Editor whose connection is closed in the end."""
    made = []

    def make(client):
        made.append(Editor(live_server, client))
        return made[-1]

    yield make
    for one in made:
        one.connection.close()


def _at_once(works):
    """Run all works from one starting line; returns their answers in order."""
    line, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(number):
        line.wait(30)
        answers[number] = works[number]()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    return answers


def test_r5_of_two_saves_one_wins_and_the_loser_keeps_the_text(house, sign_in, editor):
    with tenant(house.organisation.pk):
        account = factories.account(house, "Orvelle", city="Start")
    editors = [editor(sign_in(one)) for one in (house.kam, house.administrator)]
    lost = overwritten = silent = 0
    for number in range(ROUNDS):
        with tenant(house.organisation.pk):
            before = Account.objects.get(pk=account.pk)
        base = {"name": before.name, "owner": before.owner_id, "currency": before.currency, "version": before.version}
        typed = [f"Ville {number} {side}" for side in "ab"]
        answers = _at_once(
            [
                partial(one.post, f"/accounts/{account.pk}/edit/", {**base, "city": city})
                for one, city in zip(editors, typed, strict=True)
            ]
        )
        won = [city for city, (status, _body, _to) in zip(typed, answers, strict=True) if status == 302]
        with tenant(house.organisation.pk):
            after = Account.objects.get(pk=account.pk)
        overwritten += after.version != before.version + 1
        lost += len(won) != 1 or after.city != won[0]
        silent += not any(
            status == 409 and city in body for city, (status, body, _to) in zip(typed, answers, strict=True)
        )
    print(f"R5 rounds={ROUNDS} lost={lost} overwritten={overwritten} silent_losers={silent}")
    assert (lost, overwritten, silent) == (0, 0, 0)


def test_r5_a_form_sent_fifty_times_at_once_makes_one_account(house, sign_in, editor):
    editors = [editor(sign_in(house.kam)) for _ in range(SENDERS)]
    fields = {"name": "Once only", "owner": house.kam.pk, "currency": "EUR", "token": str(uuid4())}
    answers = _at_once([partial(one.post, "/accounts/new/", fields) for one in editors])
    with tenant(house.organisation.pk):
        made = list(Account.objects.filter(name="Once only"))
    print(f"R5 sent={SENDERS} made={len(made)} answers={ {status for status, _body, _to in answers} }")
    assert len(made) == 1
    assert {(status, to) for status, _body, to in answers} == {(302, f"/accounts/{made[0].pk}/")}
