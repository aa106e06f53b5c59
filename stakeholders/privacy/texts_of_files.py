"""The words in a stored file, to look for somebody in it: what can be read of text, workbooks, letters and PDFs."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes, policy

from kam.files.models import StoredFile
from kam.files.services import read

_PDF = "application/pdf"
_LETTER = "message/rfc822"
_MOST = 60_000_000  # bytes unpacked: a workbook that claims more is no workbook


def words_in(stored: StoredFile) -> str:
    """All text that can be found in the file; empty for pictures and for what cannot be read."""
    try:
        content = read(stored)
    except FileNotFoundError:
        return ""
    if stored.content_type == _PDF or content[:5] == b"%PDF-":
        return _pdf(content)
    if content[:4] == b"PK\x03\x04":
        return _archive(content)
    if stored.content_type == _LETTER:
        return _letter(content)
    if stored.content_type.startswith("image/"):
        return ""
    return _decoded(content)


def _decoded(content: bytes) -> str:
    """As UTF-8, else as what Western Europe used before."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _pdf(content: bytes) -> str:
    import pypdfium2  # only where somebody is erased: every worker would carry the library otherwise

    try:
        document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library says nothing of types
    except pypdfium2.PdfiumError:
        return ""
    with document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _archive(content: bytes) -> str:
    """The markup of an office document: its words stand in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            if sum(one.file_size for one in parts) > _MOST:
                return ""
            return "\n".join(_decoded(archive.read(one)) for one in parts)
    except (zipfile.BadZipFile, RuntimeError):
        return ""


def _letter(content: bytes) -> str:
    """Headers and text parts, decoded, with the raw bytes beside them for what is broken."""
    letter = message_from_bytes(content, policy=policy.default)
    headers = [str(value) for value in letter.values()]
    texts = [_part(part) for part in letter.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*headers, *texts, _decoded(content)])


def _part(part: object) -> str:
    try:
        return str(part.get_content())  # type: ignore[attr-defined]  # of the modern policy, which typeshed leaves open
    except (LookupError, ValueError, KeyError):
        return ""
