"""The pages of charters: who opens them, what they keep, what they cost."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.charters.parts import MOST_LINES
from accounts.choices import CharterPart
from accounts.models import Account, Charter, CharterExpectation, CharterGoal, CharterMode
from accounts.services.charters.lines import accept_expectation, add_line, remove_line, restore_line
from accounts.services.charters.opening import open_charter
from accounts.services.team import set_team_member
from kam.lib.errors import NotVisible
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.charters import making
from tests.accounts.rollcall import assert_doors, queries

TODAY = timezone.localdate
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


@pytest.fixture
def draft(house, account):
    with tenant(house.organisation.pk):
        return making.draft(house, account)


@pytest.fixture
def second(house, account):
    """A draft beside what is agreed."""
    with tenant(house.organisation.pk):
        making.agreed(house, account)
        return open_charter(account, actor=house.kam, today=timezone.localdate(), reason="A second site")


def first(house, model, **where):
    with tenant(house.organisation.pk):
        return model.objects.filter(charter__state="draft", **where).order_by("position").first()


def french(person):
    type(person.user).objects.filter(pk=person.user.pk).update(locale="fr")


def test_doors_of_what_one_reads(house, rival, sign_in, second):
    for url in (
        f"/accounts/{second.account_id}/charter/",
        f"/accounts/{second.account_id}/onboarding/",
        f"/accounts/charters/{second.pk}/",
        f"/accounts/charters/{second.pk}/compare/",
    ):
        assert_doors(sign_in, rival, url, allowed=house.executive, refused=house.contributor)


def test_doors_of_what_one_writes(house, rival, sign_in, second):
    mode, promise = first(house, CharterMode), first(house, CharterExpectation)
    for url in (
        f"/accounts/{second.account_id}/charter/open/",
        f"/accounts/charters/{second.pk}/agree/",
        f"/accounts/charters/{second.pk}/discard/",
        f"/accounts/charters/{second.pk}/goals/new/",
        f"/accounts/charters/lines/modes/{mode.pk}/edit/",
        f"/accounts/charters/expectations/{promise.pk}/accept/",
    ):
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive)
    for url in (
        f"/accounts/charters/lines/modes/{mode.pk}/move/",
        f"/accounts/charters/lines/modes/{mode.pk}/remove/",
    ):
        assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.executive, method="post", wrong_method="get")
    client = sign_in(house.kam)
    for url in (f"/accounts/charters/{second.pk}/poems/new/", f"/accounts/charters/lines/poems/{mode.pk}/edit/"):
        assert client.get(url).status_code == 404
    assert sign_in(house.executive).post(f"/accounts/charters/{second.pk}/goals/order/").status_code == 403


def test_begun_with_one_click_in_the_organisations_language_or_another(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/charter/"
    body = client.get(url).content.decode()
    assert "No charter yet" in body
    assert "Begin the charter" in body
    assert "Begin the charter" not in sign_in(house.executive).get(url).content.decode()
    assert client.post(f"{url}open/")["Location"] == url
    assert "Quarterly business review" in client.get(url).content.decode()
    client.post(f"{url}open/", {"language": "fr"})
    with tenant(house.organisation.pk):
        assert Charter.objects.count() == 1


@pytest.mark.parametrize(("language", "word"), [("fr", "Revue trimestrielle"), ("none", "For example: open points")])
def test_begun_in_french_or_empty(house, sign_in, account, language, word):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/charter/"
    client.post(f"{url}open/", {"language": language})
    assert word in client.get(url).content.decode()


def test_outside_the_programme_nothing_is_begun(house, sign_in, account):
    with tenant(house.organisation.pk):
        Account.objects.update(archived_at=timezone.now())
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/charter/"
    assert "Begin the charter" not in client.get(url).content.decode()
    assert client.post(f"{url}open/").status_code == 422


LINES = {
    "modes": {"subject": "Open points", "rhythm": "weekly", "channel": "phone", "languages": "English"},
    "expectations": {"side": "theirs", "text": "They tell us early"},
    "goals": {"text": "Half the outages", "measure": "Outages", "target": "12", "by_on": "2027-05-01"},
    "escalation": {"trigger": "It burns", "answer_hours": "2", "their_contact": "Paul Darcy"},
}


@pytest.mark.parametrize("part", LINES)
def test_a_line_is_added_changed_and_removed(house, sign_in, draft, part):
    client, new = sign_in(house.kam), f"/accounts/charters/{draft.pk}/{part}/new/"
    page = f"/accounts/{draft.account_id}/charter/"
    main = {"modes": "subject", "escalation": "trigger"}.get(part, "text")
    refused = client.post(new, LINES[part] | {main: ""})
    assert refused.status_code == 422
    assert client.post(new, LINES[part])["Location"] == f"{page}#{part}"
    assert LINES[part][main] in client.get(page).content.decode()
    line = newest(house, part)
    edit = f"/accounts/charters/lines/{part}/{line.pk}/edit/"
    changed = LINES[part] | {main: "Said anew", "version": "1"}
    assert client.post(edit, changed, **HTMX).status_code == 204
    stale = client.post(edit, changed | {main: "My own words"})
    assert stale.status_code == 409
    assert "My own words" in stale.content.decode()
    assert "Said anew" in stale.content.decode()
    remove = f"/accounts/charters/lines/{part}/{line.pk}/remove/"
    assert client.post(remove, {"version": "1"}).status_code == 409
    assert client.post(remove, {"version": "2"}).status_code == 302
    body = client.get(page).content.decode()
    assert "Said anew" not in body
    undo = f"/accounts/charters/{draft.pk}/{part}/restore/?line={line.pk}"
    assert undo in body
    assert client.post(undo)["Location"] == f"{page}#{part}"
    assert "Said anew" in client.get(page).content.decode()
    client.post(undo)
    assert "This line is in the draft already." in client.get(page).content.decode()


def test_a_removed_line_comes_back_where_it_stood_with_its_acceptance(house, draft):
    with tenant(house.organisation.pk):
        first, *_others = lines = list(CharterExpectation.objects.filter(charter=draft))
        given = {"accepted_by": "Paul Darcy", "accepted_on": TODAY(), "today": TODAY()}
        first = accept_expectation(first, actor=house.kam, version=1, **given)
        remove_line(first, actor=house.kam, version=2)
        back = restore_line(draft, CharterPart.EXPECTATIONS, first.pk, actor=house.kam)
        assert [one.pk for one in CharterExpectation.objects.filter(charter=draft)] == [one.pk for one in lines]
        assert (back.thread, back.version) == (first.thread, 3)
        assert CharterExpectation.objects.get(pk=back.pk).accepted_by == "Paul Darcy"
        other = making.draft(house, factories.account(house, "Elsewhere"))
        remove_line(back, actor=house.kam, version=3)
        for charter, line in ((other, back.pk), (draft, 10**15)):
            with pytest.raises(NotVisible):
                restore_line(charter, CharterPart.EXPECTATIONS, line, actor=house.kam)


def test_nothing_comes_back_into_an_agreed_charter_or_by_a_reader(house, rival, sign_in, draft):
    with tenant(house.organisation.pk):
        line = CharterGoal.objects.filter(charter=draft).latest("pk")
        remove_line(line, actor=house.kam, version=1)
    url = f"/accounts/charters/{draft.pk}/goals/restore/?line={line.pk}"
    assert sign_in(house.executive).post(url).status_code == 403
    assert sign_in(rival.administrator).post(url).status_code == 404
    assert sign_in(house.kam).post(f"{url}x").status_code == 404
    with tenant(house.organisation.pk):
        draft.refresh_from_db()
        making.agree(house, draft)
    sign_in(house.kam).post(url)
    with tenant(house.organisation.pk):
        assert not CharterGoal.objects.filter(pk=line.pk).exists()


def test_the_accounts_own_people_are_offered_first(house, sign_in, draft):
    body = sign_in(house.kam).get(f"/accounts/charters/{draft.pk}/modes/new/").content.decode()
    assert f">{house.kam.name}</option>" in body
    assert f">{house.executive.name} (not on the team)</option>" in body
    assert body.index(f">{house.kam.name}<") < body.index(f">{house.administrator.name} (")


def newest(house, part):
    from accounts.models.charter import LINE_MODELS

    with tenant(house.organisation.pk):
        return LINE_MODELS[part].objects.latest("pk")


def test_a_form_sent_twice_adds_one_line(house, sign_in, draft):
    client, url = sign_in(house.kam), f"/accounts/charters/{draft.pk}/goals/new/"
    typed = LINES["goals"] | {"token": "6f9f2b1e-5d1f-4f3c-9f0e-0a8b7c6d5e4f"}
    assert [client.post(url, typed).status_code for _ in range(2)] == [302, 302]
    with tenant(house.organisation.pk):
        assert CharterGoal.objects.filter(text="Half the outages").count() == 1


def test_what_was_typed_stays_when_it_is_wrong(house, sign_in, draft):
    client, url = sign_in(house.kam), f"/accounts/charters/{draft.pk}/escalation/new/"
    refused = client.post(url, LINES["escalation"] | {"answer_hours": "1000"}, **HTMX)
    assert refused.status_code == 422
    assert "It burns" in refused.content.decode()
    strange = client.post(url, LINES["escalation"] | {"our_contact": "999999"})
    assert strange.status_code == 422


def test_lines_move_by_buttons_and_by_hand(house, sign_in, draft):
    client = sign_in(house.kam)
    with tenant(house.organisation.pk):
        ids = [one.pk for one in CharterGoal.objects.filter(charter=draft)]
    move = f"/accounts/charters/lines/goals/{ids[0]}/move/"
    assert client.post(move, {"way": "down"})["Location"] == f"/accounts/{draft.account_id}/charter/#goals"
    order = f"/accounts/charters/{draft.pk}/goals/order/"
    assert client.post(order, {"order": f"{ids[2]},x,{ids[0]}"}).status_code == 204
    with tenant(house.organisation.pk):
        assert [one.pk for one in CharterGoal.objects.filter(charter=draft)] == [ids[2], ids[0], ids[1]]


def test_an_expectation_is_accepted_and_taken_back(house, sign_in, draft):
    client, line = sign_in(house.kam), first(house, CharterExpectation)
    url, page = f"/accounts/charters/expectations/{line.pk}/accept/", f"/accounts/{draft.account_id}/charter/"
    given = {"accepted_by": "Hélène Baroux", "accepted_on": "2026-03-02", "version": "1"}
    assert client.post(url, given | {"accepted_by": ""}).status_code == 422
    assert client.post(url, given | {"accepted_on": "2126-03-02"}).status_code == 422
    assert client.post(url, given).status_code == 302
    body = client.get(page).content.decode()
    assert "accepted by Hélène Baroux" in body
    assert "1 of 6 expectations accepted" in body
    stale = client.post(url, given | {"accepted_by": "Paul Darcy"})
    assert stale.status_code == 409
    assert "Paul Darcy" in stale.content.decode()
    assert client.post(url, given | {"version": "2", "undo": "on"}).status_code == 302
    assert "0 of 6 expectations accepted" in client.get(page).content.decode()


def agreement(house, draft, **typed):
    with tenant(house.organisation.pk):
        version = Charter.objects.get(pk=draft.pk).version
    given = {"agreed_by": house.kam.pk, "agreed_by_client": "Hélène Baroux", "accept_rest": "on"}
    return given | {"agreed_on": timezone.localdate().isoformat(), "version": version} | typed


def test_agreed_it_is_a_document_and_a_new_version_begins_with_a_reason(house, sign_in, draft):
    client, url = sign_in(house.kam), f"/accounts/charters/{draft.pk}/agree/"
    page = f"/accounts/{draft.account_id}/charter/"
    assert client.post(url, agreement(house, draft, agreed_on="2126-01-01")).status_code == 422
    stale = client.post(url, agreement(house, draft, version="7"))
    assert stale.status_code == 409
    assert "Hélène Baroux" in stale.content.decode()
    assert client.post(url, agreement(house, draft))["Location"] == page
    body = client.get(page).content.decode()
    assert "Agreed on" in body
    assert f"between {house.kam.name}, for us, and Hélène Baroux, for the client." in body
    assert "accepted by nobody yet" not in body
    assert client.post(url, agreement(house, draft)).status_code == 422
    assert client.post(f"{page}open/", {"reason": ""}).status_code == 422
    assert client.post(f"{page}open/", {"reason": "A second site"}, **HTMX).status_code == 204
    body = client.get(page).content.decode()
    assert "Draft of version 2" in body
    assert "Compare with what counts" in body
    assert "style=" not in body


def test_what_is_missing_is_said_before_and_after(house, sign_in, draft):
    with tenant(house.organisation.pk):
        CharterGoal.objects.all().delete()
    client, page = sign_in(house.kam), f"/accounts/{draft.account_id}/charter/"
    assert "Nothing is written yet under: Common goals" in client.get(page).content.decode()
    refused = client.post(f"/accounts/charters/{draft.pk}/agree/", agreement(house, draft), **HTMX)
    assert refused.status_code == 422
    assert "“Common goals”" in refused.content.decode()
    assert "Hélène Baroux" in refused.content.decode()


def test_a_draft_is_thrown_away_after_a_look(house, sign_in, second):
    client, url = sign_in(house.kam), f"/accounts/charters/{second.pk}/discard/"
    assert "17 lines go with it" in client.get(url).content.decode()
    assert client.post(url, {"version": "9"}).status_code == 409
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"version": "1"}, **HTMX).status_code == 204
    assert client.get(url).status_code == 404
    assert "Write a new version" in client.get(f"/accounts/{second.account_id}/charter/").content.decode()


def test_versions_are_read_and_compared(house, sign_in, second):
    client = sign_in(house.kam)
    with tenant(house.organisation.pk):
        goal = CharterGoal.objects.filter(charter=second).first()
        CharterGoal.objects.filter(pk=goal.pk).update(target="9 out of 10", version=2)
        CharterMode.objects.filter(charter=second).first().delete()
        add_line(second, CharterPart.EXPECTATIONS, actor=house.kam, side="ours", text="A new promise")
        old = Charter.objects.get(state="agreed")
    body = client.get(f"/accounts/charters/{second.pk}/compare/").content.decode()
    for word in ("Version 2 beside version 1", "A second site", "<del>8 out of 10</del>", "9 out of 10",
                 "<del>Running business", "A new promise", ">new<", ">removed<", ">changed<"):  # fmt: skip
        assert word in body, word
    assert client.get(f"/accounts/charters/{old.pk}/compare/?with=2").status_code == 200
    assert "8 out of 10" in client.get(f"/accounts/charters/{old.pk}/").content.decode()
    with tenant(house.organisation.pk):
        making.agree(house, Charter.objects.select_related("account").get(pk=second.pk))
    assert "Not the version that counts" in client.get(f"/accounts/charters/{old.pk}/").content.decode()
    panel = client.get(f"/accounts/charters/{second.pk}/", **HTMX).content.decode()
    assert "What counts today: version 2" in panel
    assert "<html" not in panel


def test_a_single_version_has_nothing_to_compare_with(house, sign_in, draft):
    assert sign_in(house.kam).get(f"/accounts/charters/{draft.pk}/compare/").status_code == 404


def test_somebody_who_left_is_pointed_at(house, sign_in, account):
    with tenant(house.organisation.pk):
        made = making.agreed(house, account)
        type(house.kam).objects.filter(pk=house.kam.pk).update(status="deactivated")
    body = sign_in(house.administrator).get(f"/accounts/{made.account_id}/charter/").content.decode()
    assert "Somebody named here has left" in body


def test_in_french(house, sign_in, draft):
    french(house.kam)
    client, page = sign_in(house.kam), f"/accounts/{draft.account_id}/charter/"
    body = client.get(page).content.decode()
    for word in ("Brouillon de la charte", "Comment nous nous parlons", "0 attentes acceptées sur 6", "sous un jour"):
        assert word in body
    for word in ("Draft of", "accepted by"):
        assert word not in body
    assert "Consigner l’accord" in client.get(f"/accounts/charters/{draft.pk}/agree/").content.decode()


def test_pages_cost_the_same_however_much_there_is(house, sign_in, second):
    client = sign_in(house.kam)
    pages = [
        f"/accounts/{second.account_id}/charter/",
        f"/accounts/charters/{second.pk}/",
        f"/accounts/charters/{second.pk}/compare/",
        f"/accounts/charters/{second.pk}/agree/",
        f"/accounts/charters/{second.pk}/modes/new/",
        f"/accounts/charters/lines/modes/{first(house, CharterMode).pk}/edit/",
    ]
    few = [queries(client, url) for url in pages]
    with tenant(house.organisation.pk):
        for part, columns in LINES.items():
            for number in range(MOST_LINES - 6):
                given = {name: value for name, value in columns.items() if name not in ("answer_hours", "by_on")}
                add_line(second, CharterPart(part), actor=house.kam, **given, **_more(part, number, house))
        for _ in range(3):
            made = Charter.objects.select_related("account").get(state="draft")
            made = making.agree(house, made)
            open_charter(made.account, actor=house.kam, today=timezone.localdate(), reason="Again")
    assert [queries(client, url) for url in pages[:3]] == few[:3]
    assert max(few) <= 12, few


def _more(part, number, house):
    return {"escalation": {"answer_hours": number + 1, "our_contact": house.kam}}.get(part, {})


def test_a_typical_draft_is_small(house, sign_in, draft):
    body = sign_in(house.kam).get(f"/accounts/{draft.account_id}/charter/").content
    assert len(body) <= 50_000, len(body)


def test_a_reader_reads(house, sign_in, draft):
    with tenant(house.organisation.pk):
        set_team_member(draft.account, actor=house.kam, member=house.contributor, level="reader")
    body = sign_in(house.contributor).get(f"/accounts/{draft.account_id}/charter/").content.decode()
    assert "Quarterly business review" in body
    assert "/edit/" not in body.split("<main")[1]
    assert "Record as agreed" not in body
