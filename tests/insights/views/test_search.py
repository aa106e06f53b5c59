"""The palette finds what one means, of what one may see."""

from __future__ import annotations

import re

import pytest

from kam.tenancy.scope import tenant
from plans.services.plans import start_plan
from stakeholders.models import Stakeholder
from tests import factories

FOUND = {
    "orvele": "Orvelle Logistique",
    "cancty": "Cancity",
    "ORVELLE": "Orvelle Logistique",
    "electricite": "Électricité du Nord",
    "helene": "Hélène Baroux",
    "autumn": "Autumn review",
}


@pytest.fixture
def busy(place):
    with tenant(place.house.organisation.pk):
        factories.account(place.house, "Électricité du Nord")
        factories.account(place.house, "Cancity")
        start_plan(place.account, actor=place.house.kam, today=place.today)
    return place


def _texts(client, place, q, name="palette"):
    answer = client.get(place.url(name), {"q": q})
    assert answer.status_code == 200
    return [hit.text for group in answer.context["groups"] for hit in group.hits]


@pytest.mark.parametrize(("typed", "name"), FOUND.items())
@pytest.mark.parametrize("page", ["palette", "search"])
def test_it_finds_without_accents_and_with_a_slip(busy, sign_in, typed, name, page):
    assert name in _texts(sign_in(busy.house.kam), busy, typed, page)


def test_a_contributor_finds_only_what_they_may_open(busy, sign_in):
    client = sign_in(busy.house.contributor)
    for typed in FOUND:
        assert _texts(client, busy, typed) == []


def test_the_rivals_names_are_never_found(busy, rival, sign_in):
    with tenant(rival.organisation.pk):
        factories.account(rival, "Zanzibar Orvelle")
    assert "Zanzibar" not in " ".join(_texts(sign_in(busy.house.administrator), busy, "orvelle"))
    assert _texts(sign_in(busy.house.administrator), busy, "zanzibar") == []
    assert _texts(sign_in(rival.administrator), busy, "orvelle") == ["Zanzibar Orvelle", "Log with Zanzibar Orvelle"]


def test_commands_are_those_of_the_role(busy, sign_in):
    assert _texts(sign_in(busy.house.contributor), busy, "") == ["Log an interaction"]
    assert "Invite a colleague" in _texts(sign_in(busy.house.administrator), busy, "")
    assert _texts(sign_in(busy.house.kam), busy, "new acc") == ["New account"]


def _hits(client, place, q):
    return [hit for group in client.get(place.url("palette"), {"q": q}).context["groups"] for hit in group.hits]


@pytest.mark.parametrize("typed", ["log helene", "Noter Hélène", "log with Baroux", "noter un échange avec helene"])
def test_asking_to_log_leads_to_the_form_with_person_and_account_chosen(busy, sign_in, typed):
    client = sign_in(busy.house.kam)
    first = _hits(client, busy, typed)[0]
    assert first.text == "Log with Hélène Baroux"
    html = client.get(first.url).content.decode()
    assert "Orvelle Logistique" in html
    assert re.search(r'name="people" value="\d+"[^>]*checked', html)
    assert re.search(r'name="subject"[^>]*autofocus', html)


def test_what_is_found_can_be_logged_with_and_who_left_cannot(busy, sign_in):
    client = sign_in(busy.house.kam)
    texts = [hit.text for hit in _hits(client, busy, "orvelle")]
    assert texts.index("Orvelle Logistique") < texts.index("Log with Orvelle Logistique")
    assert "Log with Hélène Baroux" in [hit.text for hit in _hits(client, busy, "baroux")]
    with tenant(busy.house.organisation.pk):
        Stakeholder.objects.filter(name="Hélène Baroux").update(left_on=busy.today)
    texts = [hit.text for hit in _hits(client, busy, "baroux")]
    assert "Hélène Baroux" in texts
    assert "Log with Hélène Baroux" not in texts


def test_a_contributor_logs_only_where_they_may(busy, sign_in):
    assert _hits(sign_in(busy.house.contributor), busy, "log helene") == []


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", "x" * 5000, "a\x00b", "<script>", "   "])
def test_strange_input_is_only_text(busy, sign_in, typed):
    answer = sign_in(busy.house.kam).get(busy.url("palette"), {"q": typed})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_nothing_found_says_so(busy, sign_in):
    html = sign_in(busy.house.kam).get(busy.url("search"), {"q": "qqqqq"}).content.decode()
    assert "Nothing is called “qqqqq”" in html
