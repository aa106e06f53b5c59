"""The navigation offers no door that stays shut."""

from __future__ import annotations


def test_the_programme_is_offered_to_those_who_may_open_it(house, sign_in):
    assert 'href="/programme/"' in sign_in(house.executive).get("/accounts/").content.decode()
    assert 'href="/programme/"' not in sign_in(house.kam).get("/accounts/").content.decode()
