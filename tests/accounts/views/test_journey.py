"""The journey tab and the move."""

from __future__ import annotations

import pytest

from accounts.models import Account, PhasePassage
from accounts.services.accounts import move_phase
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import queries

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


def _move(house, account, today, *phases):
    with tenant(house.organisation.pk):
        for phase in phases:
            account = move_phase(
                account, actor=house.kam, version=account.version, to_phase=phase, reason=f"To {phase}", today=today
            )
    return account


def test_it_draws_each_cycle_and_lists_each_passage(house, sign_in, account, today):
    _move(house, account, today, "onboarding", "development", "consolidation", "renewal", "development")
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/journey/").content.decode()
    assert "Cycle 2" in body
    assert "To renewal" in body
    assert body.count("<tr>") == 7
    assert "<svg" in body
    assert "style=" not in body


def test_it_costs_the_same_however_long_the_journey(house, sign_in, account, today):
    url, client = f"/accounts/{account.pk}/journey/", sign_in(house.kam)
    short = queries(client, url)
    _move(house, account, today, *["onboarding", "qualification"] * 20)
    assert queries(client, url) == short <= 12


def test_a_move_is_kept_with_its_reason(house, sign_in, account):
    typed = {"to_phase": "onboarding", "reason": "Committee said yes", "version": "1"}
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", typed)
    assert answer["Location"] == f"/accounts/{account.pk}/journey/"
    with tenant(house.organisation.pk):
        assert Account.objects.get().phase == "onboarding"
        assert PhasePassage.objects.latest("id").reason == "Committee said yes"


def test_from_the_side_panel_it_leads_to_the_journey(house, sign_in, account):
    typed = {"to_phase": "onboarding", "reason": "Yes", "version": "1"}
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", typed, **HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/accounts/{account.pk}/journey/")


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"reason": "  "}, "reason"), ({"to_phase": "renewal"}, "to_phase"), ({"to_phase": ""}, "to_phase")],
)
def test_bad_input_is_kept(house, sign_in, account, typed, field):
    given = {"to_phase": "onboarding", "reason": "My long reason", "version": "1"} | typed
    answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", given)
    assert answer.status_code == 422
    if field != "reason":
        assert b"My long reason" in answer.content
    with tenant(house.organisation.pk):
        assert Account.objects.get().phase == "qualification"


@pytest.mark.parametrize("version", ["1", "", "x"])
def test_a_stale_page_is_refused_and_keeps_the_reason(house, sign_in, account, today, version):
    _move(house, account, today, "onboarding")
    typed = {"to_phase": "onboarding", "reason": "My long reason", "version": version}
    for extra in ({}, HTMX):
        answer = sign_in(house.kam).post(f"/accounts/{account.pk}/journey/move/", typed, **extra)
        body = answer.content.decode()
        assert answer.status_code == 409
        assert "My long reason" in body
        assert 'name="version" value="2"' in body
        assert "Development" in body
    with tenant(house.organisation.pk):
        assert PhasePassage.objects.count() == 2
