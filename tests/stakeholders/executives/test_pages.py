from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from kam.lib.errors import Invalid, NotAllowed
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from reviews.models import Attendee, Meeting
from stakeholders.models import ExecutivePair, Stakeholder
from stakeholders.services.executives import change_pair, end_pair, pair_executives
from stakeholders.services.people import mark_left
from tests import factories
from tests.accounts.rollcall import queries
from tests.stakeholders.factories import stakeholder, touchpoint


@pytest.fixture
def pair(place):
    with tenant(place.house.organisation.pk):
        return make(place)


def make(place, **changes):
    fields = {"member": place.house.executive, "stakeholder": place.person, "cadence_days": 90, "purpose": "The board"}
    fields |= {"today": timezone.localdate(), "actor": place.house.kam}
    return pair_executives(place.account, **(fields | changes))


def url(pair, part=""):
    return f"/people/executives/{pair.pk}/{part}"


def test_the_account_shows_its_pairs_with_the_last_and_the_next_meeting(place, pair, sign_in):
    today = timezone.localdate()
    with tenant(place.house.organisation.pk):
        touchpoint(
            place.house, place.account, place.person, day=today - timedelta(days=40), subject="Dinner of the two",
            colleagues=[place.house.executive.pk],
        )  # fmt: skip
        touchpoint(place.house, place.account, place.person, day=today - timedelta(days=3), subject="Others met")
        meeting = Meeting.objects.create(
            account=place.account, title="Board lunch", kind="executive", owner=place.house.kam,
            starts_at=datetime.combine(today + timedelta(days=9), time(12), UTC), time_zone="UTC",
        )  # fmt: skip
        Attendee.objects.create(meeting=meeting, member=place.house.executive)
        Attendee.objects.create(meeting=meeting, stakeholder=place.person)
    client = sign_in(place.house.kam)
    (row,) = client.get(f"/people/accounts/{place.account.pk}/executives/").context["rows"]
    assert (row.standing.last_on, row.standing.next_on) == (today - timedelta(days=40), today + timedelta(days=9))
    briefing = client.get(url(pair)).content.decode()
    assert "Dinner of the two" in briefing
    assert "Others met" not in briefing.split("What went badly")[0]
    assert "The board" in briefing


def test_whoever_is_asked_for_too_much_is_named(place, pair, sign_in):
    with tenant(place.house.organisation.pk):
        for number in range(5):
            account = factories.account(place.house, f"Client {number}")
            person = stakeholder(place.house, account, f"Chief {number}")
            pair_executives(
                account, actor=place.house.kam, member=place.house.executive, stakeholder=person, cadence_days=90,
                today=timezone.localdate(),
            )  # fmt: skip
    page = sign_in(place.house.kam).get(f"/people/accounts/{place.account.pk}/executives/").content.decode()
    assert "6 accounts; the programme warns above 5." in page


def test_who_is_asked_for_too_much_is_told_once_and_in_words_on_the_list_too(place, pair, sign_in):
    with tenant(place.house.organisation.pk):
        for number in range(6):
            made = make(place, stakeholder=stakeholder(place.house, place.account, f"Chief {number}"), cadence_days=30)
    assert made.member == place.house.executive
    for address in (f"/people/accounts/{place.account.pk}/executives/", "/people/executives/?who=all"):
        page = sign_in(place.house.kam).get(address).content.decode()
        assert page.count("</strong>: 19 contacts a quarter; more than 12 are hardly kept.") == 1


def test_a_pair_whose_one_side_is_gone_says_so_instead_of_being_late(place, pair, sign_in):
    page, client = f"/people/accounts/{place.account.pk}/executives/", sign_in(place.house.kam)
    with tenant(place.house.organisation.pk):
        ExecutivePair.objects.update(started_on=timezone.localdate() - timedelta(days=900))
        mark_left(place.person, actor=place.house.kam, version=place.person.version, left_on=timezone.localdate(),
                  today=timezone.localdate())  # fmt: skip
    html = client.get(page).content.decode()
    assert "left the client" in html
    assert ">overdue<" not in html
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.update(left_on=None)
        Membership.objects.filter(pk=place.house.executive.pk).update(status="deactivated")
    assert "left us" in client.get(page).content.decode()


def test_a_pair_that_ended_is_changed_no_more(place, pair):
    with tenant(place.house.organisation.pk):
        ended = end_pair(pair, actor=place.house.kam, version=1, reason="Retired", today=timezone.localdate())
        with pytest.raises(Invalid, match="ended already"):
            change_pair(ended, actor=place.house.kam, version=2, cadence_days=30, purpose="")


def test_the_list_shows_mine_and_all_that_i_may_open(place, pair, sign_in):
    assert place.account.name in sign_in(place.house.executive).get("/people/executives/").content.decode()
    assert place.account.name not in sign_in(place.house.kam).get("/people/executives/").content.decode()
    assert place.account.name in sign_in(place.house.kam).get("/people/executives/?who=all").content.decode()


def test_a_pair_is_made_once_changed_and_ended_with_a_reason(place, sign_in):
    client, page = sign_in(place.house.kam), f"/people/accounts/{place.account.pk}/executives/"
    given = {"member": place.house.executive.pk, "stakeholder": place.person.pk, "cadence_days": 60, "purpose": "Trust"}
    for _twice in range(2):
        assert client.post(f"{page}new/", given).status_code == 302
    with tenant(place.house.organisation.pk):
        made = ExecutivePair.objects.get()
    change = {"cadence_days": 30, "purpose": "Trust, quickly", "version": made.version}
    assert client.post(url(made, "edit/"), change).status_code == 302
    stale = client.post(url(made, "edit/"), change | {"purpose": "Too late"})
    assert stale.status_code == 409
    assert "Too late" in stale.content.decode()
    assert client.post(url(made, "end/"), {"version": made.version + 1, "reason": " "}).status_code == 422
    assert client.post(url(made, "end/"), {"version": made.version + 1, "reason": "Retired"}).status_code == 302
    answer = client.get(page)
    assert answer.context["rows"] == []
    assert [one.pk for one in answer.context["ended"]] == [made.pk]


def test_wrong_pairs_are_refused_beside_the_field(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, factories.account(place.house, "Other"), "Else")
        gone = mark_left(
            stakeholder(place.house, place.account, "Gone"), actor=place.house.kam, version=1,
            left_on=timezone.localdate(), today=timezone.localdate(),
        )  # fmt: skip
        for changes in (
            {"stakeholder": other},
            {"stakeholder": gone},
            {"cadence_days": 6},
            {"cadence_days": 366},
            {"purpose": "x" * 2001},
        ):
            with pytest.raises(Invalid):
                make(place, **changes)
        with pytest.raises(NotAllowed):
            make(place, actor=place.house.contributor)
    client = sign_in(place.house.kam)
    answer = client.post(
        f"/people/accounts/{place.account.pk}/executives/new/",
        {"member": place.house.executive.pk, "stakeholder": other.pk, "cadence_days": "x", "purpose": "Kept"},
    )
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()


def test_the_queries_do_not_grow_with_the_pairs(place, sign_in):
    client, page = sign_in(place.house.kam), f"/people/accounts/{place.account.pk}/executives/"
    costs = []
    for many in (1, 2, 40):
        with tenant(place.house.organisation.pk):
            for number in range(many):
                make(place, stakeholder=stakeholder(place.house, place.account, f"Person {many} {number}"))
        costs.append(queries(client, page))
    assert costs[0] == costs[1] == costs[2] <= 12
