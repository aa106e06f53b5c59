"""Tables in files: reading what people export (CSV and XLSX in all their dialects) and writing what they open.

Pure: bytes in, rows out. Reading never guesses in silence: what was found is told in `Table.facts`, what cannot be
settled is `Ambiguous`, and what cannot be read at all is `Unreadable` with its line and column.
"""

from kam.lib.tabular.assembly import letter
from kam.lib.tabular.days import day_first_of, parse_date
from kam.lib.tabular.decimals import decimal_mark_of, parse_decimal, parse_integer
from kam.lib.tabular.errors import Ambiguous, BadValue, Unreadable
from kam.lib.tabular.message import Message, say
from kam.lib.tabular.neutral import looks_active, neutral
from kam.lib.tabular.opening import TEXT_SUFFIXES, WORKBOOK_SUFFIX, open_table
from kam.lib.tabular.table import Cell, Facts, Limits, Problem, Row, Table
from kam.lib.tabular.writing import Sheet, write_csv, write_xlsx

__all__ = [
    "TEXT_SUFFIXES",
    "WORKBOOK_SUFFIX",
    "Ambiguous",
    "BadValue",
    "Cell",
    "Facts",
    "Limits",
    "Message",
    "Problem",
    "Row",
    "Sheet",
    "Table",
    "Unreadable",
    "day_first_of",
    "decimal_mark_of",
    "letter",
    "looks_active",
    "neutral",
    "open_table",
    "parse_date",
    "parse_decimal",
    "parse_integer",
    "say",
    "write_csv",
    "write_xlsx",
]
