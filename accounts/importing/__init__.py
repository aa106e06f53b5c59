"""Importing a company's own files: pure rules from rows to a plan that says what becomes of every row.

`propose` guesses what a file is, `make_plan` is the dry run, `report_sheets` the report. Nothing here reads or writes
the database: the caller looks up what is known and writes what the plan says.
"""

from accounts.importing.blank import blank_sheets
from accounts.importing.coverage import Coverage, by_quarter, coverage_of
from accounts.importing.detection import Guess, Proposal, propose
from accounts.importing.doubts import Doubt
from accounts.importing.fields import SCALES, Field, FieldType
from accounts.importing.industries import known_industries
from accounts.importing.kinds import KINDS, kind_choices, kind_of
from accounts.importing.known import Existing, Known
from accounts.importing.mapping import Column, ColumnMap, from_json
from accounts.importing.matching import Match, Matcher
from accounts.importing.outcomes import Level, Note, Outcome, Reason, Summary
from accounts.importing.plan import Plan, known_after, make_plan
from accounts.importing.records import Record, Ref
from accounts.importing.registry import Brought, Planned, brought_of, register_import
from accounts.importing.report import remarks, report_headers, report_rows, report_sheets, why
from accounts.importing.revenue import OwnerHint, Revenue
from accounts.importing.stages import stage_names
from accounts.importing.verdicts import Answers, Verdict
from accounts.importing.ways import ways_of

__all__ = [
    "KINDS",
    "SCALES",
    "Answers",
    "Brought",
    "Column",
    "ColumnMap",
    "Coverage",
    "Doubt",
    "Existing",
    "Field",
    "FieldType",
    "Guess",
    "Known",
    "Level",
    "Match",
    "Matcher",
    "Note",
    "Outcome",
    "OwnerHint",
    "Plan",
    "Planned",
    "Proposal",
    "Reason",
    "Record",
    "Ref",
    "Revenue",
    "Summary",
    "Verdict",
    "blank_sheets",
    "brought_of",
    "by_quarter",
    "coverage_of",
    "from_json",
    "kind_choices",
    "kind_of",
    "known_after",
    "known_industries",
    "make_plan",
    "propose",
    "register_import",
    "remarks",
    "report_headers",
    "report_rows",
    "report_sheets",
    "stage_names",
    "ways_of",
    "why",
]
