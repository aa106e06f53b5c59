import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client

from kam.audit.models import Act
from kam.outbox.models import OutboxRow
from kam.tenancy.scope import tenant
from tests.factories import PASSWORD

LOGIN = "/account/login/"
OPEN = ["login/", "signup/", "password/reset/", "password/reset/sent/", "password/reset/done/", "inactive/"]
OWN = [
    "password/",
    "two-step/",
    "two-step/app/",
    "passkeys/",
    "passkeys/add/",
    "two-step/codes/new/",
    "reauthenticate/",
]
NEW = "a quite different sentence"


def sign_in_as(member, password=PASSWORD, client=None):
    client = client or Client()
    return client, client.post(LOGIN, {"login": member.email, "password": password})


@pytest.mark.parametrize("path", OPEN)
def test_open_pages(db, path):
    answer = Client().get(f"/account/{path}")
    assert answer.status_code == 200
    assert "Ancrage" in answer.content.decode()
    assert Client().put(f"/account/{path}").status_code == 405


@pytest.mark.parametrize("path", OWN)
def test_own_pages(house, path):
    assert Client().get(f"/account/{path}")["Location"].startswith(LOGIN)
    client, _answer = sign_in_as(house.kam)
    assert client.get(f"/account/{path}").status_code in {200, 302}
    assert client.put(f"/account/{path}").status_code == 405


@pytest.mark.parametrize("path", ["email/", "confirm-email/", "3rdparty/", "login/code/", "phone/verify/"])
def test_pages_we_do_not_offer(db, path):
    assert Client().get(f"/account/{path}").status_code == 404


def test_no_inline_script_or_style(house):
    client, _answer = sign_in_as(house.kam)
    for path in [LOGIN, *(f"/account/{each}" for each in OWN)]:
        text = client.get(path, follow=True).content.decode()
        inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", text)
        assert all("application/json" in attributes for attributes in inline)
        assert " style=" not in text
        assert " onclick=" not in text


def test_signs_in_and_refuses_alike(house):
    client, answer = sign_in_as(house.kam)
    assert answer["Location"] == "/"
    assert client.get("/settings/").status_code == 200
    wrong = Client().post(LOGIN, {"login": house.kam.email, "password": "wrong"})
    unknown = Client().post(LOGIN, {"login": "nobody@x.example", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 422
    assert house.kam.email in wrong.content.decode()


def test_ten_attempts_then_429(house):
    statuses = [sign_in_as(house.kam, "wrong")[1].status_code for _ in range(12)]
    assert statuses == [422] * 10 + [429] * 2
    _client, answer = sign_in_as(house.kam)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "300"
    assert "Too many attempts" in answer.content.decode()
    assert sign_in_as(house.executive)[1].status_code == 302


def reset_link(house):
    with tenant(house.organisation.pk):
        row = OutboxRow.objects.filter(kind="password_reset_key").order_by("-id")[0]
    found = re.search(rf"{re.escape(settings.PUBLIC_URL)}(/\S+)", row.payload["text"])
    assert found
    return row, found.group(1)


def test_password_reset(house):
    client = Client(headers={"Host": "testserver"})
    assert client.post("/account/password/reset/", {"email": house.kam.email}).status_code == 302
    row, link = reset_link(house)
    assert row.recipient == house.kam.email
    assert link in row.payload["html"]
    page = client.get(link, follow=True)
    url = page.redirect_chain[-1][0]
    assert client.post(url, {"password1": "x", "password2": "y"}).status_code == 422
    assert client.post(url, {"password1": NEW, "password2": NEW}).status_code == 302
    assert sign_in_as(house.kam, NEW)[1].status_code == 302
    assert "no longer works" in Client().get(link).content.decode()
    with tenant(house.organisation.pk):
        assert OutboxRow.objects.filter(kind="security_notice").count() == 1
        assert Act.objects.get(verb="member.security").details == {"event": "password_reset"}


def test_password_reset_tells_nobody_who_is_known(house):
    known = Client().post("/account/password/reset/", {"email": house.kam.email})
    unknown = Client().post("/account/password/reset/", {"email": "nobody@x.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    with tenant(house.organisation.pk):
        assert OutboxRow.objects.count() == 1


def test_password_resets_are_limited(house):
    client = Client()
    statuses = {client.post("/account/password/reset/", {"email": house.kam.email}).status_code for _ in range(7)}
    assert 429 in statuses
    with tenant(house.organisation.pk):
        assert OutboxRow.objects.count() == 5


def test_mail_speaks_the_readers_language(house):
    house.kam.user.locale = "fr"
    house.kam.user.save()
    Client(headers={"Accept-Language": "en"}).post("/account/password/reset/", {"email": house.kam.email})
    row, _link = reset_link(house)
    assert 'lang="fr"' in row.payload["html"]


def test_password_change_ends_other_sessions(house):
    client, _answer = sign_in_as(house.kam)
    other, _answer = sign_in_as(house.kam)
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/account/password/", data | {"oldpassword": "no"}).status_code == 422
    assert client.post("/account/password/", data).status_code == 302
    assert client.get("/settings/").status_code == 200
    assert other.get("/settings/")["Location"].startswith(LOGIN)


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_two_steps_from_end_to_end(house, django_capture_on_commit_callbacks):
    client, _answer = sign_in_as(house.kam)
    again = client.get("/account/two-step/app/")["Location"]
    assert client.post(again, {"password": PASSWORD})["Location"] == "/account/two-step/app/"
    page = client.get("/account/two-step/app/")
    secret = page.context["form"].secret
    assert client.post("/account/two-step/app/", {"code": "000000"}).status_code == 422
    secret = client.get("/account/two-step/app/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/account/two-step/app/", {"code": code_of(secret)}).status_code == 302
    kept = Authenticator.objects.get(user=house.kam.user, type="totp").data["secret"]
    assert secret not in kept
    codes = client.get("/account/two-step/codes/").context["unused_codes"]
    assert len(codes) == 10
    assert client.get("/account/two-step/codes/download/").headers["Content-Disposition"].startswith("attachment")

    client, answer = sign_in_as(house.kam)
    assert answer["Location"] == "/account/two-step/sign-in/"
    assert client.get("/settings/")["Location"].startswith(LOGIN)
    assert client.post(answer["Location"], {"code": "000000"}).status_code == 422
    assert client.post(answer["Location"], {"code": codes[0]})["Location"] == "/"
    assert client.get("/settings/").status_code == 200
    with tenant(house.organisation.pk):
        events = {one.details["event"] for one in Act.objects.filter(verb="member.security")}
    assert "totp_activated" in events


def test_changing_the_second_step_asks_again(house, sign_in):
    client = sign_in(house.kam)  # a session that never showed a password
    assert client.get("/account/two-step/app/")["Location"].startswith("/account/reauthenticate/")
    page = client.get("/account/reauthenticate/")
    assert page.status_code == 200
    assert client.post("/account/reauthenticate/", {"password": "wrong"}).status_code == 422


def test_signing_out(house):
    client, _answer = sign_in_as(house.kam)
    assert client.get("/account/logout/").status_code == 200
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/settings/")["Location"].startswith(LOGIN)
