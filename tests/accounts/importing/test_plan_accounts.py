"""Accounts: new, changed, the same, twice, broken."""

from __future__ import annotations

from decimal import Decimal

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Existing, Known, Plan
from tests.accounts.importing.making import INDUSTRIES, existing, kinds, plan_of, said

CREATED, UPDATED, UNCHANGED = RowOutcome.CREATED, RowOutcome.UPDATED, RowOutcome.UNCHANGED
DUPLICATE, REJECTED, SKIPPED = RowOutcome.DUPLICATE, RowOutcome.REJECTED, RowOutcome.SKIPPED


def accounts(text: str, known: Known | None = None, **chosen: dict[str, str]) -> Plan:
    return plan_of(ImportKind.ACCOUNTS, text, known, chosen)


def test_values_are_read_with_their_rules() -> None:
    plan = accounts(
        "account,sector,founded,revenue,employees,country,website\n"
        "Ostrea,technolgy,1996,1100.04,2822,Philipines,ostrea.example\n"
        "Verre,sheep,19x6,12,-4,Atlantis,no\n"
    )
    record, other = plan.records
    assert record.values == {
        "industry": "technology",
        "founded": 1996,
        "client_revenue": Decimal("1100.04"),
        "employees": 2822,
        "country": "PH",
        "website": "https://ostrea.example",
    }
    assert other.values == {"industry": "sheep", "client_revenue": Decimal("12.00")}
    assert "“technolgy” read as “technology”: the closest spelling." in said(plan.outcomes[0])
    told = said(plan.outcomes[1])
    assert "info/sector: “sheep” is a new sector." in told
    assert "warning/founded: “19x6” is not a year. The value is left out." in told
    assert [part in told for part in ("g/employees: -4", "g/country: “Atlantis”", "g/website: “no”")] == [True] * 3
    assert kinds(plan) == [CREATED, CREATED]
    assert plan.summary.warned == 2


def test_created_updated_unchanged_and_nothing_emptied() -> None:
    known = Known(
        accounts=(
            Existing("Ostrea", 1, {"industry": "retail", "employees": 10}),
            Existing("Verre & Co", 2, {"industry": "retail", "employees": 20, "city": "Lyon"}),
        ),
        industries=INDUSTRIES,
    )
    plan = accounts("account,sector,employees,city\nOSTREA,retail,11,\nVerre and Co,retail,20,\nNeuve,,,\n", known)
    assert kinds(plan) == [UPDATED, UNCHANGED, CREATED]
    assert [(record.pk, record.changed) for record in plan.records] == [(1, ("employees",)), (2, ()), (None, ())]
    assert plan.records[0].name == "Ostrea"
    assert "read as “Ostrea”" in said(plan.outcomes[0])


def test_duplicates_name_their_first_row() -> None:
    plan = accounts("account\nVerre Clair\nVerreClair\nverre-clair\nAutre\n")
    assert kinds(plan) == [CREATED, DUPLICATE, DUPLICATE, CREATED]
    assert [outcome.duplicate_of for outcome in plan.outcomes] == [None, 2, 2, None]
    assert len(plan.records) == 2


def test_rows_that_cannot_come_in_say_why() -> None:
    known = Known(accounts=(Existing("Solo", 1), Existing("Solo", 2)))
    plan = accounts("account,city\n,Lyon\nA,B,C\nSolo,Lyon\n\n" + "x" * 161 + ",Lyon\nB,Lyon\n", known)
    assert kinds(plan) == [REJECTED, REJECTED, REJECTED, SKIPPED, REJECTED, CREATED]
    codes = [outcome.reason.code if outcome.reason else "" for outcome in plan.outcomes]
    assert codes == ["no_name", "unreadable", "ambiguous", "blank", "unreadable", ""]
    assert "error/C: The row has 3 cells" in said(plan.outcomes[1])
    assert "error/account: The text has more than 160" in said(plan.outcomes[4])


def test_a_close_name_is_a_warning_and_a_choice_of_the_reader() -> None:
    known = Known(accounts=existing("Petrichor Labs"))
    plan = accounts("account\nPetricor Labs\n", known)
    assert kinds(plan) == [CREATED]
    assert "close to “Petrichor Labs”" in said(plan.outcomes[0])
    plan = accounts("account\nPetricor Labs\n", known, name={"Petricor Labs": "Petrichor Labs"})
    assert kinds(plan) == [UNCHANGED]
    assert "chosen by you" in said(plan.outcomes[0])


def test_a_formula_stays_text_and_is_told() -> None:
    plan = accounts("account,city\n=cmd|' /C calc'!A0,Lyon\n")
    assert plan.records[0].name == "=cmd|' /C calc'!A0"
    assert "looks like a formula" in said(plan.outcomes[0])


def test_the_external_reference_recognises_before_the_name() -> None:
    known = Known(
        accounts=(
            Existing("Old name", 1, {"external_reference": "X1"}),
            Existing("Kept", 2, {"external_reference": "X2"}),
        )
    )
    plan = accounts("account,reference\nNew name,x1\nKept,X9\nFresh,X5\nOther,X5\n", known)
    assert kinds(plan) == [UPDATED, UNCHANGED, CREATED, DUPLICATE]
    assert (plan.records[0].name, plan.records[0].changed) == ("Old name", ("external_reference",))
    assert "by its reference; the name is kept" in said(plan.outcomes[0])
    assert "“X9” differs from “X2”, which is kept." in said(plan.outcomes[1])
