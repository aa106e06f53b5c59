"""Invitation tokens: random, signed with the organisation they belong to, kept only as a hash."""

from __future__ import annotations

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

_SALT = "kam.members.invitation"


def new_token(organisation_id: int) -> str:
    """A token for a link. The signature covers the organisation, so that nobody can look into another one."""
    return Signer(salt=_SALT, sep="~").sign(f"{organisation_id}-{secrets.token_urlsafe(32)}")


def organisation_of(token: str) -> int | None:
    """The organisation a genuine token belongs to; None for anything else. No database needed."""
    try:
        number, _dash, _secret = Signer(salt=_SALT, sep="~").unsign(token).partition("-")
    except BadSignature:
        return None
    return int(number)


def hash_of(token: str) -> str:
    """What is kept of a token: enough to recognise it, useless for getting in."""
    return hashlib.sha256(token.encode()).hexdigest()
