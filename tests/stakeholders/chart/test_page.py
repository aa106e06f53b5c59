"""The chart as its address asks it, moving people by the form, and roles to fill."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from tests import factories
from tests.stakeholders.factories import crowd, stakeholder, touchpoint

PLUMBING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def tree(place):
    """Rosa on top; Karim and Lea below her, Noor below Karim, a buyer of another entity below Lea."""
    with tenant(place.house.organisation.pk):
        on = (place.house, place.account)
        place.rosa = stakeholder(*on, "Rosa Alba", seniority=4, entity="Lyon", job_title="Managing director")
        place.karim = stakeholder(*on, "Karim Osei", reports_to=place.rosa, entity="Lyon", support=-2)
        place.lea = stakeholder(*on, "Léa Brandt", reports_to=place.rosa, entity="Lyon")
        place.noor = stakeholder(
            *on, "Noor Aziz", reports_to=place.karim, entity="Lyon", kind="external", employer="Hauterive"
        )
        place.buyer = stakeholder(*on, "Tom Buyer", reports_to=place.lea, entity="Cork")
        place.role = stakeholder(*on, "Plant director", reports_to=place.lea, entity="Cork", kind="role")
        touchpoint(place.house, place.account, place.karim, subject="Visit")
        touchpoint(place.house, place.account, place.lea, day=timezone.localdate() - timedelta(days=200))
    return place


def page(tree, sign_in, query="", member=None, **headers):
    answer = sign_in(member or tree.house.kam).get(tree.url("account_chart", query), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def card(html, person):
    return html.split(f'id="n{person.pk}"')[1].split("</div>")[0]


def test_a_card_says_who_and_how_well_covered(tree, sign_in):
    html = page(tree, sign_in)
    assert "Managing director" in card(html, tree.rosa)
    assert "never met" in card(html, tree.rosa)
    assert "in touch" in card(html, tree.karim)
    assert "Opponent" in card(html, tree.karim)
    assert "overdue" in card(html, tree.lea)
    assert "external, Hauterive" in card(html, tree.noor)
    assert "to fill" in card(html, tree.role)
    assert "5 people below" in card(html, tree.rosa)
    for person in (tree.rosa, tree.karim, tree.lea, tree.noor, tree.buyer, tree.role, tree.person):
        assert html.count(f'id="n{person.pk}"') == 1


def test_a_branch_is_opened_and_shut_by_the_address(tree, sign_in):
    html = page(tree, sign_in, f"?shut={tree.karim.pk}")
    assert f'id="n{tree.noor.pk}"' not in html
    assert f'href="?open={tree.karim.pk}"' in card(html, tree.karim)
    assert f'id="n{tree.noor.pk}"' in page(tree, sign_in, f"?open={tree.karim.pk}")


def test_one_entity_has_trees_of_its_own(tree, sign_in):
    html = page(tree, sign_in, "?entity=Cork")
    assert f'id="n{tree.rosa.pk}"' not in html
    assert "reports to Léa Brandt" in card(html, tree.buyer)
    assert "<option selected>Cork</option>" in html


def test_search_opens_the_way_whatever_the_accents(tree, sign_in):
    html = page(tree, sign_in, f"?q=noor&shut={tree.rosa.pk}")
    assert 'aria-current="true"' in html.split(f'id="n{tree.noor.pk}"')[1].split(">")[0]
    assert f"?at={tree.lea.pk}#n{tree.lea.pk}" in page(tree, sign_in, "?q=lea")
    assert "Nobody on this chart is called “xyz”" in page(tree, sign_in, "?q=xyz")


def test_a_reader_moves_nobody(tree, sign_in):
    html = page(tree, sign_in, member=tree.house.contributor)
    assert "/chief/" not in html
    assert "/role/" not in html


def test_htmx_gets_the_chart_alone(tree, sign_in):
    html = page(tree, sign_in, **HTMX)
    assert html.lstrip().startswith('<section id="chart"')


def test_an_account_without_people_teaches(place, sign_in):
    with tenant(place.house.organisation.pk):
        empty = factories.account(place.house, "Empty")
    html = sign_in(place.house.kam).get(f"/people/accounts/{empty.pk}/chart/").content.decode()
    assert "Nobody is on the chart yet" in html


def post(tree, sign_in, person, chief, version=None, **extra):
    typed = {"version": person.version if version is None else version, "reports_to": chief.pk if chief else ""}
    return sign_in(tree.house.kam).post(f"/people/{person.pk}/chief/", typed, **extra)


def test_the_form_moves_and_leads_back(tree, sign_in):
    answer = post(tree, sign_in, tree.noor, tree.lea)
    assert answer["Location"] == f"/people/{tree.noor.pk}/"
    with tenant(tree.house.organisation.pk):
        assert Stakeholder.objects.get(pk=tree.noor.pk).reports_to_id == tree.lea.pk


def test_from_the_chart_it_is_drawn_anew_where_it_was(tree, sign_in):
    behind = f"http://testserver{tree.url('account_chart')}?entity=Lyon&q=karim"
    answer = post(tree, sign_in, tree.noor, tree.rosa, headers={**HTMX, "HX-Current-URL": behind})
    assert answer.headers["HX-Retarget"] == "#chart"
    assert answer.headers["HX-Push-Url"].endswith(f"?entity=Lyon&at={tree.noor.pk}")
    assert b"Tom Buyer" not in answer.content


def test_a_circle_is_refused_beside_the_field_and_before_one_presses(tree, sign_in):
    answer = post(tree, sign_in, tree.rosa, tree.noor)
    assert answer.status_code == 422
    assert "the chart would turn in a circle" in answer.content.decode()
    assert f'<option value="{tree.noor.pk}" selected>' in answer.content.decode()
    dropped = sign_in(tree.house.kam).get(f"/people/{tree.rosa.pk}/chief/?to={tree.noor.pk}")
    assert "the chart would turn in a circle" in dropped.content.decode()


def test_a_stale_move_shows_both(tree, sign_in):
    answer = post(tree, sign_in, tree.noor, tree.lea, version=9)
    assert answer.status_code == 409
    assert "Léa Brandt" in answer.content.decode()
    assert "Karim Osei" in answer.content.decode()


@pytest.mark.parametrize("to", ["99999999", "x", "-1"])
def test_a_chief_who_is_nobody_is_refused(tree, sign_in, to):
    client = sign_in(tree.house.kam)
    assert client.post(f"/people/{tree.noor.pk}/chief/", {"version": 1, "reports_to": to}).status_code == 422
    assert client.get(f"/people/{tree.noor.pk}/chief/?to={to}").status_code == 200


def test_a_role_is_noted_in_one_click(tree, sign_in):
    client = sign_in(tree.house.kam)
    answer = client.post(f"/people/{tree.karim.pk}/role/")
    with tenant(tree.house.organisation.pk):
        role = Stakeholder.objects.get(kind="role", reports_to=tree.karim)
    assert answer["Location"] == f"{tree.url('account_chart')}?at={role.pk}#n{role.pk}"
    assert client.get(f"/people/{tree.karim.pk}/role/").status_code == 405
    assert sign_in(tree.house.contributor).post(f"/people/{tree.karim.pk}/role/").status_code == 403


def test_queries_and_size_hold_with_five_hundred_people(place, sign_in):
    client, counts, sizes = sign_in(place.house.kam), [], []
    for more in (0, 2, 497):
        with tenant(place.house.organisation.pk):
            people = crowd(place.account, more)
            for index, one in enumerate(people):
                one.reports_to_id = people[(index - 1) // 6].pk if index else place.person.pk
            Stakeholder.objects.bulk_update(people, ["reports_to"])
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(place.url("account_chart"))
        counts.append(sum(not one["sql"].startswith(PLUMBING) for one in captured))
        sizes.append(len(answer.content))
    print(f"chart queries={counts} bytes={sizes}")
    assert counts[1] == counts[2] <= 12
    assert sizes[-1] <= 50_000
    wide = client.get(place.url("account_chart", "?open=" + ",".join(str(one.pk) for one in people[:60])))
    assert len(wide.content) <= 75_000


def chief_of(tree, person):
    with tenant(tree.house.organisation.pk):
        return Stakeholder.objects.get(pk=person.pk).reports_to_id


def undo_of(answer):
    """The address of the button in the message, as the next page shows it without JavaScript."""
    html = answer.client.get(answer["Location"]).content.decode()
    forms = re.findall(r'<form method="post" action="([^"]*/chief/back/[^"]*)">.*?Undo</button></form>', html)
    assert len(forms) == 1
    return forms[0].replace("&amp;", "&")


@pytest.mark.parametrize("name", ["rosa", "noor"])
def test_a_move_is_put_back_from_its_message(tree, sign_in, name):
    person = getattr(tree, name)
    before = chief_of(tree, person)
    address = undo_of(post(tree, sign_in, person, tree.person))
    assert chief_of(tree, person) == tree.person.pk
    answer = sign_in(tree.house.kam).post(address)
    assert answer["Location"] == f"/people/{person.pk}/"
    assert chief_of(tree, person) == before
    html = answer.client.get(answer["Location"]).content.decode()
    assert "Undo</button>" not in html  # what was put back offers no way forward again


def test_from_the_chart_the_message_carries_the_way_back_and_draws_it_anew(tree, sign_in):
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{tree.url('account_chart')}?entity=Lyon"}
    answer = post(tree, sign_in, tree.noor, tree.rosa, headers=headers)
    toast = json.loads(answer.headers["HX-Trigger-After-Swap"])["toast"]
    answer = sign_in(tree.house.kam).post(toast["undo_url"], headers=headers)
    assert answer.headers["HX-Retarget"] == "#chart"
    assert json.loads(answer.headers["HX-Trigger-After-Swap"])["toast"]["undo_url"] == ""
    assert chief_of(tree, tree.noor) == tree.karim.pk


def test_a_move_to_where_one_stands_has_nothing_to_put_back(tree, sign_in):
    answer = post(tree, sign_in, tree.noor, tree.karim)
    assert "Undo</button>" not in answer.client.get(answer["Location"]).content.decode()


def test_what_changed_since_stays_and_is_told(tree, sign_in):
    address = undo_of(post(tree, sign_in, tree.noor, tree.lea))
    post(tree, sign_in, tree.noor, tree.rosa, version=tree.noor.version + 1)
    answer = sign_in(tree.house.kam).post(address)
    html = answer.client.get(answer["Location"]).content.decode()
    assert "Noor Aziz has been changed since: nothing was put back." in html
    assert chief_of(tree, tree.noor) == tree.rosa.pk


def test_nobody_is_put_back_under_a_chief_who_left_or_works_elsewhere(tree, sign_in, rival):
    address = undo_of(post(tree, sign_in, tree.noor, tree.lea))
    with tenant(tree.house.organisation.pk):
        Stakeholder.objects.filter(pk=tree.karim.pk).update(left_on=timezone.localdate())
    with tenant(rival.organisation.pk):
        theirs = stakeholder(rival, factories.account(rival))
    client = sign_in(tree.house.kam)
    assert "Karim Osei is no longer there" in client.get(client.post(address)["Location"]).content.decode()
    assert client.post(f"/people/{tree.noor.pk}/chief/back/?to={theirs.pk}&version=2").status_code == 404
    assert client.post(f"/people/{tree.noor.pk}/chief/back/?to=x&version=2").status_code == 404
    assert client.get(address).status_code == 405
    assert sign_in(tree.house.contributor).post(address).status_code == 403
    assert chief_of(tree, tree.noor) == tree.lea.pk
