"""Keeping files: the key is random, the folder is the organisation's, the content decides the type."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from kam.files.models import StoredFile
from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id


def safe_name(name: str) -> str:
    """A label without path, control or direction-changing characters, at most 150 long."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    return re.sub(r"\s+", " ", name).strip()[-150:] or "file"


def store(
    content: bytes | IO[bytes], name: str, content_type: str, *, actor: Membership | None, purpose: str
) -> StoredFile:
    """Write the content to storage and its row to the database.

    The row lives in the caller's transaction; when that rolls back an orphan file remains, which is harmless.
    """
    data = content if isinstance(content, bytes) else content.read()
    key = f"org-{required_organisation_id()}/{purpose}/{secrets.token_urlsafe(24)}"
    saved: File[bytes] = ContentFile(data)
    default_storage.save(key, saved)
    return StoredFile.objects.create(
        key=key,
        name=safe_name(name),
        content_type=content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        created_by=actor,
        purpose=purpose,
    )


def read(stored: StoredFile) -> bytes:
    """The whole content."""
    with default_storage.open(stored.key, "rb") as handle:
        return bytes(handle.read())
