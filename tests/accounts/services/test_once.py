"""A form sent twice creates one thing."""

from __future__ import annotations

from uuid import uuid4

from accounts.models import Account
from accounts.services.once import once
from kam.audit.models import Act
from tests import factories


def test_the_second_sender_is_given_the_first_ones_object(inside):
    token = uuid4()

    def make() -> Account:
        return once(
            Account, "account.create", token, actor=inside.kam, create=lambda: factories.account(inside, "Cabral Foods")
        )

    first, second = make(), make()
    assert first.pk == second.pk
    assert Account.objects.count() == 1
    assert Act.objects.filter(verb="account.create").count() == 1


def test_another_form_and_another_person_make_another(inside):
    token = uuid4()
    make = {"create": lambda: factories.account(inside)}
    once(Account, "account.create", token, actor=inside.kam, **make)
    once(Account, "account.create", uuid4(), actor=inside.kam, **make)
    once(Account, "account.create", token, actor=inside.administrator, **make)
    assert Account.objects.count() == 3
