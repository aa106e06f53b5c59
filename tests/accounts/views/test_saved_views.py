"""Saved views: the menu, saving, changing, deleting, and the one the portfolio opens with."""

from __future__ import annotations

import pytest

from accounts.models import SavedView, StartView
from accounts.queries.filters import Filters
from accounts.services.saved_views import choose_start, save_view
from kam.audit.models import Act
from kam.lib.errors import Invalid
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries

URL = "/accounts/views/"
HTMX = {"headers": {"HX-Request": "true"}}


def _view(house, owner=None, name="Renewals", **given):
    with tenant(house.organisation.pk):
        filters = given.pop("filters", Filters(renewing=True, sort="-revenue"))
        return save_view(actor=owner or house.executive, name=name, filters=filters, layout="list", **given)


@pytest.fixture
def shared(house):
    return _view(house, shared=True)


def test_doors(house, rival, sign_in, shared, client):
    assert client.get(URL)["Location"].startswith("/account/login/")
    assert sign_in(house.contributor).get(URL).status_code == 200
    assert sign_in(house.contributor).delete(URL).status_code == 405
    for page in ("edit", "delete"):
        url = f"{URL}{shared.pk}/{page}/"
        assert_doors(sign_in, rival, url, allowed=house.executive, refused=house.kam)
    assert sign_in(rival.administrator).post(f"{URL}{shared.pk}/start/").status_code == 404
    assert sign_in(house.contributor).post(f"{URL}{shared.pk}/start/", {"start": "1"}).status_code == 302


def test_a_private_view_does_not_exist_for_others(house, sign_in):
    mine = _view(house, house.kam)
    for page in ("edit", "delete"):
        assert sign_in(house.administrator).get(f"{URL}{mine.pk}/{page}/").status_code == 404
    assert b"Renewals" not in sign_in(house.administrator).get(URL).content
    assert b"Renewals" in sign_in(house.kam).get(URL).content


def test_saving_keeps_only_what_filters_understand(house, sign_in):
    answer = sign_in(house.kam).post(
        f"{URL}?phase=renewal&sort=-revenue&evil=1&after=x&layout=list", {"name": "Renewals", "start": "on"}
    )
    assert answer["Location"] == "/accounts/?phase=renewal&sort=-revenue"
    with tenant(house.organisation.pk):
        view = SavedView.objects.get()
        assert (view.query, view.owner, view.shared) == ("?phase=renewal&sort=-revenue", house.kam, False)
        assert StartView.objects.get().view == view
        assert Act.objects.filter(verb="view.create").count() == 1


def test_bad_input_is_kept(house, sign_in):
    _view(house, house.kam)
    for name in ("", "Renewals", "x" * 61):
        answer = sign_in(house.kam).post(URL, {"name": name}, **HTMX)
        assert answer.status_code == 422
        assert f'value="{name}"' in answer.content.decode() or not name


def test_only_who_may_share_shares(house, sign_in):
    sign_in(house.kam).post(URL, {"name": "Mine", "shared": "on"})
    sign_in(house.executive).post(URL, {"name": "Ours", "shared": "on"})
    with tenant(house.organisation.pk):
        assert SavedView.objects.get(name="Mine").shared is False
        assert SavedView.objects.get(name="Ours").shared is True
    assert b"Ours" in sign_in(house.contributor).get(URL).content


def test_the_portfolio_opens_with_the_start_view_and_forgets_it(house, sign_in, shared):
    client = sign_in(house.kam)
    assert client.get("/accounts/").status_code == 200
    client.post(f"{URL}{shared.pk}/start/", {"start": "1"})
    assert client.get("/accounts/")["Location"] == "/accounts/?renewing=1&sort=-revenue"
    assert client.get("/accounts/?all=1").status_code == 200
    assert client.get("/accounts/", **HTMX).status_code == 200
    client.post(f"{URL}{shared.pk}/start/", {"start": "0"})
    assert client.get("/accounts/").status_code == 200


def test_a_view_no_longer_shared_opens_nobody_elses_portfolio(house, sign_in, shared):
    with tenant(house.organisation.pk):
        choose_start(shared, actor=house.kam, start=True)
    typed = {"name": "Renewals", "version": "1", "start": "on"}
    assert sign_in(house.executive).post(f"{URL}{shared.pk}/edit/", typed).status_code == 302
    with tenant(house.organisation.pk):
        assert [one.member for one in StartView.objects.all()] == [house.executive]


def test_changing_and_taking_over_what_is_shown(house, sign_in, shared):
    client, url = sign_in(house.executive), f"{URL}{shared.pk}/edit/?phase=development"
    assert b"Development" in client.get(url).content
    typed = {"name": "Growing", "shared": "on", "take": "on", "version": "1"}
    assert client.post(url, typed)["Location"] == "/accounts/?phase=development"
    stale = client.post(url, typed | {"name": "Too late"})
    assert stale.status_code == 409
    assert b"Too late" in stale.content
    assert client.post(url, typed | {"name": " ", "version": "2"}).status_code == 422
    _view(house, name="Taken")
    assert client.post(url, typed | {"name": "Taken", "version": "2"}).status_code == 422


def test_deleting_asks_first(house, sign_in, shared):
    with tenant(house.organisation.pk):
        choose_start(shared, actor=house.kam, start=True)
    client, url = sign_in(house.administrator), f"{URL}{shared.pk}/delete/"
    assert b"one colleague" in client.get(url, **HTMX).content
    assert client.post(url)["Location"] == "/accounts/"
    with tenant(house.organisation.pk):
        assert not SavedView.objects.exists()
        assert not StartView.objects.exists()
        assert Act.objects.filter(verb="view.delete", object_label="Renewals").count() == 1


def test_a_hundred_are_enough(inside, monkeypatch):
    monkeypatch.setattr("accounts.services.saved_views.MOST", 1)
    save_view(actor=inside.kam, name="One", filters=Filters(), layout="list")
    with pytest.raises(Invalid):
        save_view(actor=inside.kam, name="Two", filters=Filters(), layout="list")


def test_the_menu_costs_the_same_at_1_3_and_40_views(house, sign_in):
    with tenant(house.organisation.pk):
        group = factories.account(house, "Group")
    client, costs = sign_in(house.kam), []
    for start, end in ((0, 1), (1, 3), (3, 40)):
        for n in range(start, end):
            _view(house, name=f"V{n}", shared=True, filters=Filters(owner=house.kam.pk, group=group.pk))
        costs.append(queries(client, URL))
    assert costs[0] == costs[1] == costs[2] <= 12
    assert "Vallier key_account_manager · Group" in client.get(URL).content.decode()
