"""How interactions went in each cycle: shares with what they are counted of, and silence where nothing is known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.cycle_figures import Span
from kam.tenancy.scope import tenant
from stakeholders.cycle_figures import satisfaction_lines
from tests import factories
from tests.stakeholders.factories import stakeholder, touchpoint

pytestmark = pytest.mark.django_db


def test_shares_of_each_span_with_their_count(house, django_assert_num_queries):
    today = timezone.localdate()
    with tenant(house.organisation.pk):
        account = factories.account(house)
        people = [stakeholder(house, account, name) for name in ("Ana Ruiz", "Tom Ode")]
        for days, felt in ((10, 1), (11, 1), (12, -1), (100, 0)):
            # Two who were there do not count twice.
            touchpoint(house, account, *people, day=today - timedelta(days=days), sentiment=felt)
        spans = [Span(today - timedelta(days=days), today - timedelta(days=days - 50)) for days in (300, 120, 49)]
        with django_assert_num_queries(1):
            good, bad = satisfaction_lines(account, spans)
    assert good.cells == ["–", "0% (0 of 1)", "67% (2 of 3)"]
    assert bad.cells == ["–", "0% (0 of 1)", "33% (1 of 3)"]
