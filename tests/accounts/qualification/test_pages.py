"""From a nomination to onboarding on the pages: blind, apart, decided; and the doors of each page."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Qualification, QualificationCriterion, RatingSheet
from accounts.queries.qualification import candidates, placed
from accounts.queries.ratings import published_set, results_of
from accounts.services.exchange import add_rate
from accounts.services.qualification import decide, nominate, save_sheet
from kam.lib.errors import Invalid, NotAllowed
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.rollcall import assert_doors, queries

TYPED = {"name": "Halden Fjord", "potential": "250000", "currency": "EUR", "reason": "Orders doubled"}


def at(name, *args):
    return reverse(f"accounts:qualification_{name}", args=args)


def candidate(house, name="Halden Fjord", raters=("kam", "executive")):
    account = factories.account(house, name)
    return nominate(
        account, actor=house.kam, potential=Decimal(1000), reason="It grows", today=timezone.localdate(),
        raters=[getattr(house, role) for role in raters],
    )  # fmt: skip


def sheet_of(one, member):
    return RatingSheet.objects.select_related("qualification").get(qualification=one, rater=member)


def rate(one, member, points):
    sheet = sheet_of(one, member)
    given = dict.fromkeys(QualificationCriterion.objects.values_list("pk", flat=True), points)
    return save_sheet(sheet, actor=member, version=sheet.version, points=given, notes={}, send=True)


def decided(house, name, *, days_ago=0, decision="enter"):
    one = candidate(house, name)
    for member in (house.kam, house.executive):
        rate(one, member, 4)
    one.refresh_from_db()
    day = timezone.localdate() - timedelta(days=days_ago)
    return decide(one, actor=house.executive, version=one.version, decision=decision, reasons="Agreed", today=day)


def test_nonsense_in_the_search_finds_nothing(house, sign_in):
    assert sign_in(house.kam).get(at("list") + "?q=%00").status_code == 200


def test_a_candidate_goes_from_nomination_to_onboarding(house, sign_in):
    kam, executive = sign_in(house.kam), sign_in(house.executive)
    answer = kam.post(at("create"), {**TYPED, "raters": [house.kam.pk, house.executive.pk]})
    assert answer.status_code == 302
    with tenant(house.organisation.pk):
        one = Qualification.objects.get()
        asked = list(QualificationCriterion.objects.values_list("pk", flat=True))
        account = Account.objects.get(name="Halden Fjord")
    detail = at("detail", one.pk)
    assert b"Halden Fjord" in kam.get(at("list")).content
    kam.post(
        at("rate", one.pk), {"version": 1, "act": "send", **{f"c{pk}": "5" for pk in asked}, f"n{asked[0]}": "Sure"}
    )
    shown = executive.get(detail).content.decode()
    assert "The ratings stay closed" in shown
    assert "Sure" not in shown
    refused = executive.post(at("decide", one.pk), {"version": 2, "decision": "enter", "reasons": "Too early"})
    assert refused.status_code == 422
    executive.post(at("rate", one.pk), {"version": 1, "act": "send", **{f"c{pk}": "2" for pk in asked}})
    shown = executive.get(detail).content.decode()
    assert "Sure" in shown
    assert "discuss" in shown
    stale = executive.post(at("decide", one.pk), {"version": 2, "decision": "enter", "reasons": "Kept text"})
    assert stale.status_code == 409
    assert "Kept text" in stale.content.decode()
    assert (
        executive.post(at("decide", one.pk), {"version": 3, "decision": "enter", "reasons": "Yes"}).status_code == 302
    )
    with tenant(house.organisation.pk):
        one.refresh_from_db()
    assert one.record
    assert (one.decision, one.score, one.record["verdict"]) == ("enter", Decimal("70.0"), "enter")
    assert reverse("accounts:account_move", args=[account.pk]) in executive.get(detail).content.decode()


def test_bad_input_keeps_what_was_typed(house, sign_in):
    kam = sign_in(house.kam)
    answer = kam.post(at("create"), {**TYPED, "name": "", "reason": "Kept text"})
    assert answer.status_code == 422
    assert "Kept text" in answer.content.decode()
    with tenant(house.organisation.pk):
        one = candidate(house)
        asked = list(QualificationCriterion.objects.values_list("pk", flat=True))
    missing = kam.post(at("rate", one.pk), {"version": 1, "act": "send", f"n{asked[0]}": "Kept note"})
    assert missing.status_code == 422
    assert "Kept note" in missing.content.decode()
    draft = kam.post(at("rate", one.pk), {"version": 1, "act": "draft", f"c{asked[0]}": "3"})
    assert draft.status_code == 302
    stale = kam.post(at("rate", one.pk), {"version": 1, "act": "draft", f"c{asked[0]}": "4"})
    assert stale.status_code == 409
    assert kam.post(at("withdraw", one.pk), {"version": 1, "reasons": ""}).status_code == 422
    assert kam.post(at("withdraw", one.pk), {"version": 1, "reasons": "Not now"}).status_code == 302
    assert kam.get(at("rate", one.pk)).status_code == 302


def test_asking_raters(house, sign_in):
    with tenant(house.organisation.pk):
        one = candidate(house)
    kam = sign_in(house.kam)
    typed = {"version": 1, "raters": [house.kam.pk, house.administrator.pk]}
    assert kam.post(at("ask", one.pk), typed).status_code == 302
    assert kam.post(at("ask", one.pk), typed).status_code == 409
    with tenant(house.organisation.pk):
        assert {sheet.rater_id for sheet in one.sheets.all()} == {house.kam.pk, house.administrator.pk}


def test_the_doors(house, rival, sign_in):
    with tenant(house.organisation.pk):
        one = candidate(house)
    assert_doors(sign_in, rival, at("detail", one.pk), allowed=house.kam, refused=house.contributor)
    assert_doors(sign_in, rival, at("ask", one.pk), allowed=house.kam, refused=house.contributor)
    assert_doors(sign_in, rival, at("rate", one.pk), allowed=house.kam, refused=house.administrator)
    assert_doors(sign_in, rival, at("decide", one.pk), allowed=house.executive, refused=house.kam)
    assert_doors(sign_in, rival, at("withdraw", one.pk), allowed=house.kam, refused=house.contributor)
    account = reverse("accounts:account_qualification", args=[one.account_id])
    assert_doors(sign_in, rival, account, allowed=house.kam, refused=house.contributor)
    assert sign_in(house.executive).get(at("create")).status_code == 403


def test_an_asked_contributor_reads_what_they_rate(house, sign_in):
    with tenant(house.organisation.pk):
        one = candidate(house, raters=("contributor",))
    client = sign_in(house.contributor)
    assert client.get(at("detail", one.pk)).status_code == 200
    assert client.get(at("rate", one.pk)).status_code == 200
    shown = client.get(at("list")).content.decode()
    assert "You are asked to rate" in shown
    assert at("rate", one.pk) in shown
    assert "You are asked to rate" not in sign_in(house.kam).get(at("list")).content.decode()


def test_lists_matrix_and_what_is_due(house, sign_in):
    client = sign_in(house.kam)
    for name in ("list", "matrix", "due"):
        assert client.get(at(name)).status_code == 200  # empty
    with tenant(house.organisation.pk):
        old = decided(house, "Old Harbour", days_ago=400)
        decided(house, "New Harbour", decision="watch")
        candidate(house, "Third Harbour")
    due = client.get(at("due")).content.decode()
    assert "Old Harbour" in due
    assert "New Harbour" not in due
    matrix = client.get(at("matrix")).content.decode()
    assert reverse("accounts:account_detail", args=[old.account_id]) in matrix
    assert "Third Harbour" not in matrix
    assert "Old Harbour" not in client.get(at("matrix") + "?decision=watch").content.decode()
    for sort in ("name", "-score", "potential", "nonsense"):
        assert b"Third Harbour" in client.get(at("list") + f"?sort={sort}").content
    found = client.get(at("list") + f"?q=harbour&state=decided&nominator={house.kam.pk}").content.decode()
    assert "Old Harbour" in found
    assert "Third Harbour" not in found
    assert client.get(at("list") + "?state=x&nominator=y").status_code == 200


def many_decided(house, number, currencies=("EUR",)):
    """So many decided candidates, written at once."""
    today = timezone.localdate()
    accounts = Account.objects.bulk_create(
        Account(name=f"Bulk {n}", phase="development", phase_since=today, currency="EUR", owner=house.kam)
        for n in range(number)
    )
    Qualification.objects.bulk_create(
        Qualification(
            account=account, edition=published_set(), nominated_by=house.kam, nominated_on=today, reason="Bulk",
            potential=Decimal(1000 + n), currency=currencies[n % len(currencies)], state="decided",
            decision=("enter", "watch", "decline")[n % 3],
            reasons="Bulk", decided_by=house.executive, decided_on=today, score=Decimal(n % 100), requalify_on=today,
            record={"attractiveness": str(n % 100), "strength": str(n * 7 % 100), "thresholds": [70, 50, 2]},
        )
        for n, account in enumerate(accounts)
    )  # fmt: skip


@pytest.mark.parametrize("name", ["list", "matrix", "due"])
def test_the_price_does_not_grow(house, sign_in, name):
    with tenant(house.organisation.pk):
        decided(house, "Harbour 0", days_ago=400)
    client = sign_in(house.kam)
    counts = [queries(client, at(name))]
    for more in (2, 197):
        with tenant(house.organisation.pk):
            Account.objects.filter(name__startswith="Bulk").update(name=Concat(Value("Old "), "name"))
            many_decided(house, more)
        counts.append(queries(client, at(name)))
    assert counts[0] == counts[1] == counts[2] <= 12
    size = len(client.get(at(name)).content)
    assert size <= (60_000 if name == "matrix" else 50_000)


def test_the_matrix_of_two_hundred_is_drawn_whole_and_told_in_parts(house, sign_in):
    with tenant(house.organisation.pk):
        many_decided(house, 200)
    client = sign_in(house.kam)
    first = client.get(at("matrix")).content.decode()
    assert len(re.findall(r'<a href="/accounts/\d+/"><title>', first)) == 200
    told, page = set(), first
    while True:
        told |= set(re.findall(r'class="name"><a href="/accounts/(\d+)/"', page))
        onwards = re.search(r'href="(\?after=[^"#]+)', page)
        if onwards is None:
            break
        page = client.get(at("matrix") + onwards[1].replace("&amp;", "&")).content.decode()
    assert len(told) == 200
    assert client.get(at("matrix") + "?after=nonsense").status_code == 200


def test_potentials_of_several_currencies_are_compared_at_their_rates(house, sign_in):
    client, today = sign_in(house.kam), timezone.localdate()
    with tenant(house.organisation.pk):
        many_decided(house, 1)
    assert "have no rate" not in client.get(at("matrix")).content.decode()
    with tenant(house.organisation.pk):
        many_decided(house, 3, currencies=("JPY", "USD", "GBP"))
        for currency, rate in (("USD", "0.5"), ("GBP", "2")):
            add_rate(actor=house.administrator, currency=currency, rate=Decimal(rate), valid_from=today)
        rows = placed(house.kam, today)
    measured = [(row["one"].currency, row["worth"]) for row in rows]
    assert measured == [("GBP", 2004), ("EUR", 1000), ("USD", Decimal("500.5")), ("JPY", None)]
    body = client.get(at("matrix")).content.decode()
    assert "Potentials in JPY have no rate" in body


def test_candidates_are_sorted_by_what_their_potential_is_worth(house, sign_in):
    client, today = sign_in(house.kam), timezone.localdate()
    with tenant(house.organisation.pk):
        many_decided(house, 4, currencies=("JPY", "USD", "EUR", "GBP"))
        for currency, rate in (("USD", "0.5"), ("GBP", "2.0000001")):
            add_rate(actor=house.administrator, currency=currency, rate=Decimal(rate), valid_from=today)
        found, cursor = [], ""
        for _page in range(4):
            one = candidates(house.kam, today, sort="-potential", cursor=cursor, size=1)
            found += [row.currency for row in one.rows]
            cursor = one.next_cursor or ""
    assert found == ["GBP", "EUR", "USD", "JPY"]
    told = "Potentials are compared in EUR at today's rates"
    assert told in client.get(at("list") + "?sort=-potential").content.decode()
    assert told not in client.get(at("list")).content.decode()


def test_a_prospect_is_marked_in_the_portfolio_and_on_the_board(house, sign_in):
    with tenant(house.organisation.pk):
        factories.account(house, "Fresh Prospect")
        factories.account(house, "Old Client", client_since=timezone.localdate())
    client = sign_in(house.kam)
    for url in ("/accounts/", "/accounts/board/"):
        body = client.get(url).content.decode()
        assert body.count(">prospect</span>") == 1, url
        assert re.search(r"Fresh Prospect</a> <span[^>]*>prospect</span>", body), url


def test_a_name_too_long_is_the_only_thing_said_of_it(house, sign_in):
    body = sign_in(house.kam).post(at("create"), TYPED | {"name": "x" * 200}).content.decode()
    assert "at most 160" in body
    assert "one of the two" not in body


def test_accounts_no_committee_ever_saw_are_named(house, sign_in):
    with tenant(house.organisation.pk):
        seen = decided(house, "Seen Harbour")
        Account.objects.filter(pk=seen.account_id).update(phase="development")
        for name, phase in (("Imported Works", "development"), ("Fresh Prospect", "qualification")):
            account = factories.account(house, name)
            Account.objects.filter(pk=account.pk).update(phase=phase)
    shown = sign_in(house.kam).get(at("due")).content.decode()
    assert "Imported Works" in shown
    assert "Fresh Prospect" not in shown
    assert "Seen Harbour" not in shown


def test_the_page_of_one_keeps_its_budget(house, sign_in):
    with tenant(house.organisation.pk):
        one = decided(house, "Harbour")
    assert queries(sign_in(house.executive), at("detail", one.pk)) <= 12
    url = reverse("accounts:account_qualification", args=[one.account_id])
    assert queries(sign_in(house.executive), url) <= 12


def test_what_is_sent_or_decided_is_never_changed(inside, house):
    one = decided(house, "Harbour")
    with pytest.raises(DatabaseError), transaction.atomic():
        Qualification.objects.filter(pk=one.pk).update(decision="decline")
    sheet = sheet_of(one, house.kam)
    with pytest.raises(DatabaseError), transaction.atomic():
        sheet.ratings.update(points=0)
    with pytest.raises(Invalid):
        rate(one, house.kam, 1)
    with pytest.raises(NotAllowed):
        save_sheet(sheet, actor=house.executive, version=1, points={}, notes={})


def test_one_is_open_at_a_time_and_nobody_reads_half(inside, house):
    one = candidate(house)
    with pytest.raises(Invalid):
        nominate(one.account, actor=house.kam, potential=Decimal(1), reason="Again", today=timezone.localdate())
    rate(one, house.kam, 4)
    assert results_of(one).score is None
    assert [sheet.rater_id for sheet in results_of(one).pending] == [house.executive.pk]
