from allauth.usersessions.models import UserSession
from django.test import Client

from tests.factories import PASSWORD
from tests.kam.roll_call import check_doors, count_queries

URL = "/settings/profile/sessions/"
EVERYBODY = ("administrator", "executive", "key_account_manager", "contributor")


def browser(member, agent="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0"):
    client = Client(headers={"User-Agent": agent})
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    return client


def test_lists_devices_by_a_name_people_know(house):
    here = browser(house.kam)
    browser(house.kam, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")
    text = here.get(URL).content.decode()
    assert "Firefox · Windows" in text
    assert "Safari · iPhone" in text
    assert text.count("this device") == 1


def test_ends_one_or_all_others(house):
    here, there, third = (browser(house.kam) for _ in range(3))
    pk = UserSession.objects.get(session_key=there.session.session_key).pk
    assert here.post(f"{URL}{pk}/end/").status_code == 302
    assert there.get(URL).status_code == 302
    assert there.get(URL)["Location"].startswith("/account/login/")
    assert here.post(f"{URL}end/").status_code == 302
    assert third.get(URL)["Location"].startswith("/account/login/")
    assert here.get(URL).status_code == 200


def test_nobody_elses(house, sign_in):
    browser(house.executive)
    pk = UserSession.objects.get(user=house.executive.user).pk
    assert sign_in(house.kam).post(f"{URL}{pk}/end/").status_code == 404
    assert UserSession.objects.filter(pk=pk).exists()


def test_doors(house, sign_in):
    check_doors(sign_in, house, f"{URL}end/", allowed=EVERYBODY, method="POST")
    assert Client().post(f"{URL}1/end/")["Location"].startswith("/account/login/")
    assert sign_in(house.kam).get(f"{URL}1/end/").status_code == 405


def test_queries(house):
    client = browser(house.kam)
    client.get(URL)
    few = count_queries(client, URL)
    for _ in range(4):
        browser(house.kam)
    assert count_queries(client, URL) == few <= 12
