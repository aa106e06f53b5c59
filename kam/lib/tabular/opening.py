"""The door: what kind of file this really is, and whether it may come in."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular.delimited import read_delimited
from kam.lib.tabular.errors import Unreadable
from kam.lib.tabular.message import say
from kam.lib.tabular.table import Limits, Table
from kam.lib.tabular.workbook import read_workbook

TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
WORKBOOK_SUFFIX = ".xlsx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format",
)


def open_table(
    source: Path | bytes | BinaryIO,
    filename: str,
    *,
    limits: Limits | None = None,
    sheet: str = "",
    encoding: str = "",
    delimiter: str = "",
) -> Table:
    """The table in a file, or `Unreadable` with the reason. What is given by name overrules what would be found."""
    limits = limits or Limits()
    suffix = _suffix(filename)
    data = _bytes(source, limits)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(say(_("The file is empty.")))
    _refuse_foreign(data, suffix)
    if suffix == WORKBOOK_SUFFIX:
        return read_workbook(data, limits, sheet=sheet)
    return read_delimited(data, limits, encoding=encoding, delimiter=delimiter)


def _suffix(filename: str) -> str:
    suffix = PurePath(filename).suffix.lower()
    if suffix not in (*TEXT_SUFFIXES, WORKBOOK_SUFFIX):
        text = _("Files of the kind “%(suffix)s” are not read. Save the table as CSV or as an Excel workbook (.xlsx).")
        raise Unreadable(say(text, suffix=suffix or filename))
    return suffix


def _bytes(source: Path | bytes | BinaryIO, limits: Limits) -> bytes:
    """The content, never more than the limit: a file that is too large is refused before it is read."""
    if isinstance(source, Path):
        size = source.stat().st_size
    elif isinstance(source, bytes):
        size = len(source)
    else:
        size = int(getattr(source, "size", 0) or 0)
    if size <= limits.size:
        data = _read(source, limits.size + 1)
        if len(data) <= limits.size:
            return data
    text = _("The file is larger than %(limit)s MB. Cut it into several files.")
    raise Unreadable(say(text, limit=f"{limits.size / (1024 * 1024):g}"))


def _read(source: Path | bytes | BinaryIO, count: int) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, Path):
        with source.open("rb") as file:
            return file.read(count)
    source.seek(0)
    return source.read(count)


def _refuse_foreign(data: bytes, suffix: str) -> None:
    """The name promises a workbook or text; what the first bytes say must agree with it."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(_OLE):
        text = _("This is an older Excel file (.xls) or one with a password. Save it as .xlsx without a password.")
        raise Unreadable(say(text))
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")):
        text = _(
            "This is a web page or XML, not a table, whatever its name. Open it in a spreadsheet and save it as .xlsx."
        )
        raise Unreadable(say(text))
    if data.startswith(_OTHERS):
        text = _("This is not a table of text: it looks like a program, an image or another binary file.")
        raise Unreadable(say(text))
    zipped = data.startswith(_ZIP)
    if zipped and suffix != WORKBOOK_SUFFIX:
        raise Unreadable(say(_("This is a workbook or an archive named as text. Give it the ending .xlsx.")))
    if not zipped and suffix == WORKBOOK_SUFFIX:
        raise Unreadable(say(_("This is not a workbook: it looks like text named .xlsx. Give it the ending .csv.")))
