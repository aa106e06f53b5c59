"""R13: what may be kept, and what is refused whatever its name promises."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kam.files.allowed import ALLOWED, accept
from kam.lib.errors import Invalid


def archive(**entries: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


DOCX = archive(word__document_DOT_xml=b"<w/>")
PDF = b"%PDF-1.7\n%%EOF"
BOMB = archive(word__document_DOT_xml=b"<w/>", word__media__bomb=b"\0" * (40 << 20))
GOOD = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": archive(xl__workbook_DOT_xml=b"<w/>"),
    "pptx": archive(ppt__presentation_DOT_xml=b"<p/>"),
    "odt": archive(mimetype=b"application/vnd.oasis.opendocument.text"),
    "ods": archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "odp": archive(mimetype=b"application/vnd.oasis.opendocument.presentation"),
    "png": b"\x89PNG\r\n\x1a\n....",
    "jpg": b"\xff\xd8\xff\xe0....",
    "jpeg": b"\xff\xd8\xff\xe0....",
    "txt": "Accordé".encode(),
    "csv": b"a;b\n1;2\n",
}


@pytest.mark.parametrize("ending", ALLOWED)
def test_each_kind_is_kept_under_a_safe_label_and_its_own_type(ending):
    found = accept(SimpleUploadedFile(f"Avenant n°2 v1.3.{ending.upper()}", GOOD[ending], "text/html"))
    assert found.content == GOOD[ending]
    assert found.name == f"Avenant n°2 v1.3.{ending.upper()}"
    assert found.content_type == ALLOWED[ending].content_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("drawing.svg", b"<svg onload='alert(1)'/>"),
        ("contract.pdf.exe", PDF),
        ("contract.exe.pdf", PDF),
        ("contract.svg.png", GOOD["png"]),
        ("contract", PDF),
        (".pdf", PDF),
        ("contract.pdf", b"MZ\x90\0this program"),
        ("contract.pdf", b"<html>%PDF-</html>"),
        ("contract.docx", PDF),
        ("contract.docx", archive(xl__workbook_DOT_xml=b"")),
        ("contract.docx", DOCX[:-30]),
        ("contract.docx", archive(word__document_DOT_xml=b"", word__vbaProject_DOT_bin=b"macro")),
        ("contract.docx", BOMB),
        ("contract.odt", archive(mimetype=b"application/x-sh")),
        ("picture.png", b"GIF89a<script>"),
        ("notes.txt", b"abc\0def"),
        ("notes.csv", b"\xff\xfe\x00"),
        ("contract.docm", DOCX),
        ("empty.pdf", b""),
    ],
)
def test_what_is_not_on_the_list_or_not_what_it_says_is_refused(name, content):
    with pytest.raises(Invalid) as refusal:
        accept(SimpleUploadedFile(name, content, "application/pdf"))
    assert "file" in refusal.value.errors


def test_a_path_in_the_name_is_only_a_label():
    assert accept(SimpleUploadedFile("..\\..\\etc\\passwd.txt", b"x")).name == "passwd.txt"


def test_a_large_file_is_refused_before_it_is_read(settings):
    settings.UPLOAD_LIMIT = 10
    upload = SimpleUploadedFile("large.pdf", PDF)
    with pytest.raises(Invalid, match="larger"):
        accept(upload)
    assert upload.tell() == 0
