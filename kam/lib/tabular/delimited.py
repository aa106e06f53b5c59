"""Reading text tables (CSV and its relatives)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular.assembly import assemble, letter
from kam.lib.tabular.delimiter import declared_delimiter, find_delimiter
from kam.lib.tabular.encoding import decode
from kam.lib.tabular.errors import Unreadable
from kam.lib.tabular.message import say
from kam.lib.tabular.quotes import broken_column
from kam.lib.tabular.table import Facts, Limits, Raw, Table

_SNIFFED = 8192


def read_delimited(data: bytes, limits: Limits, *, encoding: str = "", delimiter: str = "") -> Table:
    """The table in `data`, its encoding and delimiter found unless they are given."""
    text, found = decode(data, encoding)
    _refuse_binary(text[:_SNIFFED])
    declared = declared_delimiter(text)
    mark = delimiter or declared or find_delimiter(text)
    skipped = 1 if declared else 0
    body = text.split("\n", 1)[1] if declared and "\n" in text else text
    return assemble(
        lambda: _records(body, mark, skipped, limits),
        Facts("csv", encoding=found, delimiter=mark),
        limits,
        announce_short=True,
    )


def _refuse_binary(sample: str) -> None:
    odd = sum(1 for character in sample if character < " " and character not in "\t\r\n\f\v")
    if odd > max(8, len(sample) // 50):
        raise Unreadable(
            say(_("This is not a table of text: it looks like a program, an image or another binary file."))
        )


def _records(text: str, mark: str, skipped: int, limits: Limits) -> Iterator[Raw]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    while True:
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _broken(text, mark, line, line + skipped, limits) from error
        if record is None:
            return
        yield Raw(line + skipped, list(record))
        line = reader.line_num + 1


def _broken(text: str, mark: str, start: int, shown: int, limits: Limits) -> Unreadable:
    """Why and where the record that starts on line `start` (of the text) cannot be read."""
    rest = "".join(io.StringIO(text, newline="").readlines()[start - 1 :])
    index = broken_column(rest, mark)
    message = _(
        "The quotation marks of a value are not closed, or something stands after them. "
        "Write a quotation mark inside a value twice; a value holds at most %(limit)s characters."
    )
    return Unreadable(say(message, limit=limits.cell), shown, letter(index))
