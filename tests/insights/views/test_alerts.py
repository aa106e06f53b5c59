"""Signals: found, read, taken up, closed; nothing typed is lost."""

from __future__ import annotations

import pytest

from insights.models import RenewalAssessment
from insights.services.alerts import take_alert
from kam.audit.models import Act
from kam.tenancy.scope import tenant


@pytest.fixture
def client(place, sign_in):
    return sign_in(place.house.kam)


@pytest.fixture
def stored(place):
    def read():
        with tenant(place.house.organisation.pk):
            place.alert.refresh_from_db()
            return place.alert

    return read


def test_the_list_shows_the_heaviest_reason_and_its_filters_keep_the_address(place, client):
    answer = client.get(place.url("signal_list"))
    (alert, why) = answer.context["rows"][0]
    assert alert == place.alert
    assert why in answer.content.decode()
    assert client.get(place.url("signal_list", "?state=closed")).context["rows"] == []
    html = client.get(place.url("signal_list", "?mine=1&level=watch")).content.decode()
    assert "level=watch&amp;mine=1" in html


def test_taking_up_leaves_a_trace_and_the_second_is_told(place, client, stored):
    answer = client.post(place.url("alert_take"), {"version": place.alert.version}, follow=True)
    assert "You have taken this up." in answer.content.decode()
    assert (stored().state, stored().taken_by_id) == ("acknowledged", place.house.kam.pk)
    assert client.post(place.url("alert_take"), {"version": "1"}).status_code == 409
    with tenant(place.house.organisation.pk):
        assert Act.objects.filter(verb="alert.take", object_id=place.alert.pk).count() == 1


def test_closing_needs_a_reason(place, client, stored):
    answer = client.post(place.url("alert_close"), {"version": place.alert.version, "note": "   "})
    assert answer.status_code == 422
    assert stored().state == "open"


def test_closing_with_a_reason_ends_it_and_the_page_shows_how(place, client, stored):
    answer = client.post(place.url("alert_close"), {"version": place.alert.version, "note": "Signed on Monday"})
    assert answer.status_code == 302
    assert stored().state == "closed"
    html = client.get(place.url("alert_detail")).content.decode()
    assert "Signed on Monday" in html
    assert "closed the alert" in html


def test_a_stale_closing_is_refused_and_keeps_the_text(place, client, stored):
    old = place.alert.version
    with tenant(place.house.organisation.pk):
        take_alert(place.alert, actor=place.house.executive, version=old)
    answer = client.post(place.url("alert_close"), {"version": old, "note": "Signed on Monday"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Signed on Monday" in html
    assert place.house.executive.name in html
    assert stored().state == "acknowledged"
    again = client.post(place.url("alert_close"), {"version": stored().version, "note": "Signed on Monday"})
    assert again.status_code == 302


def test_the_risks_of_an_account_are_explained(place, client):
    html = client.get(place.url("account_risks")).content.decode()
    for reason in ("Nobody is known as economic decision-maker.", "Notice can be given for 11 more days."):
        assert reason in html
        assert reason in client.get(place.url("account_risk_panel")).content.decode()


def test_the_head_of_an_account_shows_the_risk_that_weighs_most(place, client):
    html = client.get(place.url("account_header_facts")).content.decode()
    assert f'<span class="{place.alert.level}">{place.alert.score}</span>' in html
    assert f'href="{place.url("account_risks")}"' in html
    assert f'hx-get="{place.url("account_header_facts")}"' in client.get(place.url("account_risks")).content.decode()


def test_the_head_says_so_when_nothing_was_assessed(place, client):
    with tenant(place.house.organisation.pk):
        RenewalAssessment.objects.all().delete()
    assert "not assessed" in client.get(place.url("account_header_facts")).content.decode()
