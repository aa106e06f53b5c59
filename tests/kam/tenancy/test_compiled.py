"""A compiled queryset answers exactly as the queryset it was made from, for every organisation and every value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import F, Value
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from kam.tenancy.compiled import Counted, compiled
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests import factories

pytestmark = pytest.mark.django_db


def by_owner(owner):
    return Account.objects.filter(owner_id=owner).select_related("owner", "parent").order_by("name")


def test_it_reads_the_same_rows_with_other_values_and_their_relations(house):
    ask = compiled(by_owner, owner=int)
    with tenant(house.organisation.pk):
        for name, owner in (("Bavel", house.kam), ("Arden", house.kam), ("Corran", house.executive)):
            factories.account(house, name=name, owner=owner)
        for owner in (house.kam, house.executive, house.contributor):
            assert ask(owner=owner.pk) == list(by_owner(owner.pk))
        with CaptureQueriesContext(connection) as asked:
            assert {one.owner.name for one in ask(owner=house.kam.pk)} == {house.kam.name}
        assert len(asked) == 1


def test_the_organisation_is_the_one_in_scope_and_none_is_nothing(house, rival):
    ask = compiled(lambda day: Account.objects.filter(phase_since__gte=day).values_list("name", flat=True), day=date)
    with tenant(house.organisation.pk):
        factories.account(house, name="Bavel")
    with tenant(rival.organisation.pk):
        factories.account(rival, name="Zorn")
    for organisation, names in ((house.organisation, ["Bavel"]), (rival.organisation, ["Zorn"])):
        with tenant(organisation.pk):
            assert ask(day=date(2000, 1, 1)) == names
            assert ask(day=date(2999, 1, 1)) == []
    with CaptureQueriesContext(connection) as asked:
        assert ask(day=date(2000, 1, 1)) == []
    assert not asked


def test_dictionaries_and_texts(inside, house):
    ask = compiled(lambda name: Membership.objects.filter(name=name).values("name", "role"), name=str)
    assert ask(name=house.kam.name) == [{"name": house.kam.name, "role": "key_account_manager"}]
    assert ask.first(name="nobody'; drop table tenancy_membership; --") is None


def test_what_cannot_be_bound_is_said_at_once(inside):
    with pytest.raises(ImproperlyConfigured):
        compiled(lambda pk: Account.objects.order_by("pk"), pk=int)(pk=1)
    with pytest.raises(TypeError):
        compiled(by_owner, owner=int)(other=1)


def test_values_of_every_shape_are_read_as_django_reads_them(house):
    def asked(owner):
        own = Account.objects.filter(owner_id=owner).order_by("name")
        named = own.annotate(head=F("parent__name"), half=F("revenue_12m") / 2)
        return [
            own.values_list("name", "revenue_12m"),
            own.values_list("pk", flat=True),
            named.values_list("pk", "half", "name", "head", named=True),
            named.values("half", "name", "pk", leader=F("owner__name")),
            own.values("name", percent=Value("100 %")),
        ]

    with tenant(house.organisation.pk):
        top = factories.account(house, name="Top", owner=house.executive)
        for name, revenue in (("Bavel", Decimal("7.50")), ("Arden", None)):
            factories.account(house, name=name, owner=house.kam, parent=top, revenue_12m=revenue)
        for number, plain in enumerate(asked(house.kam.pk)):
            ask = compiled(lambda owner, number=number: asked(owner)[number], owner=int)
            assert ask(owner=house.kam.pk) == list(plain)
            assert [repr(row) for row in ask(owner=house.kam.pk)] == [repr(row) for row in plain]


def test_rows_are_counted_as_far_as_asked(house, rival):
    count = Counted(lambda owner: by_owner(owner).order_by().values("pk")[:2], {"owner": int}, replanned=True)
    with tenant(house.organisation.pk):
        for name in ("Arden", "Bavel", "Corran"):
            factories.account(house, name=name, owner=house.kam)
        factories.account(house, name="Dorn", owner=house.executive)
        assert [count.first(owner=one.pk) for one in (house.kam, house.executive, house.contributor)] == [2, 1, 0]
    with tenant(rival.organisation.pk):
        assert count.first(owner=house.kam.pk) == 0
    assert count(owner=house.kam.pk) == []
