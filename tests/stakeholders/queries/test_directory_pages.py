"""The first page, compiled once for its filters, is the page the filters make anew."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kam.lib.paging import page_of
from stakeholders.queries.directory import Wanted, wanted_people
from stakeholders.queries.directory_pages import as_shown, first_page_of
from tests import factories
from tests.stakeholders.factories import crowd

ASKED = [
    Wanted(),
    Wanted(sort="-influence"),
    Wanted(q="person 01", sort="-touch"),
    Wanted(q="nobody at all"),
    Wanted(mine="1", support="1", sort="account"),
    Wanted(kind="left"),
    Wanted(profile="sponsor", seniority="2", decision_role="uses", language="fr", sort="-support"),
    Wanted(profile="user"),
]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("who", ["kam", "contributor", "administrator"])
def test_it_is_what_the_filters_say(inside, asked, who):
    actor, today = getattr(inside, who), timezone.localdate()
    for name in ("Arden", "Bavel"):
        crowd(factories.account(inside, name), 70)
    for _again in range(2):  # compiled at the first use
        found, people = first_page_of(actor, asked), wanted_people(actor, asked, today=today)
        assert found is not None
        assert found.count == people.count()
        plain = page_of(as_shown(people), asked.order, "")
        assert [{**row, "matches": None} for row in found.page.rows] == [{**row, "matches": None} for row in plain.rows]
        assert found.page.next_cursor == plain.next_cursor


@pytest.mark.parametrize("asked", [Wanted(silence="due"), Wanted(function="buying"), Wanted(profile="own:3")])
def test_values_that_shape_a_statement_are_not_compiled(inside, asked):
    assert first_page_of(inside.kam, asked) is None
