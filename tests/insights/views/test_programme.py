"""The programme: figures of a moment it names, signals as they stand now."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from redis.exceptions import RedisError

from insights.models import Alert
from insights.wording import sentence
from kam.tenancy.scope import tenant
from tests import factories
from tests.insights.views.test_queries import statements


@pytest.fixture
def client(place, sign_in):
    return sign_in(place.house.executive)


def test_figures_are_kept_and_say_of_when_they_are_and_signals_are_of_now(place, client):
    found = client.get(place.url("programme")).context["found"]
    assert found.figures.accounts == 1
    assert found.alert_count == 1
    with tenant(place.house.organisation.pk):
        factories.account(place.house, "Brissac Nord")
        Alert.objects.filter(pk=place.alert.pk).update(state="acknowledged")
    later = client.get(place.url("programme"))
    assert later.context["found"].figures == found.figures
    assert later.context["found"].alerts == []
    assert "No renewal is at risk." in later.content.decode()
    assert f'<time datetime="{found.as_of.isoformat()}"' in later.content.decode()
    assert timezone.now() - found.as_of < timedelta(minutes=1)


def test_without_a_cache_the_figures_are_read_each_time(place, client, monkeypatch):
    def down(*_args):
        raise RedisError

    monkeypatch.setattr("kam.lib.kept.cache", SimpleNamespace(get=down, set=down))
    client.get(place.url("programme"))
    with tenant(place.house.organisation.pk):
        factories.account(place.house, "Brissac Nord")
    assert client.get(place.url("programme")).context["found"].figures.accounts == 2


def test_reading_the_figures_takes_three_statements_more_than_finding_them_kept(place, client):
    client.get(place.url("alert_detail"))
    assert statements(client, place.url("programme")) == statements(client, place.url("programme")) + 3


def test_another_organisation_has_figures_of_its_own(place, rival, client, sign_in):
    client.get(place.url("programme"))
    assert sign_in(rival.executive).get(place.url("programme")).context["found"].figures.accounts == 0


def test_each_alert_gives_the_reason_that_weighs_most(place, client):
    assert sentence(place.alert.reasons[0]) in client.get(place.url("programme")).content.decode()
