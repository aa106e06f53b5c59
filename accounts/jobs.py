"""The long work of this room: an import's trial and commit, each with a report, and large exports."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import ImportKind, ImportState
from accounts.importing import Outcome, Plan, by_quarter, coverage_of, from_json, make_plan, report_sheets
from accounts.importing.report import why
from accounts.models import DataImport, ImportRow
from accounts.queries.imports import what_is_known
from accounts.services.bulk import change_from, change_many
from accounts.services.exports import export_of_job
from accounts.services.groups import hold_groups
from accounts.services.handing_over import hand_over_many
from accounts.services.import_writing import new_managers, write_plan
from accounts.services.imports import LIMITS, placed
from kam.audit.acts import act
from kam.files.services import read, store
from kam.lib.tabular import Row, Sheet, Table, Unreadable, open_table, write_xlsx
from kam.outbox.jobs import Report, job_handler
from kam.outbox.models import Job

BATCH = 1000
ASKED = 100  # names the page asks about; the report tells of all
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@job_handler("accounts.import_check")
def check_import(job: Job, report: Report) -> dict[str, Any]:
    """Try the file: every row gets its outcome, nothing else is written."""
    data_import = _held(job)
    try:
        table, rows, plan = _planned(data_import, report)
    except Unreadable as error:
        _save(data_import, state=ImportState.FAILED, message=placed(error), counts={})
        return {"url": job.row.payload["url"]}
    _keep_rows(data_import, plan, rows, report)
    _save(data_import, state=ImportState.CHECKED, counts=_counts(plan), message="")
    return {"url": job.row.payload["url"], "file": _report_file(data_import, table, rows, plan)}


@job_handler("accounts.import_commit")
def commit_import(job: Job, report: Report) -> dict[str, Any]:
    """Import the file in one piece. The plan is made anew, so that what changed since the trial is seen."""
    data_import = _held(job)
    if data_import.kind == ImportKind.ACCOUNTS:
        hold_groups()
    table, rows, plan = _planned(data_import, report)
    report(80, 100, _("Writing"))
    actor = data_import.started_by if job.started_by is None else job.started_by
    assert actor is not None  # noqa: S101  (only people start imports)
    with act(actor, "import.write", target=data_import) as entry:
        write_plan(plan, actor=actor, today=timezone.localdate(), options=data_import.options)
        _keep_rows(data_import, plan, rows, report)
        counts = _counts(plan)
        _save(data_import, state=ImportState.DONE, counts=counts, message="")
        entry.details = {outcome: rows for outcome, rows in counts["outcomes"].items() if rows}
    hand_over_many(new_managers(plan), actor=actor)
    return {"url": job.row.payload["url"], "file": _report_file(data_import, table, rows, plan)}


@job_handler("accounts.export")
def export(job: Job, report: Report) -> dict[str, Any]:
    """Write a large portfolio into a file; its starter downloads it from the job's page."""
    report(0, 0, _("Writing the file"))
    assert job.started_by is not None  # noqa: S101  (only people start exports)
    made = export_of_job(job.row.payload, job.started_by, timezone.localdate())
    return {"file": store(made.content, made.name, made.content_type, actor=job.started_by, purpose="export").pk}


@job_handler("accounts.bulk")
def change_accounts(job: Job, report: Report) -> dict[str, Any]:
    """Change many accounts, with a report of each. A second run finds every version passed and changes none."""
    payload = job.row.payload
    assert job.started_by is not None  # noqa: S101  (only people start changes)
    outcome = change_many(
        [(pk, version) for pk, version in payload["items"]],
        actor=job.started_by,
        change=change_from(payload),
        today=timezone.localdate(),
        report=lambda done, total: report(done, total, _("Changing the accounts")),
    )
    rows = [*((name, _("changed"), "") for name in outcome.changed)]
    rows += [(name, _("left as it is"), reason) for name, reason in outcome.skipped]
    content = write_xlsx([Sheet(_("Report"), [_("Account"), _("Outcome"), _("Reason")], rows)])
    name = _("%(file)s - report.xlsx") % {"file": job.title}
    stored = store(content, name, XLSX, actor=job.started_by, purpose="bulk-report")
    return {
        "url": payload["url"], "file": stored.pk, "changed": len(outcome.changed), "skipped": len(outcome.skipped),
    }  # fmt: skip


def _held(job: Job) -> DataImport:
    """The job's import, locked until the end: of two runs the second sees what the first did."""
    pk = job.row.payload["import"]
    return DataImport.objects.select_for_update(of=("self",)).select_related("file").get(pk=pk)


def _planned(data_import: DataImport, report: Report) -> tuple[Table, list[Row], Plan]:
    report(5, 100, _("Reading the file"))
    table = open_table(read(data_import.file), data_import.file.name, limits=LIMITS)
    rows = list(table)
    report(30, 100, _("Matching with what is known"))
    return table, rows, make_plan(rows, table.headers, from_json(data_import.mapping), what_is_known(data_import.kind))


def _keep_rows(data_import: DataImport, plan: Plan, rows: list[Row], report: Report) -> None:
    """What became of every row; those of an earlier trial are replaced."""
    ImportRow.objects.filter(data_import=data_import).delete()
    report(60, 100, _("Writing the report"))
    ImportRow.objects.bulk_create(
        [
            ImportRow(
                data_import=data_import,
                line=outcome.line,
                outcome=outcome.outcome,
                label=outcome.label[:200],
                messages=_messages(outcome),
                raw=[str(value) for value in row.values],
            )
            for outcome, row in zip(plan.outcomes, rows, strict=True)
        ],
        batch_size=BATCH,
    )


def _messages(outcome: Outcome) -> list[dict[str, str]]:
    found = [{"level": str(note.level), "column": note.column, "text": note.text} for note in outcome.notes]
    reason = why(outcome)
    return [{"level": "reason", "column": "", "text": reason}, *found] if reason else found


def _counts(plan: Plan) -> dict[str, Any]:
    summary = plan.summary
    return {
        "rows": summary.rows,
        "warned": summary.warned,
        "outcomes": {outcome.value: count for outcome, count in summary.counts.items()},
        "reasons": [
            {"outcome": use.outcome.value, "text": str(use.reason.message), "rows": use.rows} for use in summary.reasons
        ],
        "rules": [
            {
                "column": use.column,
                "found": use.match.found,
                "name": use.match.name,
                "text": str(use.match.explanation),
                "rows": use.rows,
            }
            for use in summary.rules
        ],
        "figures": len(plan.revenue),
        "amount": str(sum(figure.amount for figure in plan.revenue)) if plan.revenue else "",
        "owners": len(plan.owners),
        "doubts": [doubt.as_json() for doubt in plan.doubts[:ASKED]],
        "strangers": dict(plan.strangers),
        "quarters": by_quarter(plan.revenue),
    }


def _save(data_import: DataImport, **values: Any) -> None:
    DataImport.objects.filter(pk=data_import.pk).update(**values, version=data_import.version + 1)


def _report_file(data_import: DataImport, table: Table, rows: list[Row], plan: Plan) -> int:
    """The report as a workbook, its cells neutralised."""
    currency = str(data_import.options.get("currency", ""))
    said = list(coverage_of(by_quarter(plan.revenue), currency, timezone.localdate()).sentences())
    content = write_xlsx(report_sheets(plan, table.headers, rows, said))
    stem = data_import.file.name.rsplit(".", 1)[0]
    name = _("%(file)s - report.xlsx") % {"file": stem}
    return store(content, name, XLSX, actor=data_import.started_by, purpose="import-report").pk
