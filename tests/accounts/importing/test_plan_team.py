"""The sales team and the products: managers with and without rows, e-mail addresses, prices."""

from __future__ import annotations

from decimal import Decimal

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Existing, Known, Plan
from tests.accounts.importing.making import existing, kinds, plan_of, said

CREATED, UNCHANGED, UPDATED = RowOutcome.CREATED, RowOutcome.UNCHANGED, RowOutcome.UPDATED


def team(text: str, known: Known | None = None) -> Plan:
    return plan_of(ImportKind.TEAM, text, known)


def test_a_manager_without_a_row_becomes_a_colleague_once() -> None:
    plan = team("sales_agent,manager,regional_office\nAna,Dora,East\nBea,Dora,East\nCleo,Ana,West\n")
    assert kinds(plan) == [CREATED] * 3
    assert [(record.name, record.implied) for record in plan.records] == [
        ("Dora", True),
        ("Ana", False),
        ("Bea", False),
        ("Cleo", False),
    ]
    assert [record.refs["manager"].name for record in plan.records[1:]] == ["Dora", "Dora", "Ana"]
    assert plan.records[1].refs["manager"].key == plan.records[0].key
    assert "“Dora” has no row of their own and becomes a colleague as well." in said(plan.outcomes[0])
    assert said(plan.outcomes[1]) == ""
    assert plan.records[1].values == {"office": "East"}


def test_managers_come_before_their_people_and_circles_are_left_out() -> None:
    plan = team("name,manager\nCleo,Bea\nBea,Ana\nAna,\nDora,Dora\nElsa,Fay\nFay,Elsa\n")
    names = [record.name for record in plan.records]
    assert names.index("Ana") < names.index("Bea") < names.index("Cleo")
    assert [bool(record.refs) for record in plan.records if record.name in ("Dora", "Elsa", "Fay")] == [False] * 3


def test_colleagues_are_recognised_by_address_then_by_name() -> None:
    known = Known(
        members=(
            Existing("Ana Quéré", 1, {"email": "ana@house.example", "office": "East"}, {"manager": 2}),
            Existing("Dora Vey", 2, {"email": "", "office": ""}),
        )
    )
    plan = team(
        "name,email,manager,office\n"
        "A. Quere,ANA@house.example,Dora Vey,East\n"
        "dora vey,dora@house.example,,\n"
        "Bea,not an address,,\n",
        known,
    )
    assert kinds(plan) == [UPDATED, UPDATED, CREATED]
    assert "by its email; the name is kept" in said(plan.outcomes[0])
    assert {record.name: record.changed for record in plan.records}["Dora Vey"] == ("email",)
    assert "is not an e-mail address. The value is left out." in said(plan.outcomes[2])


def test_a_colleagues_address_is_never_replaced() -> None:
    known = Known(members=(Existing("Ana", 1, {"email": "ana@house.example"}),))
    plan = team("name,email\nAna,thief@elsewhere.example\n", known)
    assert kinds(plan) == [UNCHANGED]
    assert "which is kept" in said(plan.outcomes[0])


def test_an_unknown_manager_close_to_somebody_is_told() -> None:
    plan = team("name,manager\nRosalind Marchetti,\nAna,Rosalnd Marchetti\n")
    assert "close to “Rosalind Marchetti”" in said(plan.outcomes[1])


def test_products() -> None:
    known = Known(
        products=(Existing("NEX Pro", 1, {"list_price": Decimal("4821.00"), "series": "NEX"}), *existing("LUM"))
    )
    plan = plan_of(
        ImportKind.PRODUCTS,
        "product;series;price\nNEXPro;NEX;4 821,00 €\nVEX 500;VEX;-3\nVEX500;VEX;2,5\nLUM;;1,999\nZed;;12,345\n",
        known,
    )
    assert kinds(plan) == [UNCHANGED, CREATED, RowOutcome.DUPLICATE, UPDATED, CREATED]
    assert "the same without spaces" in said(plan.outcomes[0])
    assert "less than 0" in said(plan.outcomes[1])
    values = {record.name: record.values.get("list_price") for record in plan.records}
    assert values == {
        "NEX Pro": Decimal("4821.00"),
        "VEX 500": None,
        "LUM": Decimal("2.00"),
        "Zed": Decimal("12.34"),
    }
    assert "“1,999” is rounded to 2.00." in said(plan.outcomes[3])


def test_an_amount_with_two_readings_is_left_out_and_told() -> None:
    plan = plan_of(ImportKind.PRODUCTS, "product;price\nA;1,999\nB;12\n")
    assert "may be 1999 or 1.999" in said(plan.outcomes[0])
    assert plan.records[0].values == {}
