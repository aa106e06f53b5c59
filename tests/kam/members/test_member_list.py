from django.urls import reverse

from tests.kam.members import factories
from tests.kam.roll_call import check_doors, count_queries

URL = "/settings/members/"


def test_doors(house, sign_in):
    assert reverse("members:member_list") == URL
    check_doors(sign_in, house, URL, allowed=("administrator",))


def test_shows_own_people_and_no_strangers(house, rival, sign_in):
    text = sign_in(house.administrator).get(URL).content.decode()
    assert "Vallier executive" in text
    assert "Zanzibar" not in text


def test_narrowed_by_words_role_and_status(house, sign_in):
    factories.invited(house)
    client = sign_in(house.administrator)
    for query in ("q=claire", "q=FONTANEL", "status=invited"):
        text = client.get(f"{URL}?{query}").content.decode()
        assert "Claire Fontanel" in text
        assert "Vallier executive" not in text
    text = client.get(f"{URL}?role=executive").content.decode()
    assert "Vallier executive" in text
    assert "Claire Fontanel" not in text
    assert "Nobody fits" in client.get(f"{URL}?q=nobody").content.decode()


def test_fragment_holds_the_list_alone(house, sign_in):
    text = sign_in(house.administrator).get(URL, headers={"HX-Request": "true"}).content.decode()
    assert text.startswith('<div id="members">')
    assert "<html" not in text


def test_pages_by_key(house, sign_in):
    factories.crowd(house, 60)
    client = sign_in(house.administrator)
    first = client.get(URL)
    following = client.get(URL + first.context["next_url"])
    names = [member.name for member, _tone in [*first.context["rows"], *following.context["rows"]]]
    assert len(names) == len(set(names)) == 64
    assert names == sorted(names)
    assert following.context["previous_url"]
    assert not following.context["next_url"]


def test_queries_do_not_grow(house, sign_in):
    client = sign_in(house.administrator)
    client.get(URL)
    few = count_queries(client, URL)
    factories.crowd(house, 196)
    assert count_queries(client, URL) == few <= 12


def test_broken_cursor_and_filters_are_harmless(house, sign_in):
    client = sign_in(house.administrator)
    for query in ("after=%00", "after=e30", "role=king", "status=x", "sort=password", "q=%25%27%00".replace("%00", "")):
        assert client.get(f"{URL}?{query}").status_code == 200
