"""Opening an account: what comes with it, and what it costs."""

from __future__ import annotations

import pytest

from accounts.access import Right, account_for, may
from accounts.models import Account
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import place


def test_it_is_the_account_the_orm_would_give(house, inside):
    group = factories.account(house, "Orvelle Holding")
    made = factories.account(house, parent=group, sponsor=house.executive, country="FR", client_revenue="12.50")
    found, wanted = account_for(house.kam, made.pk), Account.objects.get(pk=made.pk)
    for field in Account._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(wanted, field.attname), field.name
    assert (found.owner, found.owner.name) == (house.kam, house.kam.name)
    assert (found.sponsor, found.sponsor.role) == (house.executive, house.executive.role)
    assert (found.parent.name, found.parent.parent) == ("Orvelle Holding", None)
    assert (found.heads_group, account_for(house.kam, group.pk).heads_group) == (False, True)
    assert not found._state.adding


def test_names_and_rights_come_in_one_statement(house, inside, django_assert_num_queries):
    made = factories.account(house, sponsor=house.executive)
    place(house, made, house.contributor)
    with django_assert_num_queries(1):
        account = account_for(house.contributor, made.pk)
        assert may(house.contributor, account, Right.VIEW)
        assert not may(house.contributor, account, Right.CHANGE)
        assert account.owner.name
        assert account.sponsor.name


def test_the_rights_read_along_are_the_openers_alone(house, inside):
    made = factories.account(house)
    opened_by_its_owner = account_for(house.kam, made.pk, Right.CHANGE)
    assert not may(house.contributor, opened_by_its_owner, Right.VIEW)
    with pytest.raises(NotAllowed):
        account_for(house.contributor, made.pk)


def test_nothing_is_opened_across_organisations(house, rival):
    with tenant(rival.organisation.pk):
        foreign = factories.account(rival, "Zanzibar Spices")
    with tenant(house.organisation.pk), pytest.raises(NotVisible):
        account_for(house.administrator, foreign.pk)
    with pytest.raises(NotVisible):
        account_for(house.administrator, foreign.pk)
