"""The address of an account's mailbox, and the signature under what the mail server hands on: pure rules."""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256

TOLERANCE = 300
_LOCAL = re.compile(r"^(?P<organisation>[1-9][0-9]{0,17})-(?P<token>[a-z2-7]{16})$")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_token() -> str:
    """Eighty bits that nobody guesses, in letters that survive being read aloud."""
    return "".join(secrets.choice(_ALPHABET) for _nth in range(16))


def address_of(organisation_id: int, token: str, domain: str) -> str:
    """The whole address. The organisation stands in it, so that its wall is entered before anything is read."""
    return f"{organisation_id}-{token}@{domain}"


def taken_apart(address: str, domain: str) -> tuple[int, str] | None:
    """Organisation and token of an address under `domain`, else None. Case does not matter, as in all mail."""
    local, _at, given = address.strip().lower().rpartition("@")
    found = _LOCAL.match(local)
    if found is None or not domain or given != domain.lower():
        return None
    return int(found["organisation"]), found["token"]


def signature(secret: str, moment: int, recipient: str, body: bytes) -> str:
    """HMAC-SHA256 over the second, the recipient and the mail, in hexadecimal."""
    return hmac.new(secret.encode(), f"{moment}\n{recipient}\n".encode() + body, sha256).hexdigest()


def is_signed(secret: str, moment: str, given: str, recipient: str, body: bytes, now: int) -> bool:
    """Whether the mail server signed exactly this within the last five minutes. Without a secret nothing is."""
    if not secret or not moment.isdecimal() or len(moment) > 12 or abs(now - int(moment)) > TOLERANCE:
        return False
    return hmac.compare_digest(signature(secret, int(moment), recipient, body), given.strip().lower())
