"""The same questions to every page: who may, who may not, who does not even see it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

SignIn = Callable[..., Client]


def ask(client: Client, method: str, url: str, data: dict[str, str] | None = None, **headers: str) -> int:
    """The status of one request."""
    return int(getattr(client, method.lower())(url, data or {}, **headers).status_code)


def check_doors(
    sign_in: SignIn, house: SimpleNamespace, url: str, *, allowed: tuple[str, ...], method: str = "GET"
) -> None:
    """Anonymous to sign-in; each role by the list; the wrong methods 405."""
    anonymous = Client().generic(method, url)
    assert anonymous.status_code == 302
    assert anonymous["Location"].startswith("/account/login/")
    for role, member in house.people.items():
        status = ask(sign_in(member), method, url)
        if role in allowed:
            assert status in {200, 302, 422}, (role, status)
        else:
            assert status == 403, (role, status)
    client = sign_in(house.people[allowed[0]])
    assert client.generic("PUT", url).status_code == 405
    if method == "POST":
        assert client.get(url).status_code in {200, 405}


def count_queries(client: Client, url: str) -> int:
    """How many SQL statements a page takes; it must answer 200."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)
