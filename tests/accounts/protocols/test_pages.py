"""The pages of protocols: who opens them, what they keep, what they cost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from accounts.models import ProtocolRun, ProtocolStep, ProtocolTemplate, ProtocolVersion, RunStep
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import pause_run
from accounts.services.protocols.writing import draft_version
from accounts.services.team import set_team_member
from accounts.templatetags.accounts_protocols import within_a_sentence
from accounts.templatetags.accounts_qualification import sent_so_far
from kam.lib import formats
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


@pytest.fixture
def run(house, account):
    with tenant(house.organisation.pk):
        return start_protocol(account, actor=house.kam, code="new-decision-maker", reason="She arrived")


@pytest.fixture
def draft(house):
    with tenant(house.organisation.pk):
        return draft_version(ProtocolTemplate.objects.get(code="tender"), actor=house.administrator)


def first(house, run, position=1):
    with tenant(house.organisation.pk):
        return RunStep.objects.get(run=run, position=position)


def test_doors_of_the_programme(house, rival, sign_in, draft):
    admin, kam = house.administrator, house.kam
    step = _step(house, draft)
    with tenant(rival.organisation.pk):
        assert ProtocolTemplate.objects.count() == 8
    assert_doors(sign_in, rival, f"/accounts/protocols/{draft.template_id}/", allowed=house.contributor, refused=None)
    for url in (
        f"/accounts/protocols/{draft.template_id}/trigger/",
        f"/accounts/protocols/versions/{draft.pk}/edit/",
        f"/accounts/protocols/versions/{draft.pk}/compare/",
        f"/accounts/protocols/versions/{draft.pk}/publish/",
        f"/accounts/protocols/versions/{draft.pk}/steps/new/",
        f"/accounts/protocols/steps/{step.pk}/edit/",
    ):
        assert_doors(sign_in, rival, url, allowed=admin, refused=kam)


def test_doors_of_an_account(house, rival, sign_in, run):
    url = f"/accounts/{run.account_id}/protocols/"
    assert_doors(sign_in, rival, url, allowed=house.executive, refused=house.contributor)
    assert_doors(sign_in, rival, f"{url}start/", allowed=house.kam, refused=house.executive)
    assert_doors(sign_in, rival, f"/accounts/runs/{run.pk}/", allowed=house.executive, refused=house.contributor)
    for act in ("pause", "stop", "finish", "reference"):
        assert_doors(sign_in, rival, f"/accounts/runs/{run.pk}/{act}/", allowed=house.kam, refused=house.executive)
    step = first(house, run)
    for act in ("done", "skip", "postpone", "reassign"):
        url = f"/accounts/runs/steps/{step.pk}/{act}/"
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive)


def test_from_the_choice_by_the_dates_to_the_run(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/protocols/start/"
    with tenant(house.organisation.pk):
        tender = ProtocolTemplate.objects.get(code="tender")
    assert "New decision-maker" in client.get(url).content.decode()
    assert "days before the reference date" in client.get(f"{url}?protocol={tender.pk}").content.decode()
    day = timezone.localdate() + timedelta(days=90)
    typed = {"protocol": tender.pk, "reference_on": day.isoformat(), "reason": "They told us"}
    body = client.post(url, typed | {"preview": "1"}).content.decode()
    assert "They told us" in body
    assert (day - timedelta(days=28)).isoformat() in body
    assert client.post(url, typed | {"reference_on": "nonsense"}).status_code == 422
    with tenant(house.organisation.pk):
        assert not ProtocolRun.objects.exists()
    answer = client.post(url, typed)
    with tenant(house.organisation.pk):
        made = ProtocolRun.objects.get()
    assert answer["Location"] == f"/accounts/runs/{made.pk}/"
    assert "It runs already" in client.get(f"{url}?protocol={tender.pk}").content.decode()


def test_steps_are_done_with_their_evidence_and_what_was_typed_stays(house, sign_in, run):
    client = sign_in(house.kam)
    step = first(house, run, 4)
    url = f"/accounts/runs/steps/{step.pk}/done/"
    refused = client.post(url, {"version": "1", "evidence": ""}, **HTMX)
    assert refused.status_code == 422
    assert "this step requires it" in refused.content.decode()
    stale = client.post(url, {"version": "9", "evidence": "My notes"})
    assert stale.status_code == 409
    assert "My notes" in stale.content.decode()
    answer = client.post(url, {"version": "1", "evidence": "My notes"})
    assert answer["Location"] == f"/accounts/runs/{run.pk}/#step-{step.pk}"
    body = client.get(f"/accounts/runs/{run.pk}/").content.decode()
    assert "My notes" in body
    assert "1 of 8 steps" in body
    assert "style=" not in body
    assert client.post(url, {"version": "2", "evidence": "again"}).status_code == 422
    reopened = client.post(f"/accounts/runs/steps/{step.pk}/reopen/", {"version": "2"})
    assert reopened.status_code == 302
    assert client.post(f"/accounts/runs/steps/{step.pk}/reopen/", {"version": "2"}).status_code == 409


def test_steps_are_postponed_and_handed_on(house, sign_in, run):
    client, step = sign_in(house.kam), first(house, run)
    url, day = f"/accounts/runs/steps/{step.pk}/", timezone.localdate() + timedelta(days=40)
    assert client.post(f"{url}postpone/", {"version": "1", "due_on": day, "reason": ""}).status_code == 422
    assert client.post(f"{url}postpone/", {"version": "1", "due_on": "2020-01-01", "reason": "x"}).status_code == 422
    assert client.post(f"{url}postpone/", {"version": "1", "due_on": day, "reason": "On leave"}).status_code == 302
    assert client.post(f"{url}reassign/", {"version": "2", "owner": house.contributor.pk}).status_code == 422
    assert client.post(f"{url}reassign/", {"version": "2", "owner": house.executive.pk}).status_code == 302
    body = client.get(f"/accounts/runs/{run.pk}/").content.decode()
    assert "On leave" in body
    assert house.executive.name in body
    assert client.post(f"{url}skip/", {"version": "3", "reason": "No need"}).status_code == 302


def test_a_reader_does_their_own_step_only(house, sign_in, run):
    with tenant(house.organisation.pk):
        set_team_member(run.account, actor=house.kam, member=house.contributor, level="reader")
        RunStep.objects.filter(run=run, position=1).update(owner=house.contributor)
    client = sign_in(house.contributor)
    mine, other = first(house, run), first(house, run, 2)
    assert client.post(f"/accounts/runs/steps/{other.pk}/done/", {"version": "1"}).status_code == 403
    assert client.post(f"/accounts/runs/steps/{mine.pk}/done/", {"version": "1"}).status_code == 302


def test_pause_resume_finish_and_stop(house, sign_in, run):
    client, url = sign_in(house.kam), f"/accounts/runs/{run.pk}/"
    assert client.post(f"{url}pause/", {"version": "1", "reason": ""}).status_code == 422
    assert client.post(f"{url}pause/", {"version": "1", "reason": "Strike"}).status_code == 302
    assert "Strike" in client.get(url).content.decode()
    assert client.post(f"{url}resume/", {"version": "1"}).status_code == 409
    assert client.post(f"{url}resume/", {"version": "2"}).status_code == 302
    whole = {"version": "3", "result": "met", "note": "She said so", "lessons": "Call earlier"}
    refused = client.post(f"{url}finish/", whole)
    assert refused.status_code == 422
    assert "8 steps are open" in refused.content.decode()
    assert "Call earlier" in refused.content.decode()
    with tenant(house.organisation.pk):
        RunStep.objects.filter(run=run).update(state="skipped", done_on=timezone.localdate(), skip_reason="x")
    assert client.post(f"{url}finish/", whole).status_code == 302
    body = client.get(url).content.decode()
    assert "Call earlier" in body
    assert "Reopen" not in body
    assert client.post(f"{url}stop/", {"version": "4", "reason": "late"}).status_code == 422


def test_the_editor_writes_compares_and_publishes(house, sign_in, draft, account):
    with tenant(house.organisation.pk):
        start_protocol(account, actor=house.kam, code="tender")
    client, url = sign_in(house.administrator), f"/accounts/protocols/versions/{draft.pk}/"
    step = {"title_en": "Sleep on it", "title_fr": "La nuit porte conseil", "offset_days": "1"}
    step |= {"due_rule": "previous", "owner_role": "sponsor", "side": "ours"}
    assert client.post(f"{url}steps/new/", step | {"title_fr": ""}).status_code == 422
    assert client.post(f"{url}steps/new/", step | {"guidance_en": "Only one"}).status_code == 422
    assert client.post(f"{url}steps/new/", step)["Location"] == f"{url}edit/#steps"
    one = _step(house, draft)
    changed = step | {"title_en": one.title_en, "title_fr": one.title_fr, "version": "1"}
    assert client.post(f"/accounts/protocols/steps/{one.pk}/edit/", changed).status_code == 302
    assert client.post(f"/accounts/protocols/steps/{one.pk}/edit/", changed).status_code == 409
    assert client.post(f"/accounts/protocols/steps/{one.pk}/move/", {"way": "down"}).status_code == 302
    body = client.get(f"{url}compare/").content.decode()
    assert "Sleep on it" in body
    assert "taken out" not in body
    assert "1 account is in the middle" in client.get(f"{url}publish/").content.decode()
    stale = client.post(f"{url}publish/", {"version": "1"})
    assert stale.status_code == 409
    assert "Somebody saved meanwhile" in stale.content.decode()
    (read,) = re.findall(r'name="version" value="(\d+)"', stale.content.decode())
    assert client.post(f"{url}publish/", {"version": read}).status_code == 302
    assert client.post(f"{url}publish/", {"version": read}).status_code == 422
    assert client.post(f"{url}steps/new/", step).status_code == 422
    assert "Version 1" in client.get(f"/accounts/protocols/{draft.template_id}/").content.decode()


def test_words_order_removal_and_discarding(house, sign_in, draft):
    client, url = sign_in(house.administrator), f"/accounts/protocols/versions/{draft.pk}/"
    words = {
        f"{name}_{lang}": f"{name} {lang}" for name in ("name", "purpose", "closing_test") for lang in ("en", "fr")
    }
    assert client.post(f"{url}edit/", words | {"version": "1", "name_en": ""}).status_code == 422
    assert "as before, in both languages" in client.get(f"{url}compare/").content.decode()
    assert client.post(f"{url}edit/", words | {"version": "1"}).status_code == 302
    assert "closing_test fr" in client.get(f"{url}compare/").content.decode()
    assert client.post(f"{url}edit/", words | {"version": "1", "name_en": "Mine"}).status_code == 409
    with tenant(house.organisation.pk):
        ids = list(draft.steps.order_by("-position").values_list("pk", flat=True))
    assert client.post(f"{url}order/", {"order": ",".join(map(str, ids)) + ",x"}).status_code == 204
    assert _step(house, draft).pk == ids[0]
    assert client.post(f"/accounts/protocols/steps/{ids[0]}/remove/", {"version": "7"}).status_code == 409
    assert client.post(f"/accounts/protocols/steps/{ids[0]}/remove/", {"version": "1"}).status_code == 302
    for nonsense in ("", "9" * 5000, "²", "1"):
        assert (
            client.post(f"/accounts/protocols/steps/{ids[1]}/remove/", {"version": nonsense + "0"}).status_code == 409
        )
        assert client.post(f"{url}discard/", {"version": nonsense}).status_code == 409
    assert client.post(f"{url}discard/", {"version": "3"}).status_code == 302
    assert client.get(f"{url}edit/").status_code == 404


def test_a_new_protocol_and_what_starts_it(house, sign_in):
    client = sign_in(house.administrator)
    typed = {"name_en": "Office move", "name_fr": "Déménagement", "trigger": "phase", "entering_phase": ""}
    assert client.post("/accounts/protocols/new/", typed).status_code == 422
    assert client.post("/accounts/protocols/new/", typed | {"trigger": "manual"}).status_code == 302
    with tenant(house.organisation.pk):
        made = ProtocolVersion.objects.get(name_en="Office move")
    assert "It has no steps yet" in client.get(f"/accounts/protocols/versions/{made.pk}/edit/").content.decode()
    assert client.post(f"/accounts/protocols/versions/{made.pk}/publish/", {"version": "1"}).status_code == 422
    url = f"/accounts/protocols/{made.template_id}/"
    assert (
        client.post(f"{url}trigger/", {"trigger": "phase", "entering_phase": "renewal", "version": "1"}).status_code
        == 302
    )
    assert client.post(f"{url}trigger/", {"trigger": "manual", "version": "1"}).status_code == 409
    assert client.post(f"{url}switch/", {"active": "0"}).status_code == 302
    assert "Switched off" in client.get(url).content.decode()


def test_pages_cost_the_same_however_much_there_is(house, sign_in, account, draft):
    client = sign_in(house.kam)
    pages = [f"/accounts/{account.pk}/protocols/", "/accounts/protocols/"]
    with tenant(house.organisation.pk):
        run = start_protocol(account, actor=house.kam, code="tender")
    pages += [f"/accounts/runs/{run.pk}/", f"/accounts/{account.pk}/protocols/start/?protocol={run.template_id}"]
    before = [queries(client, url) for url in pages]
    with tenant(house.organisation.pk):
        for code in ("merger", "major-incident", "tender"):
            start_protocol(account, actor=house.kam, code=code)
    assert [queries(client, url) for url in pages] == before
    assert max(before) <= 12, before
    admin = sign_in(house.administrator)
    for url in ("edit", "compare", "publish"):
        assert queries(admin, f"/accounts/protocols/versions/{draft.pk}/{url}/") <= 12


def test_what_is_over_is_told_twenty_at_a_time(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/protocols/"
    counts = []
    for more in (1, 24):
        with tenant(house.organisation.pk):
            for _number in range(more):
                run = start_protocol(account, actor=house.kam, code="merger")
                ProtocolRun.objects.filter(pk=run.pk).update(state="stopped", stop_reason="x", ended_on=run.started_on)
        counts.append(queries(client, url))
    assert counts[0] == counts[1]
    with tenant(house.organisation.pk):
        everything = {str(pk) for pk in ProtocolRun.objects.values_list("pk", flat=True)}
    first = client.get(url).content.decode()
    shown = re.findall(r'class="name"><a href="/accounts/runs/(\d+)/"', first)
    assert len(shown) == 20
    onwards = re.search(r'rel="next" href="(\?after=[^"#]+)', first)
    assert onwards is not None
    second = client.get(url + onwards[1]).content.decode()
    rest = re.findall(r'class="name"><a href="/accounts/runs/(\d+)/"', second)
    assert re.search(r'rel="prev" href="\?#over"', second)
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in second
    assert {*shown, *rest} == everything
    assert len(rest) == 5
    assert client.get(f"{url}?after=nonsense").status_code == 200


def test_the_overview_shows_what_runs(house, sign_in, run):
    body = sign_in(house.kam).get(f"/accounts/{run.account_id}/protocols/", **HTMX).content.decode()
    assert "New decision-maker" in body
    assert "<progress" in body
    assert "<html" not in body
    due = formats.day(first(house, run).due_on)
    assert f", due on {due}" in body


def test_french_counts_none_and_one_in_the_singular():
    with translation.override("fr"):
        assert sent_so_far(1, 3, 2) == "1 envoyée sur 3"
        assert sent_so_far(2, 3, 2) == "2 envoyées sur 3"
        assert within_a_sentence("Échéance le 4 Déc.") == "échéance le 4 Déc."


def test_somebody_who_left_lets_the_step_fall_to_the_manager(house, sign_in, run):
    with tenant(house.organisation.pk):
        RunStep.objects.filter(run=run, position=1).update(owner=house.executive)
        type(house.executive).objects.filter(pk=house.executive.pk).update(status="deactivated")
        pause_run(run, actor=house.kam, version=1, reason="x", today=timezone.localdate())
    body = sign_in(house.kam).get(f"/accounts/runs/{run.pk}/").content.decode()
    assert "fell to the account manager" in body


def _step(house, draft):
    with tenant(house.organisation.pk):
        return ProtocolStep.objects.filter(edition=draft).order_by("position").first()
