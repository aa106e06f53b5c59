"""Nobody reads another's points before all are sent: on no page, in no history, in no role; asking anew is no way."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.models import Account, QualificationRules, Rating
from accounts.queries.ratings import results_of
from accounts.services.criteria import set_rules
from accounts.services.qualification import ask_raters, save_sheet, withdraw
from kam.lib.errors import Invalid
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.qualification.test_pages import at, candidate, decided, rate, sheet_of

CANARY = "Only I know why"


def rated_by_one(house, raters=("kam", "executive")):
    one = candidate(house, raters=raters)
    sheet = sheet_of(one, house.kam)
    criteria = list(one.edition.criteria.values_list("pk", flat=True))
    save_sheet(
        sheet, actor=house.kam, version=sheet.version, points=dict.fromkeys(criteria, 5),
        notes=dict.fromkeys(criteria, CANARY), send=True,
    )  # fmt: skip
    return one


@pytest.mark.parametrize("role", ["administrator", "executive", "kam", "contributor"])
def test_no_page_of_any_role_tells_points_before_all_are_sent(house, sign_in, role):
    with tenant(house.organisation.pk):
        one = rated_by_one(house, ("kam", "executive", "contributor"))
    client = sign_in(getattr(house, role))
    on_account = [one.account_id]
    pages = [
        at("list"), at("matrix"), at("due"), at("detail", one.pk), at("ask", one.pk), at("rate", one.pk),
        at("decide", one.pk), at("withdraw", one.pk), reverse("accounts:account_qualification", args=on_account),
        reverse("accounts:account_history_panel", args=on_account), reverse("accounts:account_detail", args=on_account),
        reverse("accounts:account_journey", args=on_account), reverse("audit:trail"), reverse("insights:my_day"),
    ]  # fmt: skip
    opened = 0
    for url in pages:
        answer = client.get(url)
        body = answer.content.decode()
        assert CANARY not in body, url
        assert "100 <span" not in body, url  # what five points everywhere amount to
        assert "suggests" not in body, url
        opened += answer.status_code == 200
    assert opened >= 5


def test_a_rater_reads_no_sheet_but_their_own(house, sign_in):
    with tenant(house.organisation.pk):
        one = rated_by_one(house)
    shown = sign_in(house.executive).get(at("rate", one.pk)).content.decode()
    assert CANARY not in shown
    assert "checked" not in shown


def test_once_all_are_sent_everybody_reads_and_nobody_else_is_asked(house, sign_in):
    with tenant(house.organisation.pk):
        one = rated_by_one(house)
        rate(one, house.executive, 2)
    client = sign_in(house.kam)
    assert CANARY in client.get(at("detail", one.pk)).content.decode()
    assert at("ask", one.pk) not in client.get(at("detail", one.pk)).content.decode()
    with tenant(house.organisation.pk):
        one.refresh_from_db()
    typed = {"version": one.version, "raters": [house.kam.pk, house.executive.pk, house.administrator.pk]}
    refused = client.post(at("ask", one.pk), typed)
    assert refused.status_code == 422
    assert "could rate blind" in refused.content.decode()


def test_who_leaves_the_raters_cannot_come_back_having_read(inside, house):
    one = candidate(house, raters=("kam", "executive", "administrator"))
    for member in (house.executive, house.administrator):
        rate(one, member, 4)
    one.refresh_from_db()
    others = [house.executive, house.administrator]
    ask_raters(one, actor=house.kam, version=one.version, raters=others)  # who never sent is asked no more: open
    one.refresh_from_db()
    assert results_of(one).ready
    with pytest.raises(Invalid):
        ask_raters(one, actor=house.kam, version=one.version, raters=[*others, house.kam])


def test_what_was_withdrawn_half_rated_stays_closed(house, sign_in):
    with tenant(house.organisation.pk):
        one = rated_by_one(house)
        one.refresh_from_db()
        withdraw(one, actor=house.kam, version=one.version, reason="Bought by a client")
    shown = sign_in(house.administrator).get(at("detail", one.pk)).content.decode()
    assert CANARY not in shown
    assert "read by nobody" in shown


def test_a_draft_taken_away_with_its_rater_is_gone(inside, house):
    one = candidate(house)
    sheet = sheet_of(one, house.kam)
    first = one.edition.criteria.first()
    save_sheet(sheet, actor=house.kam, version=1, points={first.pk: 3}, notes={})
    one.refresh_from_db()
    ask_raters(one, actor=house.kam, version=one.version, raters=[house.executive])
    assert not Rating.objects.exists()


def test_decisions_are_read_by_the_thresholds_of_their_day(house, sign_in):
    with tenant(house.organisation.pk):
        one = decided(house, "Harbour")
        set_rules(
            QualificationRules.objects.get(), actor=house.administrator, version=1, enter_from=95, watch_from=90,
            spread=0, raters=3, requalify_months=6,
        )  # fmt: skip
    shown = sign_in(house.executive).get(at("detail", one.pk)).content.decode()
    assert "Enter from 70, watch from 50" in shown
    assert "suggests: Enter the programme" in shown


def test_a_prospect_is_marked_until_it_is_a_client(house, sign_in):
    with tenant(house.organisation.pk):
        one = candidate(house, "New Name")
    client = sign_in(house.kam)
    assert "prospect" in client.get(at("list")).content.decode()
    assert "prospect" in client.get(at("detail", one.pk)).content.decode()
    with tenant(house.organisation.pk):
        Account.objects.filter(pk=one.account_id).update(revenue_12m=1)
    assert ">prospect<" not in client.get(at("list")).content.decode()


def test_the_committee_may_not_decide_through_another_house(house, rival, sign_in):
    with tenant(house.organisation.pk):
        one = rated_by_one(house)
        factories.account(house, "Other")
    typed = {"version": 2, "decision": "enter", "reasons": "Ours"}
    assert sign_in(rival.executive).post(at("decide", one.pk), typed).status_code == 404
