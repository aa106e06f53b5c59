"""The demonstration shows what the journey can: a second cycle with lessons, gates met, one passed by exception."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.gates.defaults import defaults
from accounts.models import GateCriterion, PhasePassage, Qualification
from accounts.queries.qualification import placed
from accounts.queries.ratings import results_of
from insights.demo.build import Teller
from insights.demo.casts import CASTS
from kam.tenancy.scope import tenant

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.mark.parametrize("cast", CASTS, ids=lambda cast: cast.slug)
def test_an_account_of_each_organisation_has_two_cycles_and_an_exception(cast):
    organisation = Teller(cast, timezone.localdate()).tell()
    with tenant(organisation.pk):
        assert GateCriterion.objects.filter(active=True).count() == len(list(defaults()))
        second = PhasePassage.objects.filter(cycle=2)
        opened = second.filter(from_phase="renewal")
        assert opened.exclude(lessons="").count() == opened.count() > 0
        assert second.filter(by_exception=True, from_phase="renewal").count() == opened.count()
        for kept in second:
            assert kept.gate is not None
            assert kept.by_exception is (kept.gate["met"] < kept.gate["total"])
        latest = PhasePassage.objects.exclude(from_phase="").latest("happened_on").happened_on
        assert latest < timezone.localdate() - timedelta(days=30)
        if len(cast.colleagues) > 1:
            assert_candidates_at_every_stage()


def assert_candidates_at_every_stage():
    today = timezone.localdate()
    decided = Qualification.objects.filter(state="decided")
    assert set(decided.values_list("decision", flat=True)) == {"enter", "watch", "decline"}
    assert decided.filter(requalify_on__lt=today).exists()
    assert Qualification.objects.filter(state="withdrawn").exists()
    found = [results_of(one) for one in Qualification.objects.filter(state="open")]
    assert any(one.score and one.score.discuss for one in found)
    assert any(one.pending and len(one.pending) < len(one.sheets) for one in found)
    places = {(row["attractiveness"], row["strength"]) for row in placed(decided[0].decided_by, timezone.localdate())}
    assert len(places) > 6
