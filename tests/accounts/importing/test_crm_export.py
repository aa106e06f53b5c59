"""A whole export, its flaws included: four files tried together. Runs on a real one where there is one."""

from __future__ import annotations

import csv
import os
import time
from decimal import Decimal
from pathlib import Path

import pytest

from accounts.choices import ImportKind, RowOutcome
from accounts.importing import Known, Plan, known_after, known_industries, make_plan, propose, report_sheets
from kam.lib.tabular import open_table, write_xlsx

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "tests" / "data" / "crm-sample"
REAL = Path(os.environ.get("KAM_CRM_EXPORT") or ROOT.parent / "shared" / "data" / "crm-sales")
FILES = ("accounts.csv", "sales_teams.csv", "products.csv", "sales_pipeline.csv")


def plans(folder: Path) -> dict[str, Plan]:
    """The four files, each tried with what the ones before would bring."""
    known, made = Known(industries=known_industries((), "en")), {}
    for name in FILES:
        table = open_table(folder / name, name)
        rows = list(table)
        found = propose(table.headers, rows[:50])
        plan = make_plan(rows, table.headers, found.columns, known)
        assert write_xlsx(report_sheets(plan, table.headers, rows))
        known = known_after(known, plan)
        made[found.kind] = plan
    return made


def check_against_the_file(folder: Path, plan: Plan) -> None:
    """The same counts and totals as a plain reading of the file gives."""
    with (folder / "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    won = [row for row in rows if row["deal_stage"] == "Won" and row["account"]]
    assert plan.summary.rows == len(rows) == sum(plan.summary.counts.values())
    assert plan.summary.counts[RowOutcome.COUNTED] == len(won)
    assert sum(figure.amount for figure in plan.revenue) == sum(Decimal(row["close_value"]) for row in won)
    reasons = {use.reason.code: use.rows for use in plan.summary.reasons}
    assert reasons["no_account"] == sum(1 for row in rows if not row["account"])
    for stage in ("Lost", "Engaging", "Prospecting"):
        expected = sum(1 for row in rows if row["account"] and row["deal_stage"] == stage)
        assert reasons.get(f"stage:{stage.lower()}", 0) == expected
    missing = sum(reasons.values()) - plan.summary.rows + plan.summary.counts[RowOutcome.COUNTED]
    assert missing == 0


def test_the_sample_comes_in_and_every_flaw_is_told() -> None:
    made = plans(SAMPLE)
    assert set(made) == set(ImportKind)
    assert [plan.summary.counts[RowOutcome.CREATED] for plan in made.values()] == [10, 5, 5, 0]
    rules = {use.match.found: use.match.value for plan in made.values() for use in plan.summary.rules}
    assert {rules["technolgy"], rules["Philipines"], rules["Korea"]} == {"technology", "PH", "KR"}
    assert "NEXPro" in rules
    assert {record.name for record in made[ImportKind.TEAM].records if record.implied} == {
        "Aurèle Vantour",
        "Ondine Farelle",
    }
    groups = {record.name: record.refs["parent"].name for record in made[ImportKind.ACCOUNTS].records if record.refs}
    assert groups == {
        "Verrières du Nord": "Groupe Halvard",
        "Halvard Marine": "Groupe Halvard",
        "Tessellia": "Orbitelle",
        "Kerguen-Tech": "Orbitelle",
    }
    check_against_the_file(SAMPLE, made[ImportKind.REVENUE])


@pytest.mark.skipif(
    not (REAL / FILES[-1]).exists(), reason="no real export here; KAM_CRM_EXPORT names a folder with one"
)
def test_the_real_export_comes_in_whole() -> None:
    start = time.perf_counter()
    made = plans(REAL)
    seconds = time.perf_counter() - start
    accounts, team = made[ImportKind.ACCOUNTS], made[ImportKind.TEAM]
    assert accounts.summary.counts[RowOutcome.CREATED] == accounts.summary.rows
    assert sum(1 for record in accounts.records if record.refs) == 15
    assert len([record for record in team.records if record.implied]) == 6
    rules = {use.match.found: use.match.value for plan in made.values() for use in plan.summary.rules}
    assert {rules["technolgy"], rules["Philipines"]} == {"technology", "PH"}
    assert "GTXPro" in rules
    check_against_the_file(REAL, made[ImportKind.REVENUE])
    rows = sum(plan.summary.rows for plan in made.values())
    print(f"import rows={rows} plan+report={seconds:.2f}s")
    assert seconds < 10


def test_planning_is_linear() -> None:
    def seconds(count: int) -> float:
        head = "account,sector,subsidiary_of\n"
        lines = "".join(f"Maison numéro {n} Quatrain,technolgy,Maison numéro {n // 3} Quatrain\n" for n in range(count))
        table = open_table((head + lines).encode(), "a.csv")
        rows = list(table)
        columns = propose(table.headers, rows[:50]).columns
        start = time.process_time()
        plan = make_plan(rows, table.headers, columns, Known(industries=known_industries((), "en")))
        assert plan.summary.rows == count
        return time.process_time() - start

    seconds(500)
    small, large = seconds(3_000), seconds(12_000)
    print(f"import 3000={small:.2f}s 12000={large:.2f}s ratio={large / small:.1f}")
    assert large < 8 * small
