"""The kept menus are each reader's own, and their forms carry the token of the page they stand on."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.django_db


def tokens(html):
    return set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', html))


def test_each_reader_has_their_own_menu_and_every_page_its_own_token(house, rival, sign_in):
    seen = set()
    for place, member in ((house, house.kam), (house, house.executive), (rival, rival.kam), (house, house.kam)):
        html = sign_in(member).get("/settings/").content.decode()
        others = {house.kam.name, house.executive.name, rival.kam.name} - {member.name}
        assert f"<span>{member.name}</span>" in html
        assert place.organisation.name in html
        assert not [name for name in others if f"<span>{name}</span>" in html]
        assert len(tokens(html)) == 1
        seen |= tokens(html)
    assert len(seen) == 4
