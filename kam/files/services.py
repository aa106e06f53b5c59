"""Keeping files: the key is random, the folder is the organisation's, the content decides the type."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Collection
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone

from kam.files.models import StoredFile
from kam.lib.errors import NotVisible
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
    """The whole content. Raises NotVisible when it was dropped."""
    if stored.dropped_at is not None:
        raise NotVisible
    with default_storage.open(stored.key, "rb") as handle:
        return bytes(handle.read())


def mark_dropped(ids: Collection[int]) -> list[int]:
    """Say of these files that their content is gone; returns those of which it was not said before.

    From the caller's commit on nobody is handed one. `delete_content` takes it from storage afterwards: a deletion
    cannot be rolled back.
    """
    found = StoredFile.objects.filter(pk__in=ids, dropped_at=None)
    marked = list(found.values_list("pk", flat=True))
    found.update(dropped_at=timezone.now(), name="[…]", sha256="")
    return marked


def delete_content(ids: Collection[int]) -> int:
    """Delete from storage what was marked as dropped; again does nothing more. Returns how many there were."""
    keys = list(StoredFile.objects.filter(pk__in=ids, dropped_at__isnull=False).values_list("key", flat=True))
    for key in keys:
        default_storage.delete(key)
    return len(keys)
