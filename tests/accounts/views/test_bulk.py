"""Changing many accounts at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from accounts.choices import Bulk
from accounts.models import Account, AccountMember, AccountTag, GateCriterion, PhasePassage, Tag
from accounts.queries.bulk import Change
from accounts.services.bulk import change_many
from accounts.services.gates import judge_criterion
from accounts.services.tags import change_tags
from kam.audit.models import Act
from kam.outbox.models import Job
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place
from tests.accounts.rollcall import queries

URL = "/accounts/bulk/"
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def accounts(house):
    with tenant(house.organisation.pk):
        return [factories.account(house, f"Account {n}") for n in range(3)]


def _ask(accounts, kind: str, value: object = "", extra: str = "") -> str:
    picks = "".join(f"&pick={one.pk}" for one in accounts)
    return f"{URL}?change={kind}{picks}{extra}" + (f"&value={value}" if value else "")


def _confirmed(client: Any, url: str, **typed: str) -> Any:
    """Look at what would happen, then confirm it as the page offers it."""
    body = client.get(url).content.decode()
    form = body[body.index('<form class="form" method="post"') :]
    action = re.search(r'action="([^"]+)"', form)
    assert action
    fields: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(value)
    return client.post(action[1].replace("&amp;", "&"), fields | typed)


def _run(house) -> Job:
    from accounts.jobs import change_accounts
    from kam.outbox.run import _finish

    with tenant(house.organisation.pk):
        job = Job.objects.select_related("row", "started_by").get()
        _finish(job, change_accounts(job, lambda *_told: None))
        job.refresh_from_db()
        return job


def test_doors(house, rival, sign_in, client, accounts):
    url = _ask(accounts, "owner")
    assert client.get(url)["Location"].startswith("/account/login/")
    assert sign_in(house.kam).get(url).status_code == 200
    assert sign_in(house.kam).delete(url).status_code == 405
    assert sign_in(house.kam).get(f"{URL}?change=everything").status_code == 422
    stranger = sign_in(rival.administrator).get(_ask(accounts, "phase", "onboarding")).content
    assert b"0 accounts will change" in stranger
    assert b"Account 1" not in stranger


def test_the_list_gets_boxes_only_when_asked(house, sign_in, accounts):
    client = sign_in(house.kam)
    assert b'name="pick"' not in client.get("/accounts/?all=1").content
    body = client.get("/accounts/?select=1&sort=-name").content.decode()
    assert body.count('name="pick"') == 3
    assert 'href="?sort=name&amp;select=1"' in body
    assert "Change several" not in sign_in(house.executive).get("/accounts/?all=1").content.decode()
    assert queries(client, "/accounts/?select=1") <= 8


def test_the_preview_tells_who_changes_and_who_does_not(house, sign_in, accounts):
    with tenant(house.organisation.pk):
        other = factories.account(house, "Foreign")
        Account.objects.filter(pk=other.pk).update(owner=house.administrator)
        AccountMember.objects.filter(account=other).delete()
        from accounts.models import AccountUserPermission

        AccountUserPermission.objects.filter(content_object=other).delete()
        Account.objects.filter(pk=accounts[0].pk).update(phase="renewal")
        Account.objects.filter(pk=accounts[1].pk).update(phase="onboarding")
    url = _ask([*accounts, other], "phase", "onboarding")
    body = sign_in(house.kam).get(url, **HTMX).content.decode()
    assert "<html" not in body
    assert "2 accounts will change" in body
    assert "Is in this phase already" in body
    assert "You may not change it" in body
    assert "Foreign" in body
    far = sign_in(house.kam).get(_ask(accounts, "phase", "renewal")).content.decode()
    assert "The journey does not lead there from Qualification" in far


def test_moving_leaves_a_passage_and_an_entry_for_each(house, sign_in, accounts):
    client = sign_in(house.kam)
    answer = _confirmed(client, _ask(accounts, "phase", "onboarding"), reason="The committee agreed")
    assert answer["Location"] == "/accounts/?all=1"
    with tenant(house.organisation.pk):
        assert set(Account.objects.values_list("phase", flat=True)) == {"onboarding"}
        assert PhasePassage.objects.filter(reason="The committee agreed").count() == 3
        assert Act.objects.filter(verb="account.move_phase").count() == 3
    assert "3 accounts are changed." in client.get("/accounts/?all=1").content.decode()


def test_a_move_wants_a_reason_and_keeps_the_selection(house, sign_in, accounts):
    answer = _confirmed(sign_in(house.kam), _ask(accounts, "phase", "onboarding"), reason="  ")
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "3 accounts will change" in body
    assert f"{accounts[0].pk}:1" in body
    assert sign_in(house.kam).post(URL, {"change": "owner", "value": "x", "pick": ["1:1"]}).status_code == 422


def test_the_account_manager_changes_with_the_team(house, sign_in, accounts):
    _confirmed(sign_in(house.kam), _ask(accounts[:2], "owner", house.administrator.pk))
    with tenant(house.organisation.pk):
        assert Account.objects.filter(owner=house.administrator).count() == 2
        assert AccountMember.objects.filter(member=house.administrator, level="owner").count() == 2
        assert AccountMember.objects.filter(member=house.kam, level="editor").count() == 2
        assert Act.objects.filter(verb="account.update").count() == 2


def test_tags_on_and_off(house, sign_in, accounts):
    client = sign_in(house.kam)
    _confirmed(client, _ask(accounts, "tag", "Référence"))
    with tenant(house.organisation.pk):
        tag = Tag.objects.get()
        assert AccountTag.objects.filter(tag=tag).count() == 3
    assert "Carries the tag already" in client.get(_ask(accounts, "tag", "référence")).content.decode()
    _confirmed(client, _ask(accounts[:1], "untag", tag.pk))
    with tenant(house.organisation.pk):
        assert AccountTag.objects.filter(tag=tag).count() == 2
        assert Act.objects.filter(verb="account.tag").count() == 4


def test_somebody_elses_newer_save_is_not_overwritten(house, sign_in, accounts):
    client = sign_in(house.kam)
    body = client.get(_ask(accounts, "owner", house.administrator.pk)).content.decode()
    picks = re.findall(r'name="pick" value="(\d+:\d+)"', body)
    with tenant(house.organisation.pk):
        Account.objects.filter(pk=accounts[0].pk).update(version=2)
    typed = {"change": "owner", "value": house.administrator.pk, "count": "3", "pick": picks}
    assert client.post(URL, typed).status_code == 302
    with tenant(house.organisation.pk):
        assert Account.objects.filter(owner=house.administrator).count() == 2
        assert Account.objects.get(pk=accounts[0].pk).owner == house.kam
    said = client.get("/accounts/?all=1").content.decode()
    assert "2 accounts are changed. Somebody changed it meanwhile: Account 0." in said


def test_all_that_match_and_a_set_that_changed_is_shown_again(house, sign_in, accounts):
    client = sign_in(house.kam)
    url = f"{URL}?change=tag&whole=1&q=account&value=Key"
    body = client.get(url).content.decode()
    assert "3 accounts that match" in body
    with tenant(house.organisation.pk):
        factories.account(house, "Account 9")
    typed = {"change": "tag", "value": "Key", "whole": "1", "count": "3"}
    answer = client.post(f"{URL}?q=account", typed)
    assert answer.status_code == 409
    assert "4 accounts will change" in answer.content.decode()
    assert _confirmed(client, url).status_code == 302
    with tenant(house.organisation.pk):
        assert AccountTag.objects.count() == 4


def test_many_become_a_job_with_a_report(house, sign_in, accounts, monkeypatch):
    monkeypatch.setattr("accounts.views.bulk.AT_ONCE", 2)
    client = sign_in(house.kam)
    answer = _confirmed(client, f"{URL}?change=phase&whole=1&value=onboarding", reason="Agreed")
    assert answer["Location"].startswith("/outbox/jobs/")
    with tenant(house.organisation.pk):
        assert set(Account.objects.values_list("phase", flat=True)) == {"qualification"}
        Account.objects.filter(pk=accounts[2].pk).update(version=7)
    job = _run(house)
    assert (job.state, job.result["changed"], job.result["skipped"]) == ("done", 2, 1)
    with tenant(house.organisation.pk):
        assert Account.objects.filter(phase="onboarding").count() == 2
        assert Act.objects.filter(verb="account.move_phase", actor=house.kam).count() == 2
    again = _run(house)
    assert (again.result["changed"], again.result["skipped"]) == (0, 3)


def test_more_than_a_thousand_are_refused(house, sign_in, accounts, monkeypatch):
    monkeypatch.setattr("accounts.queries.bulk.MANY", 2)
    monkeypatch.setattr("accounts.views.bulk.MANY", 2)
    client, url = sign_in(house.kam), f"{URL}?change=phase&whole=1&value=onboarding"
    assert b"Narrow the filters first" in client.get(url).content
    typed = {"change": "phase", "value": "onboarding", "whole": "1", "count": "3", "reason": "x"}
    assert client.post(URL, typed).status_code == 409
    with tenant(house.organisation.pk):
        assert not PhasePassage.objects.filter(to_phase="onboarding").exists()


def test_rights_are_asked_again_when_it_runs(inside, accounts):
    items = [(one.pk, 1) for one in accounts]
    place(inside, accounts[0], inside.contributor, "editor")
    change = Change(Bulk.OWNER, member=inside.contributor)
    outcome = change_many(items, actor=inside.contributor, change=change, today=accounts[0].phase_since)
    assert outcome.changed == ["Account 0"]
    assert {reason for _name, reason in outcome.skipped} == {"You may not change it"}


def test_the_page_costs_the_same_at_1_3_and_200_accounts(house, sign_in):
    with tenant(house.organisation.pk):
        change_tags(factories.account(house, "Zero"), actor=house.kam, new=["Key"])
    client, costs = sign_in(house.kam), []
    for count in (1, 2, 197):
        with tenant(house.organisation.pk):
            start = Account.objects.count()
            Account.objects.bulk_create(
                Account(name=f"A{start + n}", phase_since="2026-01-01", currency="EUR", owner=house.kam)
                for n in range(count)
            )
        ask = f"{URL}?whole=1&value="
        costs.append([queries(client, f"{ask}{value}") for value in ("onboarding&change=phase", "Key&change=tag")])
    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0]) <= 12


def test_the_preview_foresees_unmet_gates(house, sign_in, accounts):
    with tenant(house.organisation.pk):
        GateCriterion.objects.filter(phase="onboarding", check_code="").update(active=True)
        for criterion in GateCriterion.objects.filter(phase="onboarding", active=True):
            judge_criterion(accounts[0], criterion, actor=house.kam, met=True, today=timezone.localdate())
        missing = GateCriterion.objects.filter(phase="onboarding", active=True)[0].label_en
    client, url = sign_in(house.kam), _ask(accounts, "phase", "onboarding")
    page = client.get(url).content.decode()
    assert f"{url}&gates=1".replace("&", "&amp;") in page
    assert "is not met for" not in page
    told = client.get(f"{url}&gates=1", **HTMX).content.decode()
    assert "<html" not in told
    assert "not met for 2 of them" in told
    assert "Account 0" not in told
    assert told.count(missing) == 2
    assert f"/accounts/{accounts[1].pk}/journey/move/?to=onboarding" in told
    whole = client.get(f"{url}&gates=1").content.decode()  # without JavaScript, in the page
    assert "not met for 2 of them" in whole
    assert "3 accounts will change" in whole
    _confirmed(client, url, reason="The committee agreed")
    with tenant(house.organisation.pk):
        assert Account.objects.filter(phase="onboarding").count() == 1
        GateCriterion.objects.update(active=False)
    assert (
        "is met for all of them"
        in client.get(_ask(accounts[1:], "phase", "onboarding", "&gates=1"), **HTMX).content.decode()
    )
