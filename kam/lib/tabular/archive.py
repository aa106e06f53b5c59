"""Looking at a workbook's archive before anything in it is opened."""

from __future__ import annotations

import io
import re
import zipfile

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular.errors import Unreadable
from kam.lib.tabular.message import say
from kam.lib.tabular.table import Limits

_NEEDED = ("[Content_Types].xml", "xl/workbook.xml")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*?\s)?r=[\"'](\d{1,9})[\"']")
_SMALL = 1024 * 1024  # below this an entry may be as compressible as it likes


def check_archive(data: bytes, limits: Limits) -> bool:
    """Refuse what is no workbook or would expand too far; answer whether a sheet holds formulas.

    The sizes that the archive declares can be believed as an upper bound: zipfile never reads past them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_shape(entries)
            _check_cost(entries, limits)
            _refuse_declarations(archive, entries)
            scanned = [_scan_sheet(archive, entry) for entry in entries if _is_sheet(entry.filename)]
            return any(scanned)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise Unreadable(say(_("The workbook is damaged. Open it in a spreadsheet and save it again."))) from error
    except Unreadable:
        raise
    except Exception as error:  # zlib.error, struct.error and others that hostile archives provoke
        raise Unreadable(say(_("The workbook is damaged. Open it in a spreadsheet and save it again."))) from error


def _check_shape(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename for entry in entries}
    if not names.issuperset(_NEEDED):
        raise Unreadable(say(_("This is an archive named .xlsx, not a workbook.")))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(say(_("The workbook is protected by a password. Save it without one.")))


def _check_cost(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > _SMALL and entry.file_size > limits.ratio * max(entry.compress_size, 1) for entry in entries
    )
    if len(entries) > limits.entries or total > limits.expanded or steep:
        text = _("The workbook unpacks to more than is reasonable (at most %(limit)s MB). Export it as CSV instead.")
        raise Unreadable(say(text, limit=limits.expanded // (1024 * 1024)))


def _refuse_declarations(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """No spreadsheet writes a document type; one is there to expand entities or to fetch something."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                start = part.read(4096).replace(b"\0", b"")
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise Unreadable(
                    say(_("The workbook holds declarations that no spreadsheet writes. It was not opened."))
                )


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _scan_sheet(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a sheet holds formulas. Rows out of order are refused: the reader underneath drops them silently."""
    tail, last, formulas = b"", 0, False
    with archive.open(entry) as part:
        while block := part.read(1024 * 1024):
            window = tail + block
            cut = window.rfind(b">") + 1
            tail = window[cut:]
            formulas = formulas or _FORMULA.search(window, 0, cut) is not None
            for found in _ROW.finditer(window, 0, cut):
                if int(found[1]) <= last:
                    text = _("The rows of the workbook are out of order. Open it in a spreadsheet and save it again.")
                    raise Unreadable(say(text), last)
                last = int(found[1])
    return formulas
