"""An import's life: uploaded, columns settled, tried, committed or discarded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import ImportState
from accounts.importing import Answers, ColumnMap, Proposal, from_json, kind_of, propose, ways_of
from accounts.models import DataImport
from kam.audit.acts import act
from kam.files.services import read, store
from kam.lib.errors import Invalid
from kam.lib.tabular import Limits, Table, Unreadable, open_table
from kam.lib.versions import save_version
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

SAMPLE_ROWS, SHOWN_ROWS, TELLING_ROWS = 60, 3, 1000
LIMITS = Limits(size=settings.UPLOAD_LIMIT)
SETTLED = (ImportState.DONE, ImportState.CANCELLED, ImportState.COMMITTING)


def start_import(upload: UploadedFile[bytes], *, actor: Membership, currency: str) -> DataImport:
    """Keep an uploaded table and propose what it is and how its columns are read.

    Raises Invalid beside the field `file` when it cannot be read, with the place where reading failed.
    """
    require(actor, Capability.IMPORT_DATA)
    name = upload.name or ""
    if upload.size is not None and upload.size > settings.UPLOAD_LIMIT:
        raise Invalid({"file": [_("The file is larger than %(size)s MB.") % {"size": settings.UPLOAD_LIMIT >> 20}]})
    content = upload.read()
    table, proposal = _looked_at(content, name)
    with act(actor, "import.upload") as entry:
        kept = store(content, name, "application/octet-stream", actor=actor, purpose="import")
        entry.target = made = DataImport.objects.create(
            kind=proposal.kind,
            file=kept,
            started_by=actor,
            mapping=proposal.columns.as_json(),
            detected=_detected(table, proposal),
            options={"currency": currency},
        )
    return made


def _looked_at(content: bytes, name: str, kind: str | None = None) -> tuple[Table, Proposal]:
    try:
        table = open_table(content, name, limits=LIMITS)
        sample = table.head(SAMPLE_ROWS)
    except Unreadable as error:
        raise Invalid({"file": [placed(error)]}) from error
    if not sample:
        raise Invalid({"file": [_("The file has headings but no rows.")]})
    return table, propose(table.headers, sample, kind)


def placed(error: Unreadable) -> str:
    """Why a file cannot be read, with line and column where they are known."""
    if error.line is None:
        return str(error)
    if not error.column:
        return _("Line %(line)s: %(problem)s") % {"line": error.line, "problem": error}
    return _("Line %(line)s, column %(column)s: %(problem)s") % {
        "line": error.line, "column": error.column, "problem": error,
    }  # fmt: skip


def _detected(table: Table, proposal: Proposal) -> dict[str, Any]:
    """What the mapping page shows, as JSON: facts of the file, and per column samples, guess and reason."""
    telling = table.head(TELLING_ROWS)
    sample = telling[:SHOWN_ROWS]
    columns = [
        {
            "header": guess.header,
            "field": guess.field or "",
            "confidence": guess.confidence,
            "reason": str(guess.reason),
            "samples": [str(row.values[index])[:40] for row in sample if row.values[index] != ""],
            "ways": ways_of(index, telling),
        }
        for index, guess in enumerate(proposal.guesses)
    ]
    facts = table.facts
    return {
        "format": facts.format,
        "encoding": facts.encoding,
        "delimiter": facts.delimiter,
        "sheet": facts.sheet,
        "notes": [str(note) for note in table.notes],
        "columns": columns,
    }


def propose_again(data_import: DataImport, *, actor: Membership, kind: str) -> DataImport:
    """Read the same file as another kind of content; the proposal for its columns is made anew."""
    require(actor, Capability.IMPORT_DATA)
    _check_open(data_import)
    table, proposal = _looked_at(read(data_import.file), data_import.file.name, kind_of(kind).key)
    with act(actor, "import.columns", target=data_import):
        return save_version(
            data_import,
            data_import.version,
            kind=proposal.kind,
            mapping=proposal.columns.as_json(),
            detected=_detected(table, proposal),
            state=ImportState.UPLOADED,
        )


def start_check(data_import: DataImport, *, actor: Membership, version: int, columns: ColumnMap) -> DataImport:
    """Keep the mapping and try the file in the background; nothing is written but what became of each row.

    Raises Invalid when a needed column is missing, Conflict when somebody changed the import meanwhile.
    """
    require(actor, Capability.IMPORT_DATA)
    _check_open(data_import)
    headers = [column["header"] for column in data_import.detected["columns"]]
    problems = columns.problems(headers)
    if problems:
        raise Invalid({"": [str(problem) for problem in problems]})
    return _start(data_import, actor, version, "check", ImportState.CHECKING, mapping=columns.as_json())


def answer_doubts(
    data_import: DataImport, *, actor: Membership, version: int, chosen: Mapping[str, Answers]
) -> DataImport:
    """Keep what the reader said about names and try the file again under these answers.

    `chosen` holds all answers of the fields it names: what it does not hold any more is open again.
    """
    columns = from_json(data_import.mapping)
    return start_check(
        data_import, actor=actor, version=version, columns=replace(columns, chosen={**columns.chosen, **chosen})
    )


def retry_check(data_import: DataImport, *, actor: Membership, version: int) -> DataImport:
    """Try the same file again as it was tried: something it names may have come in meanwhile."""
    columns = from_json(data_import.mapping)
    return start_check(data_import, actor=actor, version=version, columns=columns)


def start_commit(data_import: DataImport, *, actor: Membership, version: int, assign_owners: bool) -> DataImport:
    """Import what the trial promised, in the background and in one piece."""
    require(actor, Capability.IMPORT_DATA)
    if data_import.state != ImportState.CHECKED:
        raise Invalid(_("Try the file first: only what was checked is imported."))
    options = {**data_import.options, "assign_owners": assign_owners}
    return _start(data_import, actor, version, "commit", ImportState.COMMITTING, options=options)


def _start(
    data_import: DataImport, actor: Membership, version: int, step: str, state: ImportState, **changes: Any
) -> DataImport:
    titles = {"check": _("Checking %(file)s"), "commit": _("Importing %(file)s")}
    with act(actor, f"import.{step}", target=data_import):
        job = start_job(
            f"accounts.import_{step}",
            title=titles[step] % {"file": data_import.file.name},
            payload={"import": data_import.pk, "url": reverse("accounts:import_detail", args=[data_import.pk])},
            actor=actor,
        )
        return save_version(data_import, version, state=state, job=job, **changes)


def discard_import(data_import: DataImport, *, actor: Membership, version: int) -> DataImport:
    """Leave it: the file and its trial stay readable, nothing of it comes in."""
    require(actor, Capability.IMPORT_DATA)
    _check_open(data_import)
    with act(actor, "import.discard", target=data_import):
        return save_version(data_import, version, state=ImportState.CANCELLED)


def _check_open(data_import: DataImport) -> None:
    if data_import.state in SETTLED:
        raise Invalid(_("This import is over: upload the file again to start anew."))
