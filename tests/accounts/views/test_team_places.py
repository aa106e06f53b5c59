"""Places on a team: functions and their gaps, coordination, undo, and two people on one place."""

from __future__ import annotations

import re

import pytest

from accounts.models import AccountMember
from accounts.services.team import remove_team_member, set_team_member
from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place
from tests.accounts.rollcall import assert_doors


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


def typed(house, **fields):
    return {
        "member": house.contributor.pk, "function": "support", "level": "reader", "responsibility": "Night shift",
        "since": "2026-03-01", "version": 1, **fields,
    }  # fmt: skip


def seat(house, member):
    with tenant(house.organisation.pk):
        return AccountMember.objects.filter(member=member).first()


def undo_of(client, account):
    """The way back that the page offers after a change."""
    page = client.get(f"/accounts/{account.pk}/team/").content.decode()
    return re.findall(r'action="(/accounts/\d+/team/\d+/undo/\?event=\d+)"', page)[-1]


def test_the_page_says_who_stands_for_what_and_who_is_missing(house, sign_in, account):
    client = sign_in(house.kam)
    client.post(f"/accounts/{account.pk}/team/add/", typed(house))
    page = client.get(f"/accounts/{account.pk}/team/").content.decode()
    assert "Night shift" in page
    assert "1 Mar 2026" in page
    assert "team/add/?function=legal" in page
    assert "team/add/?function=support" not in page
    assert "Sees everything of the account and logs interactions" in page
    added = client.get(f"/accounts/{account.pk}/team/add/?function=legal").content.decode()
    assert '<option value="legal" selected' in added
    reader = sign_in(house.contributor).get(f"/accounts/{account.pk}/team/").content.decode()
    assert "team/add/" not in reader
    assert "Nobody stands for" in reader


def test_adding_changing_and_removing_can_be_undone(house, sign_in, account):
    client = sign_in(house.kam)
    client.post(f"/accounts/{account.pk}/team/add/", typed(house))
    client.post(undo_of(client, account))
    assert seat(house, house.contributor) is None
    assert sign_in(house.contributor).get(f"/accounts/{account.pk}/").status_code == 403
    client.post(f"/accounts/{account.pk}/team/add/", typed(house))
    held = seat(house, house.contributor)
    client.post(f"/accounts/team/{held.pk}/edit/", typed(house, level="editor", responsibility="Day shift"))
    assert seat(house, house.contributor).level == "editor"
    client.post(undo_of(client, account))
    assert (seat(house, house.contributor).level, seat(house, house.contributor).responsibility) == (
        "reader", "Night shift",
    )  # fmt: skip
    assert sign_in(house.contributor).get(f"/accounts/{account.pk}/edit/").status_code == 403
    client.post(f"/accounts/team/{held.pk}/remove/")
    client.post(undo_of(client, account))
    back = seat(house, house.contributor)
    assert (back.function, str(back.since)) == ("support", "2026-03-01")
    assert sign_in(house.contributor).get(f"/accounts/{account.pk}/").status_code == 200
    with tenant(house.organisation.pk):
        assert Act.objects.filter(verb="account.team_undo").count() == 3


def test_what_somebody_else_did_since_is_not_undone(house, sign_in, account):
    client = sign_in(house.kam)
    client.post(f"/accounts/{account.pk}/team/add/", typed(house))
    way_back = undo_of(client, account)
    held = seat(house, house.contributor)
    client.post(f"/accounts/team/{held.pk}/edit/", typed(house, responsibility="Day shift"))
    client.post(way_back)
    assert seat(house, house.contributor).responsibility == "Day shift"
    assert "has changed again since" in client.get(f"/accounts/{account.pk}/team/").content.decode()
    client.post(way_back.replace("event=", "event=x"))
    assert seat(house, house.contributor) is not None


def test_doors_of_undo(house, rival, sign_in, account):
    with tenant(house.organisation.pk):
        place(house, account, house.contributor)
    url = f"/accounts/{account.pk}/team/{house.contributor.pk}/undo/"
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor, method="post")
    assert sign_in(house.kam).post(f"/accounts/{account.pk}/team/{rival.kam.pk}/undo/").status_code == 404


def test_a_stale_place_shows_both_versions(house, sign_in, account):
    client = sign_in(house.kam)
    client.post(f"/accounts/{account.pk}/team/add/", typed(house))
    url = f"/accounts/team/{seat(house, house.contributor).pk}/edit/"
    assert client.post(url, typed(house, responsibility="Day shift")).status_code == 302
    late = client.post(url, typed(house, responsibility="Weekend"))
    assert late.status_code == 409
    page = late.content.decode()
    assert "Weekend" in page
    assert "Day shift" in page
    assert 'name="version" value="2"' in page
    assert client.post(url, typed(house, responsibility="Weekend", version=2)).status_code == 302


def test_bad_coordination_is_told_beside_the_field_and_kept(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/team/add/"
    for wrong in ({"coordination": "local"}, {"region": "Iberia"}, {"coordination": "everything"}, {"function": "x"}):
        answer = client.post(url, typed(house, **wrong))
        assert answer.status_code == 422, wrong
        assert b'value="Night shift"' in answer.content


def test_a_group_has_one_global_lead_and_it_stands_on_the_head(house, inside, account):
    lead = {"level": "reader", "coordination": "global"}
    set_team_member(account, actor=house.kam, member=house.executive, **lead)
    with pytest.raises(Invalid, match="global lead already"):
        set_team_member(account, actor=house.kam, member=house.contributor, **lead)
    below = factories.account(house, "Below", parent=account)
    with pytest.raises(Invalid, match="led from its head"):
        set_team_member(below, actor=house.kam, member=house.contributor, **lead)
    set_team_member(
        account, actor=house.kam, member=house.contributor, level="reader", coordination="local", region="Iberia"
    )
    assert AccountMember.objects.filter(account=account).exclude(coordination="").count() == 2


def test_the_service_refuses_a_stale_version(house, inside, account):
    held = place(house, account, house.contributor)
    set_team_member(account, actor=house.kam, member=house.contributor, level="editor", version=held.version)
    with pytest.raises(Conflict):
        set_team_member(account, actor=house.kam, member=house.contributor, level="reader", version=held.version)


def test_a_place_taken_away_meanwhile_is_not_made_anew_and_one_made_meanwhile_is_not_overwritten(
    house, inside, account
):
    held = place(house, account, house.contributor, "editor")
    given = {"actor": house.kam, "member": house.contributor, "level": "reader"}
    with pytest.raises(Conflict):
        set_team_member(account, version=0, **given)
    assert AccountMember.objects.get(pk=held.pk).level == "editor"
    remove_team_member(account, actor=house.kam, member=house.contributor)
    with pytest.raises(NotVisible):
        set_team_member(account, version=held.version, **given)
    assert seat(house, house.contributor) is None
    assert set_team_member(account, version=0, **given).level == "reader"


def test_another_manager_keeps_what_the_former_one_did_on_the_team(house, sign_in, account):
    """Becoming an editor takes neither function nor responsibility away."""
    client = sign_in(house.administrator)
    own = seat(house, house.kam)
    client.post(f"/accounts/team/{own.pk}/edit/", typed(house, level="owner", responsibility="Leads it"))
    fields = {"name": account.name, "owner": house.executive.pk, "currency": "EUR", "version": 1}
    assert client.post(f"/accounts/{account.pk}/edit/", fields).status_code == 302
    assert (seat(house, house.kam).level, seat(house, house.kam).responsibility) == ("editor", "Leads it")
