"""Asking whether an e-mail has arrived before it is sent again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class DeliveryLookup(Protocol):
    """Where arrivals can be asked for."""

    def arrived(self, message_id: str) -> bool | None:
        """True or False where it is known, None where nobody can say."""
        ...


class NoLookup:
    """Plain SMTP without a log: nobody can say."""

    def arrived(self, message_id: str) -> bool | None:
        """Always None."""
        return None


class FolderLookup:
    """A relay or catcher that keeps accepted messages as files named by the SHA-256 of the bare Message-ID."""

    def arrived(self, message_id: str) -> bool | None:
        """True when the file is there."""
        name = hashlib.sha256(message_id.strip("<>").encode()).hexdigest()
        return (Path(settings.OUTBOX_LOOKUP_FOLDER) / f"{name}.eml").exists()


def delivery_lookup() -> DeliveryLookup:
    """The look-up that settings.OUTBOX_LOOKUP names."""
    lookup: DeliveryLookup = import_string(settings.OUTBOX_LOOKUP)()
    return lookup
