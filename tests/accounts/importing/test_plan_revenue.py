"""Opportunities: what is won is counted by quarter, everything else is listed with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Answers, Existing, Known, Plan
from tests.accounts.importing.making import existing, kinds, plan_of, said

HEAD = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
COUNTED, SKIPPED, REJECTED = RowOutcome.COUNTED, RowOutcome.SKIPPED, RowOutcome.REJECTED
KNOWN = Known(
    accounts=(Existing("Ostrea", 1), Existing("Tessellia", 2, refs={"owner": 5})),
    members=existing("Ana", "Bea"),
    products=existing("NEX Pro", "LUM"),
)


def revenue(*lines: str, known: Known = KNOWN, chosen: Mapping[str, Answers] | None = None) -> Plan:
    return plan_of(ImportKind.REVENUE, HEAD + "".join(f"{line}\n" for line in lines), known, chosen)


def test_won_business_is_added_up_by_account_product_and_quarter() -> None:
    plan = revenue(
        "1,Ana,NEXPro,Ostrea,Won,2026-01-01,2026-02-28,100.10",
        "2,Bea,NEX Pro,ostrea,Won,2026-01-01,2026-03-31,50.05",
        "3,Ana,NEX Pro,Ostrea,Won,2026-01-01,2026-04-01,7",
        "4,Ana,,Tessellia,Won,2026-01-01,2026-04-01,9",
    )
    assert kinds(plan) == [COUNTED] * 4
    figures = [(f.account.name, f.product and f.product.name, f.quarter, f.amount, f.deals) for f in plan.revenue]
    assert figures == [
        ("Ostrea", "NEX Pro", date(2026, 1, 1), Decimal("150.15"), 2),
        ("Ostrea", "NEX Pro", date(2026, 4, 1), Decimal(7), 1),
        ("Tessellia", None, date(2026, 4, 1), Decimal(9), 1),
    ]
    assert [(use.match.found, use.match.name, use.rows) for use in plan.summary.rules] == [
        ("NEXPro", "NEX Pro", 1),
        ("ostrea", "Ostrea", 1),
    ]


def test_importing_again_changes_nothing_and_new_figures_replace() -> None:
    quarter = date(2026, 1, 1)
    present: dict[tuple[object, object, date], Decimal] = {
        (1, 1, quarter): Decimal("100.00"),
        (1, 2, quarter): Decimal(3),
    }
    known = Known(KNOWN.accounts, KNOWN.members, KNOWN.products, (), present)
    plan = revenue(
        "1,Ana,NEX Pro,Ostrea,Won,,2026-02-28,100",
        "2,Ana,LUM,Ostrea,Won,,2026-02-28,5",
        "3,Ana,LUM,Tessellia,Won,,2026-02-28,5",
        known=known,
    )
    assert [figure.change for figure in plan.revenue] == [RowOutcome.UNCHANGED, RowOutcome.UPDATED, RowOutcome.CREATED]
    assert [figure.before for figure in plan.revenue] == [Decimal(100), Decimal(3), None]


@pytest.mark.parametrize(
    ("line", "outcome", "code", "words"),
    [
        ("1,Ana,LUM,Ostrea,Lost,2026-01-01,2026-02-01,0", SKIPPED, "stage:lost", "Not revenue: stage “Lost”."),
        ("1,Ana,LUM,Ostrea,Engaging,2026-01-01,,", SKIPPED, "stage:engaging", "Not revenue: stage “Engaging”."),
        ("1,Ana,LUM,Ostrae,Prospecting,,,", SKIPPED, "stage:prospecting", "“Ostrae” is not known"),
        ("1,Ana,LUM,,Prospecting,,,", SKIPPED, "no_account", "Stage “Prospecting”: not revenue in any case."),
        ("1,Ana,LUM,,Won,,2026-02-01,5", REJECTED, "no_account", "no account"),
        ("1,Ana,LUM,Ostrrea,Won,,2026-02-01,5", REJECTED, "unknown_account", "Nearest: “Ostrea”"),
        ("1,Ana,LUM,Zzz,Won,,2026-02-01,5", REJECTED, "unknown_account", "“Zzz” is not known."),
        ("1,Ana,VEX,Ostrea,Won,,2026-02-01,5", REJECTED, "unknown_product", "“VEX” is not known."),
        ("1,Ana,LUM,Ostrea,,,2026-02-01,5", REJECTED, "no_stage", "no stage"),
        ("1,Ana,LUM,Ostrea,Winn,,2026-02-01,5", REJECTED, "unknown_stage", "“Winn” is not a stage we know."),
        ("1,Ana,LUM,Ostrea,Won,,,5", REJECTED, "no_closed_on", "“close_date” is empty."),
        ("1,Ana,LUM,Ostrea,Won,,2026-02-30,5", REJECTED, "no_closed_on", "“2026-02-30” is not a date."),
        ("1,Ana,LUM,Ostrea,Won,,03/04/2026,5", REJECTED, "no_closed_on", "2026-04-03 or 2026-03-04"),
        ("1,Ana,LUM,Ostrea,Won,,2026-02-01,", REJECTED, "no_amount", "“close_value” is empty."),
        ("1,Ana,LUM,Ostrea,Won,,2026-02-01,a lot", REJECTED, "no_amount", "“a lot” is not a number."),
        ("1,Ana,LUM,Ostrea,Won,,2026-02-01,5,6", REJECTED, "unreadable", "9 cells"),
    ],
)
def test_every_row_left_out_says_why(line: str, outcome: RowOutcome, code: str, words: str) -> None:
    plan = revenue(line)
    assert kinds(plan) == [outcome]
    assert plan.outcomes[0].reason is not None
    assert plan.outcomes[0].reason.code == code
    assert words in said(plan.outcomes[0])
    assert plan.revenue == ()


def test_unknown_colleagues_and_negative_amounts_are_warnings() -> None:
    plan = revenue("1,Zoe,LUM,Ostrea,Won,,2026-02-01,-5")
    assert kinds(plan) == [COUNTED]
    assert "warning/sales_agent: “Zoe” is not known." in said(plan.outcomes[0])
    assert "negative" in said(plan.outcomes[0])


def test_an_opportunity_counts_once() -> None:
    plan = revenue(
        "1,Ana,LUM,Ostrea,Won,,2026-02-01,5",
        "1,Ana,LUM,Ostrea,Won,,2026-02-01,5",
        "\n",
        "2,,LUM,Ostrea,Won,,2026-02-01,5",
    )
    assert kinds(plan) == [COUNTED, RowOutcome.DUPLICATE, SKIPPED, SKIPPED, COUNTED]
    assert plan.outcomes[1].duplicate_of == 2
    assert plan.revenue[0].amount == 10


def test_the_reader_settles_an_unknown_account() -> None:
    line = "1,Ana,LUM,Ostrrea,Won,,2026-02-01,5"
    plan = revenue(line, chosen={"account": {"Ostrrea": "Ostrea"}})
    assert kinds(plan) == [COUNTED]
    assert "chosen by you" in said(plan.outcomes[0])


def test_who_won_most_is_proposed_where_nobody_owns_the_account() -> None:
    plan = revenue(
        "1,Ana,LUM,Ostrea,Won,,2026-02-01,5",
        "2,Bea,LUM,Ostrea,Won,,2026-02-01,3",
        "3,Bea,LUM,Ostrea,Won,,2026-05-01,3",
        "4,Ana,LUM,Tessellia,Won,,2026-05-01,3",
    )
    assert [(hint.account.name, hint.member.name, hint.amount, hint.deals) for hint in plan.owners] == [
        ("Ostrea", "Bea", Decimal(6), 2)
    ]


def test_reasons_are_counted_in_the_same_words() -> None:
    plan = revenue(*[f"{n},Ana,LUM,{'' if n % 2 else 'Ostrea'},Engaging,,," for n in range(1, 6)])
    assert [(str(use.reason.message), use.rows) for use in plan.summary.reasons] == [
        ("The opportunity has no account.", 3),
        ("Not revenue: stage “Engaging”.", 2),
    ]
