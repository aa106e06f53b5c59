"""Whom a name can mean: looked for in every text only where it can mean nobody else."""

from __future__ import annotations

import pytest

from kam.audit.words import MARK, NOTHING, redacted
from kam.tenancy.scope import tenant
from stakeholders.privacy.subject import subject_of
from tests import factories
from tests.stakeholders.factories import stakeholder


@pytest.mark.parametrize(("alone", "found"), [("Quandorsky", True), ("Martin", False), ("Elsewhere", False)])
def test_a_name_of_one_word_is_looked_for_unless_somebody_else_or_a_company_bears_it(place, alone, found):
    with tenant(place.house.organisation.pk):
        elsewhere = factories.account(place.house, "Elsewhere Motors")
        stakeholder(place.house, elsewhere, "Jean Martin")
        subject = subject_of(stakeholder(place.house, place.account, alone))
        assert (subject.anywhere != NOTHING) is found
        # What is about the person loses it all the same.
        assert redacted(f"Lunch with {alone}", subject.near) == f"Lunch with {MARK}"
