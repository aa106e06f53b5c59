"""Nobody reports to themselves: not by the form, SQL, nor two people dragging at once."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from stakeholders.services.chart import add_role_below, set_chief
from stakeholders.services.people import mark_left
from tests import factories
from tests.stakeholders.factories import stakeholder


@pytest.fixture
def line(inside):
    """Head, manager and clerk, each below the one before."""
    account = factories.account(inside)
    head = stakeholder(inside, account, "Head")
    manager = stakeholder(inside, account, "Manager", reports_to=head)
    return head, manager, stakeholder(inside, account, "Clerk", reports_to=manager)


def put(person, chief):
    with connection.cursor() as cursor:
        cursor.execute("update stakeholders_stakeholder set reports_to_id = %s where id = %s", [chief.pk, person.pk])


def judged():
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def put_and_judged(person, chief):
    put(person, chief)
    judged()


def move(person, chief, actor):
    fresh = Stakeholder.objects.get(pk=person.pk)
    return set_chief(fresh, actor=actor, version=fresh.version, chief=chief)


def test_a_move_is_kept_with_who_was_the_chief_before(inside, line):
    head, manager, clerk = line
    moved = move(clerk, head, inside.kam)
    assert moved.reports_to_id == head.pk
    assert move(manager, None, inside.kam).reports_to_id is None


def test_a_circle_is_refused_at_any_depth_with_the_way_out(inside, line):
    head, manager, clerk = line
    for chief in (head, manager, clerk):
        with pytest.raises(Invalid) as refused:
            move(head, chief, inside.kam)
        assert list(refused.value.errors) == ["reports_to"]
    assert "Clerk reports to Head" in str(refused.value)
    assert "first move Clerk elsewhere" in str(refused.value)
    assert Stakeholder.objects.get(pk=head.pk).reports_to_id is None


def test_a_chief_elsewhere_or_gone_is_refused(inside, line):
    head, manager, clerk = line
    other = stakeholder(inside, factories.account(inside, "Other"), "Stranger")
    with pytest.raises(Invalid, match="works at another account"):
        move(clerk, other, inside.kam)
    gone = mark_left(
        manager,
        actor=inside.kam,
        version=manager.version,
        left_on=manager.created_at.date(),
        today=manager.created_at.date(),
    )
    with pytest.raises(Invalid, match="no longer there"):
        move(clerk, gone, inside.kam)
    assert head.pk


def test_a_stale_move_and_a_reader_are_refused(inside, line):
    head, _manager, clerk = line
    with pytest.raises(Conflict):
        set_chief(clerk, actor=inside.kam, version=clerk.version + 1, chief=head)
    with pytest.raises(NotAllowed):
        set_chief(clerk, actor=inside.contributor, version=clerk.version, chief=head)


def test_sql_is_refused_when_the_transaction_would_end(line):
    head, _manager, clerk = line
    with pytest.raises(IntegrityError, match="stakeholder_no_circle"), transaction.atomic():
        put_and_judged(head, clerk)


def test_rows_may_be_turned_round_in_any_order(line):
    head, manager, clerk = line
    put(head, clerk)
    with connection.cursor() as cursor:
        cursor.execute("update stakeholders_stakeholder set reports_to_id = null where id = %s", [manager.pk])
    put(clerk, manager)
    judged()


def test_the_guard_sees_the_rows_whatever_scope_is_left(line):
    head, _manager, clerk = line

    def outside():
        put(head, clerk)
        with tenant(None):
            judged()

    with pytest.raises(IntegrityError, match="stakeholder_no_circle"), transaction.atomic():
        outside()


def test_a_role_below_somebody_is_noted_once_however_often_one_clicks(inside, line):
    head, *_ = line
    role = add_role_below(head, actor=inside.kam, today=head.created_at.date())
    assert (role.kind, role.reports_to_id, role.present) == ("role", head.pk, False)
    assert add_role_below(head, actor=inside.kam, today=head.created_at.date()).pk == role.pk


def _move(house, moved, chief, ready, told):
    """One person's move in a connection of its own, at the same moment as another's."""
    try:
        with tenant(house.organisation.pk):
            person, above = Stakeholder.objects.get(pk=moved), Stakeholder.objects.get(pk=chief)
            ready.wait(timeout=20)
            set_chief(person, actor=house.kam, version=person.version, chief=above)
        told.append("moved")
    except Invalid as refused:
        told.append(str(refused))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_drags_at_once_that_would_close_a_circle_one_succeeds(house):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        first, second = stakeholder(house, account, "First"), stakeholder(house, account, "Second")
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
        assert [said for said in told if "turn in a circle" in said], told
        with tenant(house.organisation.pk):
            assert Stakeholder.objects.filter(reports_to=None).count() == 1
            Stakeholder.objects.update(reports_to=None)


def _write(house, moved, chief, ready, told):
    """The same in SQL, past the service's sentence: the database alone decides."""
    try:
        with tenant(house.organisation.pk):
            ready.wait(timeout=20)
            Stakeholder.objects.filter(pk=moved).update(reports_to_id=chief)
        told.append("moved")
    except IntegrityError as refused:
        told.append(str(refused))
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_transactions_at_once_the_database_itself_lets_one_through(house):
    with tenant(house.organisation.pk):
        account = factories.account(house)
        first, second = stakeholder(house, account, "First"), stakeholder(house, account, "Second")
    told: list[str] = []
    ready = threading.Barrier(2)
    pairs = [(first.pk, second.pk), (second.pk, first.pk)]
    writes = [threading.Thread(target=_write, args=(house, *pair, ready, told)) for pair in pairs]
    for one in writes:
        one.start()
    for one in writes:
        one.join(timeout=30)
    assert told.count("moved") == 1, told
    assert any("stakeholder_no_circle" in said for said in told), told
