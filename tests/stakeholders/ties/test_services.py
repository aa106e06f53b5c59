from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kam.audit.models import Act
from kam.audit.queries import history_of
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from stakeholders.map_lines import Line
from stakeholders.models import Tie
from stakeholders.queries.ties import lines_on, ties_of
from stakeholders.services.people import mark_left
from stakeholders.services.ties import add_tie, change_tie, end_tie
from tests import factories
from tests.stakeholders.factories import stakeholder

TODAY = timezone.localdate()


@pytest.fixture
def pair(inside):
    account = factories.account(inside)
    return account, stakeholder(inside, account, "Hélène Baroux"), stakeholder(inside, account, "Paul Darcy")


def tied(house, pair, **changes):
    account, one, other = pair
    given = {"from_person": one, "kind": "trusts", "to_person": other, "today": TODAY} | changes
    return add_tie(account, actor=house.kam, **given)


def test_a_tie_is_a_line_of_the_map_with_one_entry_in_the_trail(inside, pair):
    tie = tied(inside, pair, note=" Same school ")
    assert lines_on(pair[0], TODAY) == [Line(pair[1].pk, pair[2].pk, "trusts")]
    assert tie.note == "Same school"
    assert Act.objects.filter(verb="tie.add", object_id=tie.pk).count() == 1


def test_a_mutual_tie_is_the_same_either_way_round(inside, pair):
    account, one, other = pair
    tied(inside, pair, kind="conflicts", from_person=other, to_person=one)
    (line,) = lines_on(account, TODAY)
    assert (line.start, line.end) == (one.pk, other.pk)
    with pytest.raises(Invalid, match="noted already"):
        tied(inside, pair, kind="conflicts", note="Once more")


def test_a_form_sent_twice_makes_one_tie_and_a_double_is_refused(inside, pair):
    assert tied(inside, pair).pk == tied(inside, pair).pk
    with pytest.raises(Invalid, match="noted already"):
        tied(inside, pair, note="Another word")
    _account, one, other = pair
    tied(inside, pair, from_person=other, to_person=one)
    assert Tie.objects.count() == 2


def test_nobody_is_tied_to_themselves(inside, pair):
    with pytest.raises(Invalid) as refused:
        tied(inside, pair, to_person=pair[1])
    assert list(refused.value.errors) == ["to_person"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.create(
            account=pair[0], from_person=pair[1], to_person=pair[1], kind="trusts", author=inside.kam, noted_on=TODAY
        )


def test_people_of_another_account_or_organisation_and_those_who_left_are_refused(inside, rival, pair):
    elsewhere = stakeholder(inside, factories.account(inside, "Brandt"), "Ines Kessel")
    gone = stakeholder(inside, pair[0], "Nora Ruelle")
    mark_left(gone, actor=inside.kam, version=gone.version, left_on=TODAY, today=TODAY)
    with tenant(rival.organisation.pk):
        foreign = stakeholder(rival, factories.account(rival), "Zanzibar Quint")
    for person in (elsewhere, gone, foreign):
        with pytest.raises(Invalid) as refused:
            tied(inside, pair, to_person=person)
        assert "to_person" in refused.value.errors


@pytest.mark.parametrize(("field", "value"), [("kind", "adores"), ("kind", ""), ("note", "x" * 301)])
def test_unknown_kinds_and_long_notes_are_refused(inside, pair, field, value):
    with pytest.raises(Invalid) as refused:
        tied(inside, pair, **{field: value})
    assert list(refused.value.errors) == [field]


def test_a_tie_that_ended_leaves_the_map_stays_in_the_list_and_may_begin_anew(inside, pair):
    tie = tied(inside, pair)
    end_tie(tie, actor=inside.kam, version=1, ended_on=TODAY, today=TODAY, reason="They fell out")
    assert lines_on(pair[0], TODAY) == []
    assert [row.ended_on for row in ties_of(pair[0])] == [TODAY]
    tied(inside, pair, note="Made up")
    assert [row.ended_on for row in ties_of(pair[0])] == [None, TODAY]


def test_an_end_is_refused_when_stale_twice_or_on_an_impossible_day(inside, pair):
    tie = tied(inside, pair)
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(Invalid):
            end_tie(tie, actor=inside.kam, version=1, ended_on=day, today=TODAY)
    with pytest.raises(Conflict):
        end_tie(tie, actor=inside.kam, version=7, ended_on=TODAY, today=TODAY)
    ended = end_tie(tie, actor=inside.kam, version=1, ended_on=TODAY, today=TODAY)
    with pytest.raises(Invalid):
        end_tie(ended, actor=inside.kam, version=2, ended_on=TODAY, today=TODAY)


def test_without_the_right_to_change_the_account_nothing_is_noted(inside, pair):
    tie = tied(inside, pair)
    with pytest.raises(NotAllowed):
        tied(SimpleHouse(inside.contributor), pair)
    with pytest.raises(NotAllowed):
        end_tie(tie, actor=inside.contributor, version=1, ended_on=TODAY, today=TODAY)


class SimpleHouse:
    """A house in which somebody else is the one who acts."""

    def __init__(self, kam):
        self.kam = kam


def test_the_map_draws_the_ties_of_the_day_it_shows(inside, pair):
    tie = tied(inside, pair)
    assert lines_on(pair[0], TODAY - timedelta(days=1)) == []
    end_tie(tie, actor=inside.kam, version=tie.version, ended_on=TODAY, today=TODAY)
    assert lines_on(pair[0], TODAY) == []


def changed(house, tie, **changes):
    given = {"version": tie.version, "kind": tie.kind, "from_person": tie.from_person_id, "note": tie.note} | changes
    return change_tie(tie, actor=house.kam, **given)


def test_a_tie_is_put_right_and_its_history_keeps_what_it_was(inside, pair):
    account, one, other = pair
    tie = changed(inside, tied(inside, pair, note="Same school"), from_person=other.pk, note="Same firm")
    assert lines_on(account, TODAY) == [Line(other.pk, one.pk, "trusts")]
    latest, first = history_of(tie)
    assert {(each.label, each.old, each.new) for each in latest.changes} == {
        ("Who", one.name, other.name), ("Whom", other.name, one.name), ("what we know", "Same school", "Same firm"),
    }  # fmt: skip
    assert first.verb == "noted a tie between two people"
    mutual = changed(inside, tie, kind="allies")
    assert (mutual.from_person_id, mutual.to_person_id) == (one.pk, other.pk)


def test_a_tie_is_not_changed_into_another_nor_onto_somebody_else(inside, pair):
    account, one, other = pair
    tie, back = tied(inside, pair), tied(inside, pair, from_person=other, to_person=one)
    third = stakeholder(inside, account, "Ines Kessel")
    with pytest.raises(Invalid, match="noted already"):
        changed(inside, tie, from_person=other.pk)
    for wrong, field in (
        ({"kind": "hates"}, "kind"),
        ({"note": "x" * 301}, "note"),
        ({"from_person": third.pk}, "from_person"),
    ):
        with pytest.raises(Invalid) as refused:
            changed(inside, tie, **wrong)
        assert list(refused.value.errors) == [field]
    with pytest.raises(Conflict):
        changed(inside, tie, version=9)
    with pytest.raises(NotAllowed):
        change_tie(tie, actor=inside.contributor, version=1, kind="trusts")
    ended = end_tie(back, actor=inside.kam, version=1, ended_on=TODAY, today=TODAY)
    with pytest.raises(Invalid, match="ended already"):
        changed(inside, ended)
    changed(inside, tie, from_person=other.pk)  # what ended stands in nobody's way
