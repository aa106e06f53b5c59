"""No account is part of its own subsidiary: not by the form, the import, SQL, nor two people at once."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Account
from accounts.queries.group import head_of, is_below
from accounts.services.accounts import update_account
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.factories import account_fields


@pytest.fixture
def line(inside):
    """Top, middle and bottom of a group."""
    top = factories.account(inside, "Top")
    middle = factories.account(inside, "Middle", parent=top)
    return top, middle, factories.account(inside, "Bottom", parent=middle)


def put(account, parent):
    with connection.cursor() as cursor:
        cursor.execute("update accounts_account set parent_id = %s where id = %s", [parent.pk, account.pk])


def put_and_judged(account, parent, scope=None):
    put(account, parent)
    if scope is None:
        judged()
        return
    with scope:
        judged()


def judged():
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_who_is_above_whom(line):
    top, middle, bottom = line
    assert [head_of(one.pk)[0] for one in line] == [top.pk] * 3
    assert is_below(bottom.pk, top.pk)
    assert is_below(top.pk, top.pk)
    assert not is_below(top.pk, middle.pk)


def test_the_service_refuses_at_any_depth_and_says_what_to_do(inside, line):
    top, middle, bottom = line
    for parent in (top, middle, bottom):
        with pytest.raises(Invalid) as refused:
            update_account(top, actor=inside.administrator, version=top.version, parent=parent)
        assert list(refused.value.errors) == ["parent"]
    assert "“Bottom” is itself a subsidiary of “Top”" in str(refused.value)
    assert "first take “Bottom” out of this one" in str(refused.value)
    assert Account.objects.get(pk=top.pk).parent_id is None


def test_the_form_keeps_what_was_typed(house, sign_in, line):
    top, _middle, bottom = line
    typed = account_fields(house, name="Top renamed", parent=bottom.pk, version=top.version)
    answer = sign_in(house.administrator).post(f"/accounts/{top.pk}/edit/", typed)
    assert answer.status_code == 422
    assert b"is itself a subsidiary of" in answer.content
    assert b'value="Top renamed"' in answer.content
    with tenant(house.organisation.pk):
        assert Account.objects.get(pk=top.pk).name == "Top"


def test_sql_is_refused_when_the_transaction_would_end(line):
    top, _middle, bottom = line
    with pytest.raises(IntegrityError, match="account_no_circle"), transaction.atomic():
        put_and_judged(top, bottom)


def test_rows_may_be_turned_round_in_any_order(line):
    """What counts is how the groups stand at the end: the plan of an import writes row by row."""
    top, middle, bottom = line
    put(top, bottom)
    put(middle, top)
    with connection.cursor() as cursor:
        cursor.execute("update accounts_account set parent_id = null where id = %s", [bottom.pk])
    judged()
    assert head_of(middle.pk)[0] == bottom.pk


def test_the_guard_sees_the_rows_whatever_scope_is_left(inside, line):
    """It sets the scope of the row itself: a transaction may end outside the organisation's block."""
    top, _middle, bottom = line
    with pytest.raises(IntegrityError, match="account_no_circle"), transaction.atomic():
        put_and_judged(top, bottom, tenant(None))


def test_a_stale_move_is_a_conflict_first(inside, line):
    top, _middle, bottom = line
    other = factories.account(inside, "Other")
    with pytest.raises(Conflict):
        update_account(bottom, actor=inside.administrator, version=bottom.version + 1, parent=other)
    assert top.pk == head_of(bottom.pk)[0]


def _move(house, moved, parent, ready, told):
    """One person's move in a connection of its own, at the same moment as another's."""
    try:
        with tenant(house.organisation.pk):
            account, above = Account.objects.get(pk=moved), Account.objects.get(pk=parent)
            ready.wait(timeout=20)
            update_account(account, actor=house.administrator, version=account.version, parent=above)
        told.append("moved")
    except Invalid as refused:
        told.append(str(refused))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_moves_at_once_that_would_close_a_circle_one_succeeds(house):
    with tenant(house.organisation.pk):
        first, second = factories.account(house, "First"), factories.account(house, "Second")
    for round_ in range(5):
        told: list[str] = []
        ready = threading.Barrier(2)
        pairs = [(first.pk, second.pk), (second.pk, first.pk)]
        moves = [threading.Thread(target=_move, args=(house, *pair, ready, told)) for pair in pairs]
        for one in moves:
            one.start()
        for one in moves:
            one.join(timeout=30)
        assert told.count("moved") == 1, (round_, told)
        assert [said for said in told if "its own subsidiary" in said], told
        with tenant(house.organisation.pk):
            assert Account.objects.filter(parent=None).count() == 1
            Account.objects.update(parent=None)
