import pytest
from django.test import Client

from kam.audit.models import Act
from kam.members.models import User
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests.kam.roll_call import check_doors, count_queries

URL = "/settings/profile/"
GOOD = {
    "name": "Hélène Baroux", "job_title": "Head of sales", "locale": "fr", "time_zone": "Europe/Paris",
    "theme": "dark", "digest": "on", "version": 1,
}  # fmt: skip
EVERYBODY = ("administrator", "executive", "key_account_manager", "contributor")


def test_doors(house, sign_in):
    for url in (URL, "/settings/", "/settings/roles/", "/settings/profile/sessions/"):
        check_doors(sign_in, house, url, allowed=EVERYBODY)
    check_doors(sign_in, house, "/settings/profile/theme/", allowed=EVERYBODY, method="POST")


def test_saves_here_and_everywhere(house, sign_in):
    client = sign_in(house.kam)
    answer = client.post(URL, GOOD | {"time_zone": "America/Toronto"})
    assert answer.status_code == 302
    assert answer.cookies["theme"].value == "dark"
    with tenant(house.organisation.pk):
        member = Membership.objects.get(pk=house.kam.pk)
        assert Act.objects.get(verb="member.profile").object_id == member.pk
    assert (member.name, member.digest, member.reminders) == ("Hélène Baroux", True, False)
    user = User.objects.get(pk=house.kam.user_id)
    assert (user.locale, user.time_zone, user.theme) == ("fr", "America/Toronto", "dark")
    assert client.get(URL).headers["Content-Language"] == "fr"


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"time_zone": "Mars/Olympus"}, {"theme": "pink"}, {"locale": "de"}, {"name": "x" * 121}]
)
def test_keeps_what_was_typed_when_refused(house, sign_in, wrong):
    answer = sign_in(house.kam).post(URL, {**GOOD, "time_zone": "Europe/Paris"} | wrong)
    assert answer.status_code == 422
    assert "Head of sales" in answer.content.decode()


def test_stale_profile_shows_both_versions(house, sign_in):
    client, data = sign_in(house.kam), GOOD | {"time_zone": "Europe/Paris"}
    client.post(URL, data)
    answer = client.post(URL, data | {"name": "Another name"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Another name" in text
    assert "Hélène Baroux" in text
    assert 'name="version" value="2"' in text
    assert client.post(URL, data | {"name": "Another name", "version": 2}).status_code == 302


def test_theme_is_kept(house, sign_in):
    client, url = sign_in(house.kam), "/settings/profile/theme/"
    assert client.post(url, {"theme": "dark", "next": "//evil.example"})["Location"] == URL
    assert client.post(url, {"theme": "dark"}, headers={"HX-Request": "true"}).status_code == 204
    assert client.post(url, {"theme": "pink"}).status_code == 422
    assert User.objects.get(pk=house.kam.user_id).theme == "dark"


def test_cheap(house, sign_in):
    client = sign_in(house.kam)
    assert max(count_queries(client, url) for url in (URL, "/settings/", "/settings/roles/")) <= 8


def test_roles_are_the_table(house, sign_in):
    from kam.members.capability_words import groups
    from kam.tenancy.capabilities import Capability

    said = [capability for _title, lines in groups() for capability, _words in lines]
    assert sorted(said) == sorted(Capability)
    assert "Approve an account plan" in sign_in(house.contributor).get("/settings/roles/").content.decode()


def test_cards_follow_the_role(house, sign_in):
    assert "/settings/members/" in sign_in(house.administrator).get("/settings/").content.decode()
    assert "/settings/members/" not in sign_in(house.kam).get("/settings/").content.decode()


def test_language_before_sign_in():
    client = Client()
    answer = client.post("/account/language/", {"language": "fr", "next": "/account/login/"})
    assert answer["Location"] == "/account/login/"
    assert 'lang="fr"' in client.get("/account/login/").content.decode()
    assert client.get("/account/language/").status_code == 405
