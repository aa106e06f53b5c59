"""An account with a person on it, the addresses of the room, and a colleague who may only look."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.urls import reverse

from accounts.services.team import set_team_member
from kam.tenancy.scope import tenant
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint


@pytest.fixture
def place(house) -> SimpleNamespace:
    """`account`, `person`, `touch`, and `url(name)` for each page; the contributor reads the account."""
    with tenant(house.organisation.pk):
        account = factories.account(house)
        person = stakeholder(house, account, job_title="Head of operations")
        touch = touchpoint(house, account, person)
        set_team_member(account, actor=house.kam, member=house.contributor, level="reader")
        account.refresh_from_db()
        person.refresh_from_db()
    ids = {
        "directory": (),
        "touchpoint_create": (),
        "account_people": (account.pk,),
        "account_people_panel": (account.pk,),
        "account_chart": (account.pk,),
        "stakeholder_create": (account.pk,),
        "touchpoint_list": (account.pk,),
        "touchpoint_edit": (touch.pk,),
        "touchpoint_history": (touch.pk,),
    }

    def url(name: str, query: str = "") -> str:
        return reverse(f"stakeholders:{name}", args=ids.get(name, (person.pk,))) + query

    return SimpleNamespace(account=account, person=person, touch=touch, url=url, house=house)
