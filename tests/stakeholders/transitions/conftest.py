"""An account with three people of weight, a second manager, and the hand-over between the two."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from kam.members.models import User
from kam.tenancy.models import Role
from kam.tenancy.scope import tenant
from kam.tenancy.services import found_member
from stakeholders.models import HandoverLine
from stakeholders.services.handovers import start_handover
from tests import factories
from tests.stakeholders.factories import stakeholder


def line_of(handover, person):
    related = ("stakeholder", "handover__account__owner")
    return HandoverLine.objects.select_related(*related).get(handover=handover, stakeholder=person)


@pytest.fixture
def moving(house) -> SimpleNamespace:
    """`account` of the house's manager with `people` (influence 5, 4, 3), the next manager `next`, `today`."""
    user = User.objects.create_user("next@vallier.example", factories.PASSWORD)
    with tenant(house.organisation.pk):
        successor = found_member(name="Vallier next", role=Role.KEY_ACCOUNT_MANAGER, user=user)
        account = factories.account(house)
        people = [
            stakeholder(house, account, name, influence=influence, job_title=f"Head of {name.split()[1]}")
            for name, influence in (("Ada One", 5), ("Bea Two", 4), ("Cyd Three", 3))
        ]
    return SimpleNamespace(house=house, account=account, people=people, next=successor, today=timezone.localdate())


@pytest.fixture
def handover(moving):
    """The hand-over of that account, begun today by hand."""
    with tenant(moving.house.organisation.pk):
        return start_handover(
            moving.account, actor=moving.house.kam, former=moving.house.kam, successor=moving.next,
            due_on=moving.today + timedelta(days=60), today=moving.today,
        )  # fmt: skip
