from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Contract
from insights.models import RenewalAssessment
from kam.outbox.models import Job
from kam.tenancy.scope import tenant
from plans.models import Action, Objective, Plan
from plans.pdf.kit import kit_html, render_kit
from stakeholders.models import ClientQuestion, ProfileJourney, Stakeholder
from stakeholders.queries.kits import kit_of
from tests.accounts.rollcall import assert_doors, queries
from tests.plans.pdf.test_charter import text_of
from tests.stakeholders.factories import stakeholder, touchpoint

TODAY = timezone.localdate()
FOR_US = '?part=ours">For us only</a>'


@pytest.fixture
def lived(place):
    """An account with figures, an objective reached, a fear, a risk, a success, a problem and a question."""
    house, account = place.house, place.account
    with tenant(house.organisation.pk):
        Account.objects.filter(pk=account.pk).update(
            revenue_12m=Decimal(1_200_000), revenue_previous_12m=Decimal(1_000_000),
            client_since=TODAY.replace(day=1) - timedelta(days=3652),
        )  # fmt: skip
        contract = Contract.objects.create(
            account=account, reference="CT-7", start_on=TODAY, end_on=TODAY + timedelta(days=300), notice_on=TODAY,
            annual_value=Decimal(800_000), currency="EUR",
        )  # fmt: skip
        plan = Plan.objects.create(
            account=account,
            title="Plan",
            starts_on=TODAY,
            ends_on=TODAY + timedelta(days=300),
            owner=house.kam,
            threats="A rival bids",
        )
        Objective.objects.create(
            plan=plan, kind="revenue", title="Faster docks", due_on=TODAY, baseline=10, target=20, current=25, unit="h"
        )
        late = Objective.objects.create(
            plan=plan, kind="satisfaction", title="Deliveries on time", due_on=TODAY, baseline=80, target=95, current=80
        )
        Action.objects.create(
            account=account, plan=plan, objective=late, title="Second shift at the dock", owner=house.kam, due_on=TODAY
        )
        Objective.objects.create(
            plan=plan, kind="revenue", title="Sell more", due_on=TODAY, baseline=1, target=9, current=1
        )
        RenewalAssessment.objects.create(
            contract=contract, account=account, score=61, level="watch", assessed_on=TODAY,
            reasons=[{"code": "nobody", "points": 20, "facts": {"profile": "sponsor"}}],
        )  # fmt: skip
        touchpoint(house, account, place.person, subject="Night runs opened", importance=2, sentiment=1)
        for kind, text, days, answer in (
            ("problem", "Screens freeze", 9, ""), ("problem", "Labels print twice", 30, "New driver"),
            ("question", "Where is it hosted?", 5, "In Lyon"), ("question", "Does it scale?", 3, ""),
        ):  # fmt: skip
            ClientQuestion.objects.create(
                account=account, kind=kind, text=text, raised_on=TODAY - timedelta(days=days), owner=house.kam,
                due_on=TODAY, raised_by=place.person, answer=answer, answered_on=TODAY if answer else None,
                answered_by=house.kam if answer else None,
            )  # fmt: skip
        account = Account.objects.get(pk=account.pk)
        people = {"sponsor": place.person} | {
            one: stakeholder(house, account, f"A {one}", profile=one)
            for one in ("decision_maker", "user", "technical_influencer")
        }
    place.people, place.account = people, account
    return place


def page(place, sign_in, profile):
    client = sign_in(place.house.kam)
    url = reverse("stakeholders:stakeholder_kit", args=[place.people[profile].pk])
    ours = client.get(f"{url}?part=ours", headers={"hx-request": "true"})
    return client.get(url).content.decode().replace(FOR_US, "") + ours.content.decode()


