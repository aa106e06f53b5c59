"""What the reader says about names: it is that one, another one, a new one, or it stays out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Answers, Column, ColumnMap, Existing, Known, Plan, Verdict, from_json, kind_of
from accounts.importing.matching import Match, Matcher, Miss, Rule
from tests.accounts.importing.making import INDUSTRIES, existing, kinds, plan_of, said

NEW, OUT = Verdict.NEW, Verdict.OUT
CREATED, UNCHANGED = RowOutcome.CREATED, RowOutcome.UNCHANGED
COUNTED, SKIPPED, REJECTED = RowOutcome.COUNTED, RowOutcome.SKIPPED, RowOutcome.REJECTED
HEAD = "opportunity_id,sales_agent,product,account,deal_stage,close_date,close_value\n"
KNOWN = Known(
    accounts=(Existing("Ostrea", 1), Existing("Tessellia", 2, refs={"owner": 5})),
    members=existing("Ana", "Bea"),
    products=existing("NEX Pro", "LUM"),
    industries=INDUSTRIES,
)


def revenue(*lines: str, chosen: Mapping[str, Answers] | None = None, known: Known = KNOWN) -> Plan:
    return plan_of(ImportKind.REVENUE, HEAD + "".join(f"{line}\n" for line in lines), known, chosen)


def asked(plan: Plan) -> list[tuple[str, str, str, int]]:
    return [(one.field, one.found.found, str(one.as_json()["name"]), one.rows) for one in plan.doubts]


def test_every_name_that_is_not_simply_known_is_asked_about_once() -> None:
    plan = revenue(
        "1,Ana,NEXPro,Ostrea,Won,2026-02-01,5",
        "2,Ana,NEXPro,Ostrrea,Won,2026-02-01,5",
        "3,Zoe,LUM,Ostrrea,Won,2026-02-01,5",
        "4,Ana,LUM,Ostrea,Wonn,2026-02-01,5",
    )
    assert asked(plan) == [
        ("account", "Ostrrea", "", 2),
        ("stage", "Wonn", "", 1),
        ("agent", "Zoe", "", 1),
        ("product", "NEXPro", "NEX Pro", 2),
    ]
    assert plan.doubts[0].as_json()["near"] == ["Ostrea"]
    assert plan.doubts[-1].as_json()["percent"] == 95


def test_an_answer_is_shown_as_the_readers_own() -> None:
    plan = revenue("1,Ana,NEXPro,Ostrea,Won,2026-02-01,5", chosen={"product": {"NEXPro": "NEX Pro"}})
    assert [(one.settled, one.as_json()["verdict"]) for one in plan.doubts] == [(True, "is")]
    assert "chosen by you" in said(plan.outcomes[0])


def test_a_name_may_be_another_one() -> None:
    plan = revenue("1,Ana,NEXPro,Ostrea,Won,2026-02-01,5", chosen={"product": {"NEXPro": "LUM"}})
    assert plan.revenue[0].product is not None
    assert plan.revenue[0].product.name == "LUM"


@pytest.mark.parametrize("field", ["product", "account"])
def test_rows_may_stay_out_for_the_sake_of_a_name(field: str) -> None:
    names = {"product": "NEXPro", "account": "Ostrea"}
    plan = revenue("1,Ana,NEXPro,Ostrea,Won,2026-02-01,5", chosen={field: {names[field]: OUT}})
    assert kinds(plan) == [SKIPPED]
    assert plan.outcomes[0].reason is not None
    assert str(plan.outcomes[0].reason.message) == f"“{names[field]}” left out: chosen by you."
    assert plan.revenue == ()
    assert (field, "out") in [(one.field, one.as_json()["verdict"]) for one in plan.doubts]


def test_what_is_called_new_comes_in_once_however_it_is_spaced() -> None:
    plan = revenue(
        "1,Zoe,Nex pro,Brume,Won,2026-02-01,5",
        "2,Zoe,NEXPro,Bru me,Won,2026-02-01,6",
        chosen={"product": {"NEXPro": NEW}, "account": {"Brume": NEW, "Bru me": NEW}, "agent": {"Zoe": NEW}},
    )
    assert kinds(plan) == [COUNTED, COUNTED]
    assert {field: [one.name for one in found] for field, found in plan.newcomers.items()} == {
        "account": ["Brume"],
        "product": ["NEXPro"],
        "agent": ["Zoe"],
    }
    assert [figure.before for figure in plan.revenue] == [None, None]
    assert [(hint.account.name, hint.member.name) for hint in plan.owners] == [("Brume", "Zoe")]


def test_nothing_new_comes_in_for_rows_that_stay_out() -> None:
    plan = revenue("1,Ana,LUM,Brume,Won,2026-02-01,a lot", chosen={"account": {"Brume": NEW}})
    assert kinds(plan) == [REJECTED]
    assert plan.newcomers == {}


def test_a_name_that_exists_by_now_is_not_new_any_more() -> None:
    matcher = Matcher([("NEX Pro", "1")], chosen={"nex PRO": NEW, "NEXPro": NEW, "LUM": OUT, "x": "gone"})
    found = matcher.match("nex PRO")
    assert isinstance(found, Match)
    assert found.rule is Rule.FOLDED
    assert matcher.match("NEXPro") == Miss("NEXPro", verdict=NEW)
    assert matcher.match("LUM") == Miss("LUM", verdict=OUT)
    assert matcher.match("x") == Miss("x")


def test_the_reader_says_what_a_stage_means() -> None:
    lines = ("1,Ana,LUM,Ostrea,Wonn,2026-02-01,5", "2,Ana,LUM,Ostrea,Dead,2026-02-01,5")
    assert kinds(revenue(*lines)) == [REJECTED, REJECTED]
    plan = revenue(*lines, chosen={"stage": {"Wonn": "Won", "Dead": "Lost"}})
    assert kinds(plan) == [COUNTED, SKIPPED]
    assert [one.settled for one in plan.doubts] == [True, True]
    assert kinds(revenue(*lines, chosen={"stage": {"Wonn": OUT}})) == [SKIPPED, REJECTED]


def test_records_of_the_file_itself_may_be_new_or_stay_out() -> None:
    text = "product,price\nNEXPro,5\nLUM,6\n"
    assert kinds(plan_of(ImportKind.PRODUCTS, text, KNOWN))[0] == RowOutcome.UPDATED
    new = plan_of(ImportKind.PRODUCTS, text, KNOWN, {"name": {"NEXPro": NEW}})
    assert (kinds(new)[0], new.records[0].name) == (CREATED, "NEXPro")
    out = plan_of(ImportKind.PRODUCTS, text, KNOWN, {"name": {"NEXPro": OUT}})
    assert kinds(out)[0] == SKIPPED
    assert len(out.records) == 1


def test_values_may_stay_empty_or_be_kept_as_they_are_written() -> None:
    text = "account,sector,country,subsidiary of,owner\nBrume,technolgy,Atlantis,Ostrrea,Anna\n"
    plan = plan_of(ImportKind.ACCOUNTS, text, KNOWN)
    assert sorted(one[:3] for one in asked(plan)) == [
        ("country", "Atlantis", ""),
        ("industry", "technolgy", "technology"),
        ("owner", "Anna", ""),
        ("parent", "Ostrrea", ""),
    ]
    chosen: dict[str, Answers] = {
        "industry": {"technolgy": NEW},
        "country": {"Atlantis": "Norway"},
        "parent": {"Ostrrea": "Ostrea"},
        "owner": {"Anna": OUT},
    }
    [record] = plan_of(ImportKind.ACCOUNTS, text, KNOWN, chosen).records
    assert record.values["industry"] == "technolgy"
    assert record.values["country"] == "NO"
    assert record.refs["parent"].name == "Ostrea"
    assert "owner" not in record.refs
    [record] = plan_of(
        ImportKind.ACCOUNTS, text, KNOWN, {"industry": {"technolgy": OUT}, "country": {"Atlantis": OUT}}
    ).records
    assert "industry" not in record.values
    assert "country" not in record.values


def test_a_manager_named_only_beside_others_may_stay_out() -> None:
    text = "sales agent,manager\nCleo,Anna\n"
    names = [record.name for record in plan_of(ImportKind.TEAM, text, KNOWN).records]
    assert names == ["Anna", "Cleo"]
    [record] = plan_of(ImportKind.TEAM, text, KNOWN, {"manager": {"Anna": OUT}}).records
    assert (record.name, dict(record.refs)) == ("Cleo", {})
    known = Known(members=existing("Hannah"))
    [one] = plan_of(ImportKind.TEAM, "sales agent,manager\nCleo,Hanna\n", known).doubts
    assert (one.field, one.may_be_new) == ("manager", True)
    names = [
        record.name
        for record in plan_of(
            ImportKind.TEAM, "sales agent,manager\nCleo,Hanna\n", known, {"manager": {"Hanna": "Hannah"}}
        ).records
    ]
    assert names == ["Cleo"]


def test_what_is_missing_as_a_whole_is_counted_and_not_asked_about() -> None:
    lines = [f"{n},Zoe,VEX,Brume {n},Won,2026-02-01,5" for n in range(6)] + ["9,Zoe,VEX,Sel,Lost,,"]
    plan = revenue(*lines)
    assert dict(plan.strangers) == {"account": 7, "product": 1, "agent": 1}
    assert {one.field for one in plan.doubts} == {"product", "agent"}  # few enough to be asked about
    plan = revenue(*lines, "10,Ana,LUM,Ostrea,Won,2026-02-01,5")
    assert dict(plan.strangers) == {}
    assert {one.field for one in plan.doubts} == {"account", "product", "agent"}


def test_a_known_name_on_a_row_left_out_is_no_stranger() -> None:
    plan = revenue("1,Ana,LUM,Brume,Won,2026-02-01,5", "2,Ana,LUM,Ostrea,Wonn,2026-02-01,5")
    assert dict(plan.strangers) == {}


def test_answers_travel_through_json_and_no_name_is_taken_for_a_verdict() -> None:
    columns = ColumnMap(
        kind_of("products"),
        {"name": Column("N"), "list_price": Column("P", Decimal(1000))},
        {"name": {"a": "new", "b": NEW, "c": OUT, "d": "out"}},
    )
    assert columns.as_json()["chosen"] == {
        "name": {"a": "new", "b": {"verdict": "new"}, "c": {"verdict": "out"}, "d": "out"}
    }
    assert from_json(columns.as_json()) == columns
