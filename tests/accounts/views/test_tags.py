"""Tags: on an account, in the portfolio, and all of them."""

from __future__ import annotations

import pytest

from accounts.models import Account, AccountTag, Tag
from accounts.services.tags import change_tags, tag_named
from kam.audit.models import Act
from kam.lib.errors import Invalid, NotAllowed
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        change_tags(account, actor=house.kam, new=["Reference", "Énergie"])
        return account


def _names(house, account):
    with tenant(house.organisation.pk):
        return sorted(AccountTag.objects.filter(account=account).values_list("tag__name", flat=True))


def test_doors(house, rival, sign_in, account):
    with tenant(house.organisation.pk):
        tag = Tag.objects.first()
    assert_doors(sign_in, rival, f"/accounts/{account.pk}/tags/", allowed=house.kam, refused=house.executive)
    for page in ("edit", "delete"):
        assert_doors(sign_in, rival, f"/accounts/tags/{tag.pk}/{page}/", allowed=house.administrator, refused=house.kam)
    assert sign_in(house.administrator).get("/accounts/tags/").status_code == 200
    assert sign_in(house.executive).get("/accounts/tags/").status_code == 403
    assert sign_in(house.administrator).post("/accounts/tags/").status_code == 405
    assert "Énergie" not in sign_in(rival.administrator).get("/accounts/tags/").content.decode()


def test_they_stand_with_the_accounts_facts_and_lead_to_the_portfolio(house, sign_in, account):
    body = sign_in(house.executive).get(f"/accounts/{account.pk}/").content.decode()
    with tenant(house.organisation.pk):
        tag = Tag.objects.get(name="Reference")
    assert f'href="/accounts/?tag={tag.pk}">Reference</a>' in body
    assert queries(sign_in(house.kam), f"/accounts/{account.pk}/") <= 12


def test_only_what_was_changed_is_written(house, sign_in, account):
    with tenant(house.organisation.pk):
        one, two = Tag.objects.order_by("pk")
        before = f"{one.pk},{two.pk}"
        change_tags(account, actor=house.administrator, new=["Watch"])  # somebody else, meanwhile
    typed = {"tags": [one.pk], "before": before, "new": " Key ,reference, "}
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/tags/", typed)
    assert answer["Location"] == f"/accounts/{account.pk}/"
    assert _names(house, account) == ["Key", "Reference", "Watch"]
    with tenant(house.organisation.pk):
        entry = Act.objects.filter(verb="account.tag").latest("pk")
        assert entry.details == {"added": ["Key"], "removed": ["Énergie"]}


@pytest.mark.parametrize("typed", [{"new": "x" * 41}, {"tags": ["999999999"]}, {"tags": ["x"]}, {"new": "y" * 201}])
def test_bad_input_is_kept(house, sign_in, account, typed):
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/tags/", {"before": "", **typed}, **HTMX)
    assert answer.status_code == 422
    if len(typed.get("new", "")) == 41:
        assert typed["new"] in answer.content.decode()


def test_a_name_is_one_tag_whatever_its_case_and_accents(inside):
    assert tag_named(" energie ") == tag_named("Énergie") == tag_named("ÉNERGIE")


def test_there_is_an_end_to_coining(inside, monkeypatch):
    monkeypatch.setattr("accounts.services.tags.MOST", 1)
    account = factories.account(inside)
    change_tags(account, actor=inside.kam, new=["One"])
    with pytest.raises(Invalid):
        change_tags(account, actor=inside.kam, new=["Two"])
    with pytest.raises(NotAllowed):
        change_tags(account, actor=inside.executive, new=["One"])


def test_the_portfolio_filters_by_tag_and_offers_it(house, sign_in, account, monkeypatch):
    monkeypatch.setattr("accounts.queries.facets.cache.get", lambda _key: None)
    with tenant(house.organisation.pk):
        factories.account(house, "Brunet")
        tag = Tag.objects.get(name="Reference")
    client = sign_in(house.kam)
    for page in ("", "board/"):
        body = client.get(f"/accounts/{page}?tag={tag.pk}").content.decode()
        assert "Orvelle" in body
        assert "Brunet" not in body
        assert f'<option value="{tag.pk}" selected>Reference</option>' in body
    assert queries(client, f"/accounts/?tag={tag.pk}") <= 8
    exported = client.post(f"/accounts/export/?tag={tag.pk}", {"format": "csv"}).content.decode()
    assert '"Énergie, Reference"' in exported
    assert "Brunet" not in exported
    assert "Reference" in client.get(f"/accounts/views/?tag={tag.pk}").content.decode()


def test_renaming(house, sign_in, account):
    with tenant(house.organisation.pk):
        tag = Tag.objects.get(name="Reference")
    client, url = sign_in(house.administrator), f"/accounts/tags/{tag.pk}/edit/"
    assert client.post(url, {"name": "energie", "version": "1"}).status_code == 422
    assert client.post(url, {"name": " ", "version": "1"}).status_code == 422
    assert client.post(url, {"name": "Showcase", "version": "1"})["Location"] == "/accounts/tags/"
    stale = client.post(url, {"name": "Too late", "version": "1"})
    assert stale.status_code == 409
    assert b"Too late" in stale.content
    assert _names(house, account) == ["Showcase", "Énergie"]


def test_deleting_tells_how_many_carry_it(house, sign_in, account):
    with tenant(house.organisation.pk):
        tag = Tag.objects.get(name="Reference")
    client, url = sign_in(house.administrator), f"/accounts/tags/{tag.pk}/delete/"
    assert b"from 1 account." in client.get(url).content
    client.post(url)
    assert _names(house, account) == ["Énergie"]
    with tenant(house.organisation.pk):
        assert Account.objects.count() == 1


def test_the_list_costs_the_same_at_1_3_and_60_tags(house, sign_in, account):
    client, costs = sign_in(house.administrator), []
    for start, end in ((0, 1), (1, 3), (3, 60)):
        with tenant(house.organisation.pk):
            Tag.objects.bulk_create(Tag(name=f"T{n}") for n in range(start, end))
        costs.append((queries(client, "/accounts/tags/"), queries(client, f"/accounts/{account.pk}/tags/")))
    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0]) <= 12
