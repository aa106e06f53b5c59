from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.gates.checks import Facts, registered_checks
from kam.tenancy.scope import tenant
from stakeholders.models import CoverageWeek
from stakeholders.services.coverage import keep_coverage
from tests import factories
from tests.accounts.rollcall import assert_doors, queries
from tests.stakeholders.factories import crowd, stakeholder

TODAY = timezone.localdate()
HTMX = {"HX-Request": "true"}
LIST, TARGETS = reverse("stakeholders:coverage_list"), reverse("stakeholders:coverage_targets")
TYPED = {"sponsors": 1, "decision_makers": 2, "champions": 1, "relations": 6, "functions": 3, "most_share": 50}


def url(place) -> str:
    return reverse("stakeholders:account_coverage", args=[place.account.pk])


def test_the_doors(place, rival, sign_in):
    house = place.house
    assert_doors(sign_in, rival, url(place), allowed=house.kam, refused=None)
    assert sign_in(house.contributor).get(url(place)).status_code == 200
    assert sign_in(house.kam).get(TARGETS).status_code == 403
    assert sign_in(house.administrator).get(TARGETS).status_code == 200
    assert sign_in(house.kam).delete(LIST).status_code == 405


def test_the_page_says_the_score_why_and_where_the_holes_are(place, sign_in):
    with tenant(place.house.organisation.pk):
        stakeholder(place.house, place.account, "Security (to find)", kind="role", function="Security", entity="Lyon")
        keep_coverage(today=TODAY - timedelta(days=7))
        keep_coverage(today=TODAY)
    html = sign_in(place.house.kam).get(url(place)).content.decode()
    for words in (
        "Influence covered", "Known of those wanted: sponsors 1/1, decision-makers 0/1, champions 0/1.",
        "role to fill", "Internal sponsor – Lyon · Security", "6 places where nobody is known", "<svg", "/ 100",
    ):  # fmt: skip
        assert words in html


def test_an_account_without_people_is_taught(place, sign_in):
    with tenant(place.house.organisation.pk):
        empty = factories.account(place.house, "Brandt")
    html = sign_in(place.house.kam).get(reverse("stakeholders:account_coverage", args=[empty.pk])).content.decode()
    assert "Nobody is on the map yet" in html


def test_the_overview_gets_one_line(place, sign_in):
    client = sign_in(place.house.kam)
    assert url(place) in client.get(place.url("account_people_panel"), headers=HTMX).content.decode()
    line = client.get(url(place), headers=HTMX).content.decode()
    assert "<html" not in line
    assert "Coverage 6" in line or "Coverage 5" in line


def test_the_page_costs_the_same_for_a_crowd(place, sign_in):
    client = sign_in(place.house.kam)
    few = queries(client, url(place))
    with tenant(place.house.organisation.pk):
        crowd(place.account, 80)
    assert queries(client, url(place)) == few <= 12
    assert len(client.get(url(place)).content) < 50_000


@pytest.fixture
def listed(place):
    """Sixty accounts with a week kept; the manager owns them all but the first."""
    house = place.house
    with tenant(house.organisation.pk):
        for number in range(60):
            factories.account(house, f"Account {number:02d}")
        keep_coverage(today=TODAY - timedelta(weeks=4))
        keep_coverage(today=TODAY)
        for score, one in enumerate(CoverageWeek.objects.filter(week__gt=TODAY - timedelta(days=7)).order_by("pk")):
            CoverageWeek.objects.filter(pk=one.pk).update(score=score)
        type(place.account).objects.filter(pk=place.account.pk).update(owner=house.administrator)
    return place


def test_all_accounts_by_coverage_are_paged_sorted_and_filtered(listed, sign_in):
    client = sign_in(listed.house.executive)
    first = client.get(LIST)
    assert [row.score for row in first.context["rows"]] == list(range(50))
    second = client.get(LIST + first.context["next_url"])
    assert [row.score for row in second.context["rows"]] == list(range(50, 61))
    assert client.get(LIST + "?sort=-score").context["rows"][0].score == 60
    assert client.get(LIST + "?mine=1").context["rows"] == []
    assert queries(client, LIST) <= 12


def test_everybody_sees_their_own_accounts_alone(listed, rival, sign_in):
    assert len(sign_in(listed.house.contributor).get(LIST).context["rows"]) == 1
    assert sign_in(rival.administrator).get(LIST).context["rows"] == []
    mine = sign_in(listed.house.administrator).get(LIST + "?mine=1").context["rows"]
    assert [row.account_id for row in mine] == [listed.account.pk]


def test_targets_are_set_and_bad_ones_are_422_keeping_what_was_typed(place, sign_in):
    client = sign_in(place.house.administrator)
    assert client.post(TARGETS, TYPED).status_code == 302
    bad = client.post(TARGETS, TYPED | {"version": 1, "relations": 99, "most_share": "x"})
    assert bad.status_code == 422
    assert {"relations", "most_share"} <= set(bad.context["form"].errors)
    assert 'value="99"' in bad.content.decode()
    assert client.post(TARGETS, TYPED | {"version": 7}).status_code == 409


def test_a_gate_may_ask_for_coverage(place, inside):
    check = registered_checks()["stakeholders.coverage"]
    before = check.find(Facts(place.account, TODAY), 60)
    assert not before.met
    assert "not been computed" in before.fact()
    keep_coverage(today=TODAY)
    kept = CoverageWeek.objects.get(account=place.account).score
    assert check.find(Facts(place.account, TODAY), kept).met
    assert not check.find(Facts(place.account, TODAY), kept + 1).met
