"""What every page must answer to everybody: one function per question, so that each test reads as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kam.tenancy.models import Membership

SignIn = Callable[[Membership], Client]


def assert_doors(
    sign_in: SignIn,
    rival: SimpleNamespace,
    url: str,
    *,
    allowed: Membership,
    refused: Membership | None,
    wrong_method: str = "delete",
    method: str = "get",
) -> None:
    """200 (or a redirect after a post) for `allowed`, 403 for `refused`, 404 for the stranger organisation,
    to sign-in for nobody, 405 for a wrong method."""
    assert getattr(Client(), method)(url)["Location"].startswith("/account/login/")
    assert getattr(sign_in(rival.administrator), method)(url).status_code == 404
    if refused is not None:
        assert getattr(sign_in(refused), method)(url).status_code == 403
    assert getattr(sign_in(allowed), wrong_method)(url).status_code == 405
    assert getattr(sign_in(allowed), method)(url).status_code in ((200,) if method == "get" else (302, 409, 422))


def queries(client: Client, url: str, **headers: Any) -> int:
    """How many statements a warm page costs, without the scaffolding of the test's own transaction."""
    client.get(url, **headers)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(url, **headers)
    assert response.status_code == 200
    return _counted(seen)


def writes(client: Client, url: str, typed: dict[str, Any]) -> int:
    """How many statements a post costs that is accepted."""
    with CaptureQueriesContext(connection) as seen:
        response = client.post(url, typed)
    assert response.status_code == 302
    return _counted(seen)


def _counted(seen: CaptureQueriesContext) -> int:
    noise = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
    statements = [one["sql"] for one in seen.captured_queries if not one["sql"].startswith(noise)]
    # Outside a test the request's own transaction ends there; here the scope is set back once more.
    restored = sum("set_config('app.org'" in one for one in statements) - 1
    return len(statements) - restored
