"""R14: a strict policy on every answer, no inline script or style in any template, no write without a token."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from kam.tenancy.scope import tenant
from tests import worlds
from tests.answers import release
from tests.guards.urls import addresses, ids_of_world

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.I),
    "style element": re.compile(r"<style", re.I),
    "style attribute": re.compile(r"\sstyle=[\"']", re.I),
    "event attribute": re.compile(r"\son[a-z]+=[\"']", re.I),
    "hx-on": re.compile(r"hx-on", re.I),
    "safe filter": re.compile(r"\|\s*safe\b"),
    "unescaped": re.compile(r"autoescape off"),
}
# Plain text e-mails must not be escaped; the mail and print layouts carry their own sheets, inlined or for paper.
ALLOWED = {"unescaped": re.compile(r"\.txt$"), "style element": re.compile(r"(email/_layout|/pdf/|/print/)")}
TOKENLESS = {"reviews:reminders_unsubscribe", "insights:digest_unsubscribe"}  # RFC 8058: the mail program posts


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_templates_hold_nothing_the_policy_forbids(name):
    found = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*")
        if path.is_file()
        and FORBIDDEN[name].search(path.read_text())
        and not (name in ALLOWED and ALLOWED[name].search(path.as_posix()))
    ]
    assert found == []


def check_answer(response, where):
    policy = response.headers.get("Content-Security-Policy", "")
    assert policy, where
    assert "unsafe" not in policy, where
    assert "default-src" in policy, where
    assert response.headers.get("X-Content-Type-Options") == "nosniff", where
    assert "HX-Request" in response.headers.get("Vary", ""), where


def test_r14_every_answer_carries_the_policy(house, sign_in):
    worlds.fill(house)
    with tenant(house.organisation.pk):
        ids = ids_of_world()
    client, answers = sign_in(house.administrator), 0
    for address in addresses():
        url = address.url(ids)
        for ask in (client.get, client.put):  # the second is a wrong method everywhere
            response = ask(url)
            check_answer(response, address.name)
            release(response)
            answers += 1
            assert response.status_code < 500, address.name
    for url in ("/nowhere/", "/accounts/999999999/"):
        response = client.get(url)
        assert response.status_code == 404
        check_answer(response, url)
    refused = sign_in(house.contributor).get("/programme/")
    assert refused.status_code == 403
    check_answer(refused, "403")
    print(f"R14 answers={answers} without_policy=0 unsafe=0")


def test_pages_of_signed_in_people_are_never_stored(house, sign_in):
    response = sign_in(house.kam).get("/accounts/")
    assert "no-store" in response.headers["Cache-Control"] or "no-cache" in response.headers["Cache-Control"]


def test_no_write_without_a_token(house):
    worlds.fill(house)
    with tenant(house.organisation.pk):
        ids = ids_of_world()
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.administrator.user, backend="kam.members.backends.SignInBackend")
    open_doors = [
        one.name
        for one in addresses()
        if "POST" in one.methods and one.name not in TOKENLESS and client.post(one.url(ids)).status_code != 403
    ]
    assert open_doors == []
