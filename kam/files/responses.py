"""Handing a stored file to a browser: always a download, never rendered on our origin."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse

from kam.files.models import StoredFile
from kam.lib.errors import NotVisible


def download(stored: StoredFile, *, name: str = "") -> FileResponse:
    """The file as an attachment. The caller has already asked whether this person may have it.

    Raises NotVisible when the content was dropped.
    """
    if stored.dropped_at is not None:
        raise NotVisible
    response = FileResponse(
        default_storage.open(stored.key, "rb"),
        as_attachment=True,
        filename=name or stored.name,
        content_type=stored.content_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
