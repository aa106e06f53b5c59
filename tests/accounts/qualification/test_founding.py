"""Every organisation begins with criteria and thresholds; the database keeps what was published, sent and decided."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import CriteriaSet, QualificationCriterion, QualificationRules
from kam.tenancy import founding
from kam.tenancy.scope import tenant
from tests import factories


def test_the_migration_writes_the_same(house, monkeypatch, db):
    with tenant(house.organisation.pk):
        founded = _written()
    assert sum(row[4] for row in founded) == 100
    monkeypatch.setattr(founding, "_FURNISHINGS", [])
    older = factories.organisation_with_people("Older", "older")
    migration = import_module("accounts.migrations.0015_default_qualification")
    with tenant(older.organisation.pk):
        with connection.cursor() as cursor:
            migration._write(cursor, older.organisation.pk)
        assert _written() == founded
        assert QualificationRules.objects.get().enter_from == 70


def test_a_published_set_is_never_changed(inside, house):
    one = QualificationCriterion.objects.first()
    for change in (
        lambda: QualificationCriterion.objects.filter(pk=one.pk).update(weight=1),
        lambda: CriteriaSet.objects.filter(pk=one.edition_id).update(number=9),
        lambda: QualificationCriterion.objects.filter(pk=one.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def _written():
    kept = (
        "edition__state",
        "group__axis",
        "group__label_fr",
        "position",
        "weight",
        "label_en",
        "scale_en",
        "scale_fr",
    )
    return list(QualificationCriterion.objects.order_by("pk").values_list(*kept))
