"""What a saved row looks like to whoever saved it, without being read again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kam.lib.errors import Conflict
from kam.lib.versions import save_version
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_answer_equals_the_stored_row_and_the_given_one_stays(inside):
    account = factories.account(inside, name="Bavel", owner=inside.kam)
    account.refresh_from_db()
    with CaptureQueriesContext(connection) as asked:
        fresh = save_version(account, account.version, name="Élan", owner=inside.executive)
    assert len(asked) == 1
    stored = type(account).objects.get(pk=account.pk)
    for field in account._meta.concrete_fields:
        assert getattr(fresh, field.attname) == getattr(stored, field.attname), field.name
    assert (fresh.sort_name, fresh.owner.name) == (stored.sort_name, inside.executive.name)
    assert (account.name, account.owner, account.version + 1) == ("Bavel", inside.kam, fresh.version)
    assert fresh.updated_at > account.updated_at


def test_the_loser_is_given_the_row_as_the_winner_left_it(inside):
    account = factories.account(inside, name="Bavel")
    save_version(account, account.version, name="Arden")
    with pytest.raises(Conflict) as refused:
        save_version(account, account.version, name="Corran")
    assert refused.value.current.name == "Arden"
