"""The trial's page: names to check and their answers, what is missing, what is covered, and the way to the commit."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import ImportState
from accounts.forms.import_answers import key_of
from accounts.models import Account, PhasePassage, Product, Revenue
from kam.lib.dates import add_months, quarter_start
from kam.outbox.delivery import deliver_row
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests.accounts.imports.steps import again, bring_in, committed, latest, page, post, tried
from tests.accounts.rollcall import queries
from tests.answers import content_of
from tests.factories import account

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = "account,product,sales agent,deal_stage,close_date,close_value\n"
OLD = "2017-03-01"


@pytest.fixture
def client(house, sign_in):
    with tenant(house.organisation.pk):
        account(house, "Orvelle Logistique")
        Product.objects.bulk_create([Product(name="NEX Pro"), Product(name="LUM")])
    return sign_in(house.administrator)


def deals(*lines):
    return (HEAD + "".join(f"{line}\n" for line in lines)).encode()


def answers(one, **said):
    """The fields of the page: every name as it stands, and the answers to those named by their text."""
    found = {}
    for doubt in one.counts["doubts"]:
        key = key_of(doubt)
        verdict, name = said.get(doubt["found"].replace(" ", "_"), (None, ""))
        found[f"verdict_{key}"] = verdict or doubt["verdict"] or ("is" if doubt["name"] else "")
        found[f"name_{key}"] = name
    return found


def test_a_match_is_shown_with_how_sure_it_is_and_may_be_accepted(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    shown = page(client, one)
    assert "NEXPro" in shown
    assert "→ NEX Pro" in shown
    assert "95%" in shown
    assert post(client, "answer", one, answers(one)).status_code == 302
    one = again(house)
    assert one.mapping["chosen"] == {"product": {"NEXPro": "NEX Pro"}}
    assert "Chosen by you" in page(client, one)


def test_another_one_is_found_as_it_is_typed_and_counts_there(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    assert post(client, "answer", one, answers(one, NEXPro=("other", " lum "))).status_code == 302
    committed(client, house, again(house))
    with tenant(house.organisation.pk):
        assert Revenue.objects.get().product.name == "LUM"


@pytest.mark.parametrize(
    ("typed", "words"), [("", "Say which one it is."), ("LUMM", "is not known"), ("NEX Prro", "Nearest: “NEX Pro”")]
)
def test_another_one_that_does_not_exist_is_refused_beside_the_field(house, client, typed, words):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    answer = post(client, "answer", one, answers(one, NEXPro=("other", typed)))
    assert answer.status_code == 422
    body = answer.content.decode()
    assert words in body
    assert f'value="{typed}"' in body or not typed
    assert "<details open>" in body
    assert latest(house).state == ImportState.CHECKED


def test_what_is_new_is_made_with_its_journey_and_what_is_left_out_stays_out(house, client):
    rows = (f"Brume,VEX,Zoe,Won,{OLD},5", f"Brume,LUM,Zoe,Won,{OLD},6", f"Orvelle,LUM,,Won,{OLD},7")
    one = tried(client, house, "deals.csv", deals(*rows, f"Orvelle Logistique,LUM,,Wonn,{OLD},8"))
    assert one.counts["outcomes"]["rejected"] == 4
    said = answers(one, Brume=("new", ""), VEX=("new", ""), Zoe=("new", ""), Orvelle=("out", ""), Wonn=("won", ""))
    assert post(client, "answer", one, said).status_code == 302
    one = again(house)
    assert one.counts["outcomes"] | {"counted": 3, "skipped": 1, "rejected": 0} == one.counts["outcomes"]
    committed(client, house, one)
    with tenant(house.organisation.pk):
        brume = Account.objects.get(name="Brume")
        assert PhasePassage.objects.filter(account=brume).count() == 1
        assert brume.owner == Membership.objects.get(name="Zoe")
        assert {(one.product.name, int(one.amount)) for one in brume.revenues.all()} == {("VEX", 5), ("LUM", 6)}
        assert not Account.objects.filter(name="Orvelle").exists()
    again_ = bring_in(client, house, "deals.csv", deals(*rows))
    assert again_.counts["outcomes"]["counted"] == 2


def test_an_answer_may_be_taken_back(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    post(client, "answer", one, answers(one, NEXPro=("out", "")))
    one = again(house)
    assert one.counts["outcomes"]["skipped"] == 1
    assert "Its rows are left out." in page(client, one)
    key = key_of(one.counts["doubts"][0])
    assert post(client, "answer", one, {f"verdict_{key}": ""}).status_code == 302
    one = again(house)
    assert one.mapping["chosen"] == {"product": {}}
    assert one.counts["outcomes"]["counted"] == 1


def test_answers_not_tried_yet_are_never_passed_over_by_the_commit(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    answer = post(client, "commit", one, answers(one, NEXPro=("out", "")))
    assert answer.status_code == 422
    assert "try again with them first" in answer.content.decode()
    assert latest(house).state == ImportState.CHECKED
    assert post(client, "commit", one, answers(one)).status_code == 302


@pytest.mark.parametrize("step", ["answer", "retry", "commit"])
def test_a_stale_step_is_refused_and_keeps_the_answers(house, client, step):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    assert post(client, "retry", one).status_code == 302
    now = again(house)
    answer = post(client, step, one, answers(one, NEXPro=("out", "")))
    assert answer.status_code == 409
    body = answer.content.decode()
    assert '<option value="out" selected>' in body
    assert f'name="version" value="{now.version}"' in body
    assert latest(house).state == ImportState.CHECKED


def test_a_step_without_a_version_is_refused(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    for step in ("answer", "retry", "commit"):
        assert client.post(reverse(f"accounts:import_{step}", args=[one.pk])).status_code == 422


def test_business_before_its_accounts_says_what_is_missing_and_comes_in_after_them(house, client):
    """The journey of somebody who starts with the wrong file: told in a sentence, then tried again with one button."""
    names = ("Brume", "Sel", "Onde", "Lande", "Crique", "Falaise")
    content = deals(*(f"{name},LUM,,Won,{OLD},5" for name in names), "Sel,LUM,,Lost,,")
    early = tried(client, house, "deals.csv", content)
    shown = page(client, early)
    assert "None of the 6 accounts in this file exist yet. Import the accounts first, then try again." in shown
    assert reverse("accounts:import_retry", args=[early.pk]) in shown
    assert f'href="{reverse("accounts:import_list")}"' in shown
    assert "nothing of this file would be imported" in shown
    assert "Import now" not in shown
    assert "Names to check" not in shown
    done = bring_in(client, house, "accounts.csv", "account\n{}\n".format("\n".join(names)).encode())
    shown = page(client, done)
    assert "“deals.csv” named nothing that was known" in shown
    action = re.search(r'action="([^"]*/retry/)"[^>]*>.*?name="version" value="(\d+)"', shown, re.DOTALL)
    assert action is not None
    assert action[1] == reverse("accounts:import_retry", args=[early.pk])
    assert client.post(action[1], {"version": action[2]}).status_code == 302
    with tenant(house.organisation.pk):
        early.refresh_from_db()
        job = early.job
    assert deliver_row(house.organisation.pk, job.row_id) == "sent"
    with tenant(house.organisation.pk):
        early.refresh_from_db()
    assert early.counts["outcomes"]["counted"] == 6
    assert early.counts["strangers"] == {}
    assert "exist yet" not in page(client, early)


def test_old_revenue_says_where_it_shows_and_is_found_there(house, client):
    bring_in(client, house, "accounts.csv", b"account,sector\nBrume,retail\n")
    content = deals("Brume,LUM,,Won,2017-03-01,5000", "Brume,LUM,,Won,2017-11-01,7000")
    one = tried(client, house, "deals.csv", content)
    assert "The file covers Q1 2017 to Q4 2017." in page(client, one)
    done = committed(client, house, one)
    shown = page(client, done)
    assert "The file covers Q1 2017 to Q4 2017." in shown
    assert "not in “Revenue, 12 months”" in shown
    book = openpyxl.load_workbook(io.BytesIO(content_of(client.get(reverse("accounts:import_report", args=[done.pk])))))
    cells = [str(row[0].value) for row in book["Summary"]]
    assert "The file covers Q1 2017 to Q4 2017." in cells
    with tenant(house.organisation.pk):
        found = Account.objects.get(name="Brume")
    value = client.get(reverse("accounts:account_value", args=[found.pk])).content.decode()
    assert "Earlier revenue" in value
    assert "2017" in value
    assert "US$12K" in value


def test_recent_revenue_is_said_to_count(house, client):
    quarter = add_months(quarter_start(timezone.localdate()), -3)
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,LUM,,Won,{quarter.isoformat()},5000"))
    assert "US$5K counts in “Revenue, 12 months”" in page(client, one)


def test_the_page_costs_the_same_for_one_name_and_for_many(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEX-Pro,,Won,{OLD},5"))
    url = reverse("accounts:import_detail", args=[one.pk])
    few = queries(client, url)
    rows = [f"Orvelle Logistique,N{' ' * n}EX Pro,,Won,{OLD},{n}" for n in range(1, 3)]
    rows += [f"Orvelle Logistique,LUM {n},,Won,{OLD},{n}" for n in range(120)]
    many = tried(client, house, "deals.csv", deals(*rows, f"Orvelle Logistique,NEXPRO,,Won,{OLD},5"))
    assert len(many.counts["doubts"]) == 100
    shown = page(client, many)
    assert "Show 92 more names" in shown
    assert queries(client, reverse("accounts:import_detail", args=[many.pk])) == few
    assert few <= 12


def test_the_rows_alone_for_a_filter(house, client):
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    url = reverse("accounts:import_detail", args=[one.pk])
    answer = client.get(f"{url}?outcome=counted", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert b"<html" not in answer.content


def test_the_page_speaks_french(house, client):
    with tenant(house.organisation.pk):
        user = house.administrator.user
        user.locale = "fr"
        user.save()
    one = tried(client, house, "deals.csv", deals(f"Orvelle Logistique,NEXPro,,Won,{OLD},5"))
    shown = page(client, one)
    assert "Noms à vérifier" in shown
    assert "Le fichier couvre T1 2017." in shown
    assert "Réessayer avec ces réponses" in shown
