from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from stakeholders.models import Stakeholder
from stakeholders.queries.directory import with_silence
from stakeholders.queries.people import silence_of
from tests import factories
from tests.stakeholders.factories import crowd


@pytest.mark.parametrize("state", ["ok", "due", "overdue"])
def test_the_database_and_the_rule_say_the_same(inside, state):
    today = timezone.localdate()
    crowd(factories.account(inside), 200)
    for index, one in enumerate(Stakeholder.objects.order_by("pk")):
        Stakeholder.objects.filter(pk=one.pk).update(
            last_touch_on=None if index % 9 == 0 else today - timedelta(days=index * 7 % 160),
            cadence_days=None if index % 3 else 1 + index % 40,
        )
    by_rule = {one.pk for one in Stakeholder.objects.all() if silence_of(one, today).state == state}
    by_database = set(with_silence(Stakeholder.objects.all(), state, today).values_list("pk", flat=True))
    assert by_database == by_rule
    assert by_rule
