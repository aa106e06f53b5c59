"""What people may keep with us: a short list of kinds, told by the content and not by the name alone.

A name that promises one kind and a content that is another is refused; so is a name with a second, dangerous ending.
Nothing is opened for its meaning, nothing unpacked: of an archive only the list of its entries is read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from kam.files.services import safe_name
from kam.lib.errors import Invalid

ENTRIES, EXPANDED, RATIO, SMALL = 5_000, 300 * 1024 * 1024, 200, 1024 * 1024
DANGEROUS = frozenset(
    (
        *("bat", "cmd", "com", "cpl", "dll", "exe", "hta", "htm", "html", "jar", "js", "jse", "lnk", "mjs", "msi"),
        *("pif", "ps1", "scr", "sh", "svg", "svgz", "vbe", "vbs", "wsf", "xhtml", "xml"),
    )
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    """An ending, the type it is handed out as, and how its content is known."""

    content_type: str
    known: Callable[[bytes], bool]


def _begins(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(heads)


def _archive(needed: str, content: str = "") -> Callable[[bytes], bool]:
    """An archive with this entry (and this as the entry's content), of a reasonable size, without macros."""

    def known(data: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
                names = {one.filename for one in entries}
                if needed not in names or not _reasonable(entries):
                    return False
                with archive.open(needed) as entry:
                    return not content or entry.read(200).decode("ascii", "replace").strip() == content
        except Exception:  # noqa: BLE001  (zlib.error, struct.error and whatever else a hostile archive provokes: then it is not known)
            return False

    return known


def _reasonable(entries: list[zipfile.ZipInfo]) -> bool:
    steep = any(one.file_size > SMALL and one.file_size > RATIO * max(one.compress_size, 1) for one in entries)
    locked = any(one.flag_bits & 1 for one in entries)
    macros = any(one.filename.lower().endswith("vbaproject.bin") for one in entries)
    large = len(entries) > ENTRIES or sum(one.file_size for one in entries) > EXPANDED
    return not (steep or locked or macros or large)


def _text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


ALLOWED: dict[str, Kind] = {
    "pdf": Kind("application/pdf", _begins(b"%PDF-")),
    "docx": Kind(f"{_OFFICE}wordprocessingml.document", _archive("word/document.xml")),
    "xlsx": Kind(f"{_OFFICE}spreadsheetml.sheet", _archive("xl/workbook.xml")),
    "pptx": Kind(f"{_OFFICE}presentationml.presentation", _archive("ppt/presentation.xml")),
    "odt": Kind(f"{_OPEN}text", _archive("mimetype", f"{_OPEN}text")),
    "ods": Kind(f"{_OPEN}spreadsheet", _archive("mimetype", f"{_OPEN}spreadsheet")),
    "odp": Kind(f"{_OPEN}presentation", _archive("mimetype", f"{_OPEN}presentation")),
    "png": Kind("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": Kind("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": Kind("image/jpeg", _begins(b"\xff\xd8\xff")),
    "txt": Kind("text/plain", _text),
    "csv": Kind("text/csv", _text),
}


@dataclass(frozen=True)
class Accepted:
    """An upload that may be kept."""

    content: bytes
    name: str
    content_type: str


def accept(upload: UploadedFile[bytes], *, field: str = "file") -> Accepted:
    """The upload, ready for `kam.files.services.store`.

    Raises Invalid beside `field` for what is not on the list, is empty, is too large, or is not what its name says.
    """
    name = safe_name(upload.name or "")
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        raise Invalid({field: [_("The file is larger than %(size)s MB.") % {"size": settings.UPLOAD_LIMIT >> 20}]})
    stem, *endings = name.lower().split(".")
    kind = ALLOWED.get(endings[-1].strip()) if stem.strip() and endings else None
    if kind is None:
        raise Invalid({field: [_("This kind of file is not kept here. Use one of: %(list)s.") % {"list": listed()}]})
    if any(one.strip() in DANGEROUS for one in endings[:-1]):
        raise Invalid({field: [_("The name has a second ending that hides a program. Rename the file first.")]})
    content = upload.read()
    if not content:
        raise Invalid({field: [_("The file is empty.")]})
    if not kind.known(content):
        text = _("The content is not that of a .%(ending)s file. Open it where it was made and save it again.")
        raise Invalid({field: [text % {"ending": endings[-1]}]})
    return Accepted(content, name, kind.content_type)


def listed() -> str:
    """The endings that are kept, for people."""
    return ", ".join(sorted(ALLOWED))
