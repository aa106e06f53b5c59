"""The pages of contracts and of the runway: who opens them, what they keep, what they cost."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.forms.contract import MOST_PRODUCTS
from accounts.models import Contract, ContractDocument, Product, ProtocolRun, RunwayGate, RunwayTick
from accounts.services.contract_details import add_competitor, add_document
from accounts.services.contracts import create_contract
from accounts.services.runway import tick_gate
from accounts.views.runway import MOST
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import contract_fields
from tests.accounts.rollcall import assert_doors, queries
from tests.answers import release

TODAY = timezone.localdate
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def account(house):
    with tenant(house.organisation.pk):
        return factories.account(house)


@pytest.fixture
def made(house, account):
    with tenant(house.organisation.pk):
        return factories.contract(account, reference="FR-1", ends_in=150)


def gate(house, code="value-pack", variant="renewal"):
    with tenant(house.organisation.pk):
        return RunwayGate.objects.get(code=code, variant=variant)


def tick_url(house, made, code="value-pack"):
    return f"/accounts/contracts/{made.pk}/gates/{gate(house, code).pk}/"


def test_doors_of_reading(house, rival, sign_in, made):
    for url in (
        f"/accounts/{made.account_id}/runway/",
        f"/accounts/contracts/{made.pk}/",
        f"/accounts/contracts/{made.pk}/history/",
        tick_url(house, made),
    ):
        assert_doors(sign_in, rival, url, allowed=house.executive, refused=house.contributor)
    assert sign_in(house.contributor).get("/accounts/runway/").status_code == 200


def test_doors_of_writing(house, rival, sign_in, made):
    with tenant(house.organisation.pk):
        rivals = [add_competitor(made, actor=house.kam, name=name, threat="low", note="") for name in ("A", "B")]
        documents = [add_document(made, SimpleUploadedFile("a.txt", text), actor=house.kam) for text in (b"a", b"b")]
    doors = {"allowed": house.kam, "refused": house.executive}
    assert_doors(sign_in, rival, tick_url(house, made), method="post", **doors)
    assert_doors(sign_in, rival, f"/accounts/contracts/competitors/{rivals[0].pk}/edit/", **doors)
    assert_doors(sign_in, rival, f"/accounts/contracts/competitors/{rivals[1].pk}/remove/", method="post", **doors)
    assert_doors(sign_in, rival, f"/accounts/contracts/documents/{documents[0].pk}/remove/", method="post", **doors)


def test_doors_of_the_settings(house, rival, sign_in):
    admin, kam, pk = house.administrator, house.kam, gate(house).pk
    for url in ("/accounts/runway/gates/", "/accounts/runway/gates/new/"):
        assert sign_in(admin).get(url).status_code == 200
        assert sign_in(kam).get(url).status_code == 403
    assert_doors(sign_in, rival, f"/accounts/runway/gates/{pk}/edit/", allowed=admin, refused=kam)
    assert_doors(sign_in, rival, f"/accounts/runway/gates/{pk}/switch/", allowed=admin, refused=kam, method="post")


# The runway


def test_the_runway_counts_down_and_tells_the_latest_safe_date_of_each_gate(house, sign_in, made):
    body = sign_in(house.executive).get(f"/accounts/{made.account_id}/runway/").content.decode()
    assert "T\N{MINUS SIGN}150" in body
    assert body.count("latest safe date") == 6
    assert "30 days overdue" in body
    assert "£" not in body
    assert "1 gate overdue" in body
    assert 'name="done"' not in body


def test_an_account_without_contracts_is_taught(house, sign_in, account):
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/runway/").content.decode()
    assert "For example" in body
    assert f"/accounts/{account.pk}/contracts/new/" in body


def test_what_ends_later_is_named_with_the_day_its_runway_begins(house, sign_in, account):
    with tenant(house.organisation.pk):
        factories.contract(account, reference="LATER", ends_in=700)
    body = sign_in(house.kam).get(f"/accounts/{account.pk}/runway/").content.decode()
    assert "Not on the runway yet" in body
    assert "LATER" in body


def test_contracts_beyond_the_page_are_counted_and_linked(house, sign_in, account):
    url = f"/accounts/{account.pk}/runway/"
    with tenant(house.organisation.pk):
        for number in range(MOST + 1):
            factories.contract(account, reference=f"NEAR-{number}", ends_in=100 + number)
            factories.contract(account, reference=f"LATER-{number}", ends_in=700 + number)
    body = sign_in(house.kam).get(url).content.decode()
    assert "2 more running contracts are not shown here" in body
    assert f'href="/accounts/{account.pk}/value/">All contracts of the account' in body


def test_a_gate_is_done_with_its_evidence_and_what_was_typed_is_kept(house, sign_in, made):
    client, url = sign_in(house.kam), tick_url(house, made)
    refused = client.post(url, {"done": "1", "evidence": "", "done_on": "2099-01-01", "link": "no link at all"})
    assert refused.status_code == 422
    assert b"no link at all" in refused.content
    refused = client.post(url, {"done": "1", "done_on": "2099-01-01"})
    assert refused.status_code == 422
    assert b"only with evidence" in refused.content
    assert b"2099-01-01" in refused.content
    typed = {"done": "1", "evidence": "Sent to the sponsor", "done_on": TODAY().isoformat()}
    answer = client.post(url, typed)
    assert answer["Location"] == f"/accounts/{made.account_id}/runway/#contract-{made.pk}"
    assert client.post(url, typed).status_code == 422
    body = client.get(f"/accounts/{made.account_id}/runway/").content.decode()
    assert "Sent to the sponsor" in body
    assert "Sent to the sponsor" in client.get(url).content.decode()
    assert client.post(url, {"done": "0"}).status_code == 302
    with tenant(house.organisation.pk):
        assert RunwayTick.objects.count() == 2


def test_one_click_ticks_what_asks_no_evidence(house, sign_in, made):
    client = sign_in(house.kam)
    url = tick_url(house, made, "readiness")
    body = client.get(f"/accounts/{made.account_id}/runway/").content.decode()
    assert f'action="{url}"' in body
    assert client.post(url, {"done": "1"}, **HTMX).status_code == 204
    with tenant(house.organisation.pk):
        assert RunwayTick.objects.get().done_on == TODAY()


def test_the_forecast_opens_into_its_reasons(house, sign_in, made):
    with tenant(house.organisation.pk):
        add_competitor(made, actor=house.kam, name="Kelvin", threat="high", note="")
    body = sign_in(house.kam).get(f"/accounts/contracts/{made.pk}/").content.decode()
    assert "1 competitor whose threat is high" in body
    assert "a running contract, nothing late" in body
    assert "Kelvin" in body


@pytest.mark.parametrize("url", ["/accounts/{account}/runway/", "/accounts/contracts/{contract}/", "/accounts/runway/"])
def test_pages_cost_the_same_whatever_there_is(house, sign_in, account, made, url):
    client = sign_in(house.executive)
    place = url.format(account=account.pk, contract=made.pk)

    def fill(count):
        with tenant(house.organisation.pk):
            asked = list(RunwayGate.objects.filter(variant="renewal"))
            for number in range(count):
                one = factories.contract(account, reference=f"R{count}-{number}", ends_in=20 + number)
                tick_gate(one, asked[0], actor=house.kam, done=True, today=TODAY(), evidence="x")
                add_competitor(made, actor=house.kam, name=f"R{count}-{number}", threat="high", note="")
                if number < 5:
                    add_document(
                        made, SimpleUploadedFile(f"{number}.txt", f"{count} {number}".encode()), actor=house.kam
                    )

    first = queries(client, place)
    fill(3)
    assert queries(client, place) == first
    fill(30)
    assert queries(client, place) == first
    print(f"runway {url} statements={first} bytes={len(client.get(place).content)}")
    assert first <= 12
    assert len(client.get(place).content) < 75_000


def test_the_list_pages_by_key_and_keeps_its_filters(house, sign_in, account):
    with tenant(house.organisation.pk):
        for number in range(33):
            factories.contract(account, reference=f"C{number:02}", ends_in=10 + number)
    client = sign_in(house.kam)
    body = client.get("/accounts/runway/?mine=1").content.decode()
    assert body.count("<tr>") - 1 == 20
    assert len(body) < 50_000
    following = body.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "mine=1" in following
    assert client.get("/accounts/runway/" + following).content.decode().count("<tr>") - 1 == 13
    quarter = client.get("/accounts/runway/?quarter=1999-9", **HTMX)
    assert quarter.status_code == 200
    assert b"<html" not in quarter.content


def test_the_empty_list_teaches(house, sign_in):
    body = sign_in(house.kam).get("/accounts/runway/").content.decode()
    assert "Contracts appear here a year before their end" in body
    assert "Look at all accounts" in sign_in(house.kam).get("/accounts/runway/?mine=1").content.decode()


# Contracts


def test_a_contract_says_when_it_renews_by_itself_and_what_it_covers(house, sign_in, account):
    day = TODAY()
    with tenant(house.organisation.pk):
        pump = Product.objects.create(name="Pump")
        made = create_contract(
            account, actor=house.kam, reference="A-1", start_on=day - timedelta(days=100), auto_renewal=True,
            end_on=day + timedelta(days=500), notice_months=2, notice_days=10, annual_value=Decimal(5), currency="EUR",
            products=[pump],
        )  # fmt: skip
    body = sign_in(house.executive).get(f"/accounts/contracts/{made.pk}/").content.decode()
    assert "renews by itself on" in body
    assert "and 10 days" in body
    assert "Pump" in body
    assert "Edit the contract" not in body


def test_an_order_is_written_under_a_framework_through_the_form(house, sign_in, account):
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/contracts/new/"
    frame = contract_fields(kind="framework", reference="AC-1", annual_value="0")
    assert client.post(url, frame).status_code == 302
    with tenant(house.organisation.pk):
        pk = Contract.objects.get(reference="AC-1").pk
    typed = contract_fields(kind="order", reference="AC-1-1", framework=pk, title="First lot")
    outside = client.post(url, typed | {"end_on": "2029-06-30"})
    assert outside.status_code == 422
    assert b"A call-off lies within its framework" in outside.content
    assert b"First lot" in outside.content
    assert client.post(url, typed | {"framework": ""}).status_code == 422
    assert client.post(url, typed | {"framework": "999999"}).status_code == 422
    assert client.post(url, typed).status_code == 302
    assert "AC-1-1" in client.get(f"/accounts/contracts/{pk}/").content.decode()


@pytest.mark.parametrize("years", [("0001", "0001"), ("2026", "9999"), ("0206", "2027")])
def test_a_year_typed_wrong_is_told_beside_its_field(house, sign_in, account, years):
    start, end = years
    typed = contract_fields(reference="FR-9", start_on=f"{start}-01-01", end_on=f"{end}-02-05")
    refused = sign_in(house.kam).post(f"/accounts/{account.pk}/contracts/new/", typed)
    assert refused.status_code == 422
    assert "Check the year" in refused.content.decode()
    assert "FR-9" in refused.content.decode()


def test_a_notice_longer_than_the_contract_is_told(house, sign_in, account):
    typed = contract_fields(reference="FR-9", start_on="2026-12-01", end_on="2026-12-31", notice_months="3")
    client, url = sign_in(house.kam), f"/accounts/{account.pk}/contracts/new/"
    assert "The notice period is longer than the contract." in client.post(url, typed).content.decode()
    assert client.post(url, typed | {"notice_months": "0", "notice_days": "15"}).status_code == 302


def test_a_save_takes_no_product_away_and_no_framework_that_the_editor_may_not_open(house, sign_in, account):
    from tests.accounts.factories import contract, place

    with tenant(house.organisation.pk):
        frame = contract(house, account, kind="framework", reference="AC-1")
        below = factories.account(house, "Orvelle Nord", parent=account)
        last = Product.objects.create(name="Zirconium")
        lot = contract(house, below, kind="order", framework=frame, reference="AC-1-1", products=[last])
        Product.objects.bulk_create(Product(name=f"Pump {number}") for number in range(MOST_PRODUCTS))
        place(house, below, house.contributor, "editor")
    client, url = sign_in(house.contributor), f"/accounts/contracts/{lot.pk}/edit/"
    body = client.get(url).content.decode()
    assert f'<option value="{frame.pk}" selected>AC-1 (' in body
    assert f"{account.name} · AC-1" not in body
    assert f'value="{last.pk}"' in body
    kept = {"framework": frame.pk, "covers": [last.pk], "reference": "AC-1-1", "version": "1"}
    saved = client.post(url, contract_fields(kind="order", end_on="2027-12-31", **kept))
    assert saved.status_code == 302
    with tenant(house.organisation.pk):
        lot.refresh_from_db()
        assert (lot.framework_id, [one.product_id for one in lot.covered.all()]) == (frame.pk, [last.pk])


def test_who_is_on_no_team_of_the_group_sees_no_order_of_theirs(house, sign_in, account):
    from tests.accounts.factories import contract, place

    with tenant(house.organisation.pk):
        frame = contract(house, account, kind="framework", reference="AC-1")
        other = factories.account(house, "Hidden subsidiary", parent=account)
        contract(house, other, kind="order", framework=frame, reference="HIDDEN-1")
        place(house, account, house.contributor)
    url = f"/accounts/contracts/{frame.pk}/"
    assert "HIDDEN-1" in sign_in(house.executive).get(url).content.decode()
    assert "HIDDEN-1" not in sign_in(house.contributor).get(url).content.decode()


def test_tender_mode_by_its_page(house, sign_in, made):
    client, url = sign_in(house.kam), f"/accounts/contracts/{made.pk}/tender/"
    assert client.post(url, {"version": "7"}).status_code == 409
    assert client.post(url, {"version": "1"})["Location"] == f"/accounts/contracts/{made.pk}/"
    body = client.get(f"/accounts/{made.account_id}/runway/").content.decode()
    assert "Bid team named" in body
    assert "tender mode" in body
    refused = client.post(url, {"version": "2", "reason": ""})
    assert refused.status_code == 422
    assert "Stop the tender&#x27;s protocol too" in refused.content.decode()
    assert client.post(url, {"version": "2", "reason": "Prolonged", "stop_protocol": "on"}).status_code == 302
    with tenant(house.organisation.pk):
        assert ProtocolRun.objects.get(origin_kind="contract", origin_id=made.pk).state == "stopped"
    assert "stop_protocol" not in client.get(url).content.decode()


def test_twelve_months_out_tender_mode_is_suggested(house, sign_in, made):
    with tenant(house.organisation.pk):
        Contract.objects.filter(pk=made.pk).update(tender=True)
    body = sign_in(house.kam).get(f"/accounts/{made.account_id}/runway/").content.decode()
    assert "Begin tender mode" in body


def test_a_competitor_is_noted_changed_and_a_stale_change_shows_both(house, sign_in, made):
    client, url = sign_in(house.kam), f"/accounts/contracts/{made.pk}/competitors/new/"
    typed = {"name": "Kelvin Systems", "threat": "medium", "note": "Cheap"}
    assert client.post(url, typed | {"threat": "deadly"}).status_code == 422
    assert client.post(url, typed).status_code == 302
    twice = client.post(url, typed | {"name": "kelvin systems"})
    assert twice.status_code == 422
    assert b"already" in twice.content
    with tenant(house.organisation.pk):
        pk = made.competitors.get().pk
    edit = f"/accounts/contracts/competitors/{pk}/edit/"
    assert client.post(edit, typed | {"note": "Theirs", "version": "1"}).status_code == 302
    stale = client.post(edit, typed | {"note": "Mine", "version": "1"})
    assert stale.status_code == 409
    assert b"Theirs" in stale.content
    assert b"Mine" in stale.content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("x.svg", b"<svg onload='alert(1)'/>"),
        ("a.pdf.exe", b"%PDF-"),
        ("a.pdf", b"MZ"),
        ("empty.pdf", b""),
        ("bomb.docx", b"PK\x03\x04"),
    ],
)
def test_hostile_files_are_told_beside_the_field_and_nothing_is_kept(house, sign_in, made, name, content):
    url = f"/accounts/contracts/{made.pk}/documents/new/"
    answer = sign_in(house.kam).post(url, {"file": SimpleUploadedFile(name, content, "application/pdf")})
    assert answer.status_code == 422
    assert b'aria-invalid="true"' in answer.content
    assert sign_in(house.kam).post(url, {}).status_code == 422
    with tenant(house.organisation.pk):
        assert not ContractDocument.objects.exists()


def test_a_document_is_handed_out_as_a_download_to_who_may_open_the_account(house, rival, sign_in, made):
    client = sign_in(house.kam)
    upload = SimpleUploadedFile("terms.txt", b"<script>alert(1)</script>", "text/html")
    assert client.post(f"/accounts/contracts/{made.pk}/documents/new/", {"file": upload}).status_code == 302
    with tenant(house.organisation.pk):
        pk = ContractDocument.objects.get().pk
    url = f"/accounts/contracts/documents/{pk}/"
    answer = sign_in(house.executive).get(url)
    assert answer["Content-Disposition"] == 'attachment; filename="terms.txt"'
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    release(answer)
    assert sign_in(house.contributor).get(url).status_code == 403
    assert sign_in(rival.administrator).get(url).status_code == 404
    assert client.post(f"{url}remove/").status_code == 302
    assert client.get(url).status_code == 404


# Settings


def test_gates_are_added_changed_and_switched_off(house, sign_in):
    client = sign_in(house.administrator)
    typed = {"variant": "renewal", "label_en": "Ask the users", "label_fr": "", "days": "45"}
    refused = client.post("/accounts/runway/gates/new/", typed)
    assert refused.status_code == 422
    assert b"Ask the users" in refused.content
    assert client.post("/accounts/runway/gates/new/", typed | {"label_fr": "Demander"}).status_code == 302
    with tenant(house.organisation.pk):
        pk = RunwayGate.objects.get(label_en="Ask the users").pk
    url = f"/accounts/runway/gates/{pk}/edit/"
    changed = typed | {"label_fr": "Demander", "days": "50"}
    assert client.post(url, changed | {"version": "1"}).status_code == 302
    stale = client.post(url, changed | {"version": "1", "label_en": "Mine"})
    assert stale.status_code == 409
    assert b'value="Mine"' in stale.content
    assert client.post(url, changed | {"version": "2", "days": "400"}).status_code == 422
    client.post(f"/accounts/runway/gates/{pk}/switch/", {"active": "0"})
    assert "switched off" in client.get("/accounts/runway/gates/").content.decode()
