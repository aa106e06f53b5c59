"""Capacity: the rule, the counts behind it, its pages and its limits."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Account
from insights.capacity import Limits, Over, Work, load_of
from insights.models import CapacityLimits
from insights.queries.capacity import capacity_of, carried_by, limits_of
from insights.queries.capacity_lists import KINDS, things_of
from insights.services.capacity import set_limits
from kam.lib.errors import Conflict, NotAllowed
from kam.tenancy.scope import tenant
from plans.models import Action, Plan
from reviews.models import Meeting
from stakeholders.models import Stakeholder
from tests.accounts.rollcall import queries
from tests.insights.group.making import account

URL = "/programme/capacity/"
LIMITS = Limits(10, 60, Decimal(2), Decimal(4), Decimal("1.5"), Decimal(140))
COUNT = st.integers(0, 500)
WORK = st.builds(Work, COUNT, COUNT, COUNT, COUNT, COUNT)


@given(WORK)
def test_the_hours_are_the_sum_of_their_sources_and_overload_is_a_limit_passed(work):
    load = load_of(work, LIMITS)
    assert load.hours == work.relations * 2 + work.meetings * 4 + work.actions * Decimal("1.5")
    assert (Over.ACCOUNTS in load.over) == (work.accounts > 10)
    assert (Over.RELATIONS in load.over) == (work.relations > 60)
    assert (Over.HOURS in load.over) == (load.hours > 140)
    assert (load.tone == "risk") == bool(load.over) == (load.use > 1)


@given(WORK, WORK)
def test_more_work_is_never_less_load(one, two):
    both = Work(*(getattr(one, name) + getattr(two, name) for name in Work.__dataclass_fields__))
    assert load_of(both, LIMITS).use >= max(load_of(one, LIMITS).use, load_of(two, LIMITS).use)


@pytest.fixture
def carried(inside):
    """The manager owns two accounts, one of them in a group, with people, a meeting and an action; and one former."""
    today = timezone.localdate()
    head = account("Head")
    own = account("Own", owner=inside.kam)
    account("Below", head, owner=inside.kam)
    gone = account("Gone", owner=inside.kam, archived_at=timezone.now())
    for name, left in (("Ana", None), ("Bo", None), ("Cy", today)):
        Stakeholder.objects.create(account=own, name=name, profile="user", left_on=left)
    for days in (5, 50, -5):
        Meeting.objects.create(
            account=own, title="QBR", starts_at=timezone.now() + timedelta(days=days), owner=inside.kam,
            time_zone="Europe/Paris",
        )  # fmt: skip
    for days, status in ((-9, "open"), (9, "open"), (99, "open"), (9, "done")):
        Action.objects.create(
            account=own, title="Call", owner=inside.kam, due_on=today + timedelta(days=days), status=status
        )
    soon = timezone.now() + timedelta(days=5)
    Meeting.objects.create(account=gone, title="QBR", starts_at=soon, owner=inside.kam, time_zone="Europe/Paris")
    closed = Plan.objects.create(
        account=own, owner=inside.kam, starts_on=today - timedelta(days=400), ends_on=today, status="closed"
    )
    for where, plan in ((gone, None), (own, closed)):
        Action.objects.create(account=where, plan=plan, title="Call", owner=inside.kam, due_on=today)
    return today


def test_what_a_manager_carries_is_what_the_lists_show(inside, carried):
    found = capacity_of(limits_of(), today=carried)
    [mine] = [one for one in found.rows if one.pk == inside.kam.pk]
    assert mine.work == Work(2, 1, 2, 1, 2)
    counted = dict(zip(KINDS, vars(mine.work).values(), strict=True))
    for kind, count in counted.items():
        assert len(things_of(kind, inside.kam.pk, today=carried).rows) == count, kind
    assert (found.managers, found.overloaded, found.accounts) == (1, 0, 2)
    assert [one.pk for one in found.room] == [inside.kam.pk]


def test_one_managers_load_is_their_row_and_counts_nothing_of_others(inside, carried):
    account("Another's", owner=inside.executive)
    rows = {one.pk: one for one in capacity_of(limits_of(), today=carried).rows}
    assert rows.keys() == {inside.kam.pk, inside.executive.pk}
    for pk, row in rows.items():
        assert carried_by(pk, limits_of(), today=carried) == row
    assert carried_by(inside.contributor.pk, limits_of(), today=carried) is None


def test_counts_are_kept_for_a_minute_and_say_of_when_they_are_while_limits_count_at_once(house, sign_in):
    client = sign_in(house.administrator)
    first = client.get(URL).context["found"]
    with tenant(house.organisation.pk):
        account("New", owner=house.executive)
        set_limits(
            actor=house.administrator, version=0, accounts=4, relations=30, hours_relation=2, hours_meeting=3,
            hours_action=1, hours_available=100,
        )  # fmt: skip
    answer = client.get(URL)
    found = answer.context["found"]
    assert (found.accounts, found.as_of) == (first.accounts, first.as_of)
    assert f'<time datetime="{first.as_of.isoformat()}"' in answer.content.decode()
    assert answer.context["limits"].accounts == 4
    with tenant(house.organisation.pk):
        assert carried_by(house.executive.pk, limits_of(), today=timezone.localdate()).work.accounts == 1


def test_another_organisation_has_counts_of_its_own(house, rival, sign_in):
    with tenant(house.organisation.pk):
        account("New", owner=house.executive)
    assert sign_in(house.executive).get(URL).context["found"].accounts == 1
    assert sign_in(rival.executive).get(URL).context["found"].accounts == 0


def test_limits_begin_with_defaults_and_are_the_organisations_own(inside):
    assert (limits_of().accounts, limits_of().relations, limits_of().version) == (10, 60, 0)
    given_ = {"accounts": 4, "relations": 30, "hours_relation": 2, "hours_meeting": 3, "hours_action": 1}
    with pytest.raises(NotAllowed):
        set_limits(actor=inside.executive, version=0, hours_available=100, **given_)
    set_limits(actor=inside.administrator, version=0, hours_available=100, **given_)
    with pytest.raises(Conflict):
        set_limits(actor=inside.administrator, version=0, hours_available=90, **given_)
    set_limits(actor=inside.administrator, version=1, hours_available=90, **given_)
    assert CapacityLimits.objects.get().hours_available == 90


def test_the_page_marks_overload_in_words_and_names_who_has_room(house, sign_in):
    with tenant(house.organisation.pk):
        for n in range(11):
            account(f"A{n}", owner=house.executive)
    page = sign_in(house.executive).get(URL).content.decode()
    assert "Overloaded · 110%" in page
    assert "too many accounts" in page
    assert "Who has room" in page
    assert f"{URL}{house.executive.pk}/?of=accounts" in page
    assert "Set the limits" not in page
    assert f"{URL}limits/" in sign_in(house.administrator).get(URL).content.decode()
    for kind in KINDS:
        assert sign_in(house.executive).get(f"{URL}{house.executive.pk}/?of={kind}").status_code == 200
    assert b"carries no account" in sign_in(house.executive).get(f"{URL}{house.contributor.pk}/").content


def test_doors(house, rival, sign_in, client):
    for url in (URL, f"{URL}{house.kam.pk}/", f"{URL}limits/"):
        assert client.get(url)["Location"].startswith("/account/login/")
        assert sign_in(house.contributor).get(url).status_code == 403
        assert sign_in(house.kam).get(url).status_code == 403
        assert sign_in(house.administrator).get(url).status_code == 200
        assert sign_in(house.administrator).delete(url).status_code == 405
    assert sign_in(house.executive).get(f"{URL}limits/").status_code == 403
    assert sign_in(rival.administrator).get(f"{URL}{house.kam.pk}/").status_code == 404


def test_limits_by_their_page(house, sign_in):
    client, url = sign_in(house.administrator), f"{URL}limits/"
    fields = {"accounts": 8, "relations": 50, "hours_relation": "2,5", "hours_meeting": "4", "hours_action": "1",
              "hours_available": "120", "version": 0}  # fmt: skip
    for wrong in ({"accounts": 0}, {"hours_available": 0}, {"hours_relation": "x"}, {"relations": ""}):
        answer = client.post(url, fields | wrong)
        assert answer.status_code == 422, wrong
        assert b'value="4"' in answer.content
    assert client.post(url, fields).status_code == 302
    late = client.post(url, fields | {"accounts": 9})
    assert late.status_code == 409
    assert 'name="version" value="1"' in late.content.decode()
    with tenant(house.organisation.pk):
        assert CapacityLimits.objects.get().hours_relation == Decimal("2.5")


def test_it_costs_the_same_for_one_and_many(house, sign_in):
    client = sign_in(house.executive)
    few = queries(client, URL)
    with tenant(house.organisation.pk):
        Account.objects.bulk_create(
            Account(name=f"A{n}", owner=house.kam, phase="development", phase_since=timezone.localdate(),
                    currency="EUR")
            for n in range(200)
        )  # fmt: skip
    assert queries(client, URL) == few <= 12