EXPECTED = {
    "decision_maker": (["+20%", "CT-7", "Faster docks", "10 h → 25 h", "Screens freeze", "For us only", "A rival bids",
                        "What could get in the way", "Deliveries on time", "Second shift at the dock",
                        "risk 61 of 100"], ["Where is it hosted?", "Night runs opened", "Sell more"]),
    "sponsor": (["Faster docks", "Night runs opened", "in 30 days", "Brought up: Labels print twice", "For us only"],
                ["Does it scale?"]),
    "user": (["Screens freeze", "open for 9 days", "Labels print twice", "New driver",
              "Half of the problems are solved in 30 days or less"], ["Where is it hosted?", "CT-7", "For us only"]),
    "technical_influencer": (["Where is it hosted?", "In Lyon", "in 5 days", "Does it scale?"],
                             ["Screens freeze", "For us only"]),
}  # fmt: skip


@pytest.mark.parametrize("profile", EXPECTED)
def test_each_profile_has_a_kit_of_its_own(lived, sign_in, profile):
    html = page(lived, sign_in, profile)
    there, absent = EXPECTED[profile]
    assert [text for text in there if text not in html] == []
    assert [text for text in absent if text in html] == []
    with tenant(lived.house.organisation.pk):
        cell = ProfileJourney.objects.get(profile=profile, phase=lived.account.phase)
    assert cell.brings in html
    assert "From:" in html


@pytest.mark.parametrize("profile", EXPECTED)
def test_empty_blocks_teach(place, sign_in, profile):
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=place.person.pk).update(profile=profile)
        kit = kit_of(Stakeholder.objects.get(pk=place.person.pk), place.account, today=TODAY)
    assert kit.blocks
    assert all(part.empty and part.source for part in kit.blocks)
    client, url = sign_in(place.house.kam), reverse("stakeholders:stakeholder_kit", args=[place.person.pk])
    assert client.get(url).status_code == 200
    assert client.get(f"{url}?part=ours").status_code == 200


@pytest.mark.parametrize("profile", EXPECTED)
def test_it_costs_few_queries(lived, sign_in, profile):
    url = reverse("stakeholders:stakeholder_kit", args=[lived.people[profile].pk])
    assert queries(sign_in(lived.house.kam), url) <= 12


def test_doors(place, rival, sign_in):
    house = place.house
    url = reverse("stakeholders:stakeholder_kit", args=[place.person.pk])
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=None)
    pdf = reverse("plans:person_kit_pdf", args=[place.person.pk])
    assert_doors(sign_in, rival, pdf, allowed=house.kam, refused=house.contributor, wrong_method="get", method="post")


def test_the_person_s_page_lists_what_they_asked(lived, sign_in):
    client = sign_in(lived.house.kam)
    own = client.get(reverse("stakeholders:stakeholder_detail", args=[lived.person.pk])).content.decode()
    kit = reverse("stakeholders:stakeholder_kit", args=[lived.person.pk])
    assert kit in own
    asked = client.get(f"{kit}?part=asked", headers={"hx-request": "true"}).content.decode()
    assert "Does it scale?" in asked
    assert "<html" not in asked


def test_paper_leaves_out_what_is_for_us_only_and_one_page_is_enough(lived):
    house = lived.house
    with tenant(house.organisation.pk):
        person, told = lived.people["decision_maker"], {"reader": house.kam, "locale": "en"}
        html = kit_html(person, lived.account, today=TODAY, **told)
        assert "Faster docks" in html
        assert "A rival bids" not in html
        assert "risk 61" not in html
        steps: list[int] = []
        content = render_kit(person, lived.account, report=lambda at, *_more: steps.append(at), **told)
    text, _size, pages = text_of(content)
    assert "Faster docks" in text
    assert pages == 1
    assert steps == [0, 1, 2, 3]


def test_it_is_ordered_as_a_job(place, sign_in):
    client = sign_in(place.house.kam)
    assert client.post(reverse("plans:person_kit_pdf", args=[place.person.pk])).status_code == 302
    with tenant(place.house.organisation.pk):
        assert Job.objects.get().row.payload["person"] == place.person.pk
