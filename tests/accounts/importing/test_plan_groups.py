"""Who belongs to whom: groups in every order of rows, circles, owners."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Existing, Known, Plan
from accounts.importing.groups import circles, parents_first
from tests.accounts.importing.making import existing, kinds, plan_of, said

CREATED, UNCHANGED = RowOutcome.CREATED, RowOutcome.UNCHANGED
LINKS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))


def accounts(text: str, known: Known | None = None) -> Plan:
    return plan_of(ImportKind.ACCOUNTS, text, known)


def test_groups_come_before_their_subsidiaries_whatever_the_order() -> None:
    plan = accounts("account,subsidiary_of\nC,B\nB,A\nA,\nD,Known\nE,Nowhere\n", Known(accounts=existing("Known")))
    names = [record.name for record in plan.records]
    assert names.index("A") < names.index("B") < names.index("C")
    refs = {record.name: record.refs["parent"] for record in plan.records if record.refs}
    assert (refs["D"].pk, refs["C"].pk, refs["C"].key) == (1, None, "new:b")
    assert set(refs) == {"B", "C", "D"}
    assert "warning/subsidiary_of: “Nowhere” is not known. It is left out." in said(plan.outcomes[4])
    assert kinds(plan) == [CREATED] * 5


def test_circles_are_left_out_and_told() -> None:
    plan = accounts("account,parent\nA,B\nB,A\nC,C\nD,A\n")
    assert [bool(record.refs) for record in sorted(plan.records, key=lambda record: record.name)] == [
        False,
        False,
        False,
        True,
    ]
    assert "A circle, left out: A → B → A." in said(plan.outcomes[0])
    assert "C → C" in said(plan.outcomes[2])


def test_a_circle_through_what_exists_is_seen() -> None:
    known = Known(accounts=(Existing("Top", 1), Existing("Sub", 2, refs={"parent": 1})))
    plan = accounts("account,parent\nTop,Sub\n", known)
    assert kinds(plan) == [UNCHANGED]
    assert "circle" in said(plan.outcomes[0])
    plan = accounts("account,parent\nTop,Sub\nSub,\n", known)
    assert [record.refs for record in plan.records] == [{}, {}]


def test_owners_are_colleagues_who_exist() -> None:
    known = Known(
        accounts=(Existing("A", 1, refs={"owner": 7}),), members=(Existing("Idris B", 7), Existing("Ana C", 8))
    )
    plan = accounts("account,owner\nA,idris b\nB,Ana C\nC,Nobody\n", known)
    assert kinds(plan) == [UNCHANGED, CREATED, CREATED]
    assert plan.records[1].refs["owner"].pk == 8
    assert "“Nobody” is not known" in said(plan.outcomes[2])


@given(LINKS)
def test_circles_are_all_found_and_the_rest_can_be_ordered(links: dict[str, str]) -> None:
    on_circle = {key for circle in circles(links) for key in circle}
    for start in links:
        seen, key = [start], links[start]
        while key in links and key not in seen:
            seen.append(key)
            key = links[key]
        assert (key == start) == (start in on_circle)
    free = {key: parent for key, parent in links.items() if key not in on_circle}
    order = parents_first("abcdefgh", free)
    assert sorted(order) == list("abcdefgh")
    assert all(order.index(parent) < order.index(key) for key, parent in free.items())
