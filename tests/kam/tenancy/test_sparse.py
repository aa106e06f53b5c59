"""A model made of a few columns is the saved object, and reads the others when somebody asks."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from kam.tenancy.compiled import compiled, ids_in, listed
from kam.tenancy.sparse import sparse
from tests import factories


def test_it_holds_its_columns_and_reads_the_others_when_asked(inside):
    account = factories.account(inside, "Arden")
    make = sparse(Account, ("id", "name", "owner_id", "told"))
    with CaptureQueriesContext(connection) as asked:
        one = make((account.pk, "Arden", account.owner_id, 7))
        assert (one.pk, one.name, one.owner_id) == (account.pk, "Arden", inside.kam.pk)
        assert vars(one)["told"] == 7
    assert not asked
    assert one == account
    assert one._state.adding is False
    assert one.phase == account.phase


def test_any_number_of_ids_fits_one_slot(inside):
    accounts = [factories.account(inside, name) for name in ("Arden", "Bavel", "Corran")]
    ask = compiled(lambda ids: Account.objects.filter(pk__in=ids_in(ids)).order_by("pk"), ids=str)
    for some in ([], accounts[:1], accounts):
        assert ask(ids=listed(one.pk for one in some)) == some
