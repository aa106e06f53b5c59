from __future__ import annotations

from accounts.services.team import set_team_member
from kam.tenancy.scope import tenant
from stakeholders.queries.search import search_people
from tests import factories
from tests.stakeholders.factories import stakeholder


def names(actor, text, limit=8):
    return [one["name"] for one in search_people(text, limit, actor=actor)]


def test_it_finds_by_any_part_of_the_name_best_first(inside):
    account = factories.account(inside)
    stakeholder(inside, account, "Élodie Martin")
    stakeholder(inside, account, "Martin Élode")
    assert names(inside.kam, "elodie")[0] == "Élodie Martin"
    assert names(inside.kam, "  ") == []
    assert names(inside.kam, "martin", 1) == names(inside.kam, "martin")[:1]


def test_a_contributor_finds_only_people_of_their_accounts(inside):
    mine, other = factories.account(inside, "Mine"), factories.account(inside, "Other")
    stakeholder(inside, mine, "Paul Darcy")
    stakeholder(inside, other, "Paul Delmas")
    set_team_member(mine, actor=inside.kam, member=inside.contributor, level="reader")
    assert names(inside.contributor, "paul") == ["Paul Darcy"]
    assert len(names(inside.kam, "paul")) == 2


def test_nobody_of_another_organisation_is_found(inside, rival):
    with tenant(rival.organisation.pk):
        stakeholder(rival, factories.account(rival), "Zanzibar Paul")
    assert names(inside.administrator, "zanzibar") == []
