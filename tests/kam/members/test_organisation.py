import pytest
from django.test import Client

from kam.audit.models import Act
from kam.members.models import User
from kam.members.services.organisation import fingerprint
from kam.tenancy.models import Organisation
from kam.tenancy.scope import tenant
from tests.kam.members import factories
from tests.kam.roll_call import check_doors, count_queries

URL = "/settings/organisation/"
GOOD = {"name": "Vallier Group", "locale": "fr", "time_zone": "Europe/Brussels", "currency": "CHF"}


def seen(house):
    with tenant(house.organisation.pk):
        return fingerprint(Organisation.objects.get(pk=house.organisation.pk))


def test_doors(house, sign_in):
    check_doors(sign_in, house, URL, allowed=("administrator",))
    check_doors(sign_in, house, URL, allowed=("administrator",), method="POST")
    assert count_queries(sign_in(house.administrator), URL) <= 8


def test_saves_with_one_act(house, sign_in):
    assert sign_in(house.administrator).post(URL, GOOD | {"version": seen(house)}).status_code == 302
    with tenant(house.organisation.pk):
        now = Organisation.objects.get(pk=house.organisation.pk)
        details = Act.objects.get(verb="organisation.update").details
    assert (now.name, now.currency) == ("Vallier Group", "CHF")
    assert details["currency"] == ["EUR", "CHF"]


def test_stale_save_is_refused_with_both_versions(house, sign_in):
    client, version = sign_in(house.administrator), seen(house)
    client.post(URL, GOOD | {"version": version})
    answer = client.post(URL, GOOD | {"name": "Vallier & Sons", "locale": "en", "version": version})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Vallier &amp; Sons" in text
    assert "Vallier Group" in text
    assert client.post(URL, GOOD | {"name": "Vallier & Sons", "version": seen(house)}).status_code == 302


@pytest.mark.parametrize("wrong", [{"name": ""}, {"currency": "XXX"}, {"time_zone": ""}, {"locale": "de"}])
def test_keeps_what_was_typed_when_refused(house, sign_in, wrong):
    answer = sign_in(house.administrator).post(URL, GOOD | {"version": seen(house)} | wrong)
    assert answer.status_code == 422
    assert "Vallier Group" in answer.content.decode() or "name" in wrong


def test_switches_to_own_organisations_only(house, rival, sign_in):
    client, url = sign_in(house.kam), "/settings/organisation/switch/"
    for foreign in (rival.organisation.pk, 10**25, "x", ""):
        assert client.post(url, {"organisation": foreign}).status_code == 404
    factories.also_in(house.kam, rival.organisation)
    assert client.post(url, {"organisation": rival.organisation.pk})["Location"] == "/"
    assert "Zanzibar Industries" in client.get("/settings/").content.decode()
    assert client.get(url).status_code == 405
    assert Client().post(url)["Location"].startswith("/account/login/")


def test_people_without_an_organisation(house, sign_in, db):
    url = f"{URL}none/"
    assert Client().get(url)["Location"].startswith("/account/login/")
    assert sign_in(house.kam).get(url)["Location"] == "/"
    client = Client()
    client.force_login(User.objects.create_user("lost@x.example", "x"), backend="kam.members.backends.SignInBackend")
    assert client.get("/settings/")["Location"] == url
    assert "lost@x.example" in client.get(url).content.decode()
    assert client.put(url).status_code == 405
