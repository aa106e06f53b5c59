"""The protocols every organisation begins with are whole, in both languages."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from accounts.models import ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.protocols.defaults import DEFAULTS
from accounts.services.protocols import start_protocol
from kam.tenancy import founding
from kam.tenancy.scope import tenant
from tests import factories


@pytest.mark.parametrize("one", DEFAULTS, ids=lambda one: one.code)
def test_a_default_is_whole(one):
    assert 6 <= len(one.steps) <= 10
    assert {step.side for step in one.steps} == {"ours", "theirs"}
    assert any(step.proof for step in one.steps)
    for step in one.steps:
        assert step.guidance.en
        assert not step.proof or step.evidence.en
        assert max(len(step.title.en), len(step.title.fr)) <= 60
    texts = [one.name, one.purpose, one.closing_test]
    texts += [text for step in one.steps for text in (step.title, step.guidance, step.evidence)]
    for text in texts:
        assert bool(text.en) == bool(text.fr)
        assert not text.en or text.en != text.fr or text.en in {"Onboarding"}
        assert not any(f" {mark}" in text.fr for mark in ";!?:")
        assert "..." not in text.fr
        assert "'" not in text.fr


def test_every_organisation_begins_with_them_and_they_start(inside, house):
    account = factories.account(house)
    assert ProtocolVersion.objects.filter(state="published").count() == len(DEFAULTS) == 8
    ProtocolTemplate.objects.update(active=True)
    for one in DEFAULTS:
        run = start_protocol(account, actor=house.kam, code=one.code)
        assert run.steps.count() == len(one.steps)


def test_the_migration_writes_the_same(house, monkeypatch, db):
    with tenant(house.organisation.pk):
        founded = _written()
    monkeypatch.setattr(founding, "_FURNISHINGS", [])
    older = factories.organisation_with_people("Older", "older")
    migration = import_module("accounts.migrations.0011_default_protocols")
    with tenant(older.organisation.pk):
        with connection.cursor() as cursor:
            migration._write(cursor, older.organisation.pk)
        assert _written() == founded


def _written():
    kept = ("edition__template__code", "edition__template__trigger", "edition__state", "edition__purpose_fr")
    return list(
        ProtocolStep.objects.order_by("pk").values_list(*kept, "position", "title_en", "evidence_fr", "offset_days")
    )
