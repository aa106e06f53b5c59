"""Lists of people leave as files, harmless and within the filters."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from stakeholders.queries.export import headers
from tests.answers import content_of
from tests.stakeholders.factories import crowd, stakeholder


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_leaves_as_it_is_shown(place, sign_in, form):
    with tenant(place.house.organisation.pk):
        stakeholder(place.house, place.account, "=cmd()", job_title="+1", profile="user")
        stakeholder(place.house, place.account, "CFO", kind="role", profile="user")
    client = sign_in(place.house.kam)
    answer = client.post(reverse("stakeholders:people_export") + "?profile=user", {"format": form})
    assert answer.status_code == 200
    content = content_of(answer)
    if form == "xlsx":
        assert content[:2] == b"PK"
        return
    text = content.decode("utf-8-sig")
    assert "'=cmd()" in text
    assert "Baroux" not in text
    assert "CFO" not in text


def test_an_account_s_list_stays_within_the_account(place, rival, sign_in):
    url = reverse("stakeholders:people_export") + f"?account={place.account.pk}"
    assert "Baroux" in content_of(sign_in(place.house.kam).post(url, {"format": "csv"})).decode()
    assert sign_in(place.house.contributor).post(url, {"format": "csv"}).status_code == 403
    assert sign_in(rival.kam).post(url, {"format": "csv"}).status_code == 404
    assert sign_in(place.house.kam).post(url, {"format": "exe"}).status_code == 422


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_columns_share_a_heading(language):
    with translation.override(language):
        assert len(set(headers())) == len(headers())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "operations"}, True), ({"q": "h@x.exam"}, True), ({"q": "Baruox"}, False), ({"seniority": "4"}, True),
        ({"seniority": "1"}, False), ({"decision_role": "decides"}, True), ({"language": "fr"}, True),
        ({"language": "de"}, False), ({"function": "opér"}, True), ({"mine": "1"}, True), ({"kind": "external"}, False),
        ({"kind": "left"}, False), ({"kind": "role"}, False), ({"q": "\x00"}, True), ({"sort": "nonsense"}, True),
    ],
)  # fmt: skip
def test_filters_find(place, sign_in, query, found):
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=place.person.pk).update(
            email="h@x.example", seniority=4, decision_role="decides", languages=["fr"], function="Opérations"
        )
    html = sign_in(place.house.kam).get(place.url("directory"), query).content.decode()
    assert ("Hélène Baroux" in html) is found


@pytest.mark.parametrize(
    "sort", ["name", "-account", "profile", "-seniority", "influence", "-support", "touch", "-touch"]
)
def test_every_order_pages_through_everybody(place, sign_in, sort):
    with tenant(place.house.organisation.pk):
        crowd(place.account, 70)
        Stakeholder.objects.filter(name__endswith="5").update(last_touch_on=None, seniority=2)
    client, seen, address = sign_in(place.house.kam), [], place.url("directory", f"?sort={sort}")
    while address:
        answer = client.get(address)
        seen += [row.person["id"] for row in answer.context["rows"]]
        address = place.url("directory", answer.context["next_url"]) if answer.context["next_url"] else ""
    assert len(seen) == len(set(seen)) == 71
