"""The account's header above its tab People."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from accounts.models import Account
from kam.tenancy.models import Membership


def header_of(account: Account, actor: Membership) -> Any:
    """What `accounts/_header.html` shows."""
    if find_spec("accounts.queries.header") is None:
        return None
    return import_module("accounts.queries.header").account_header(account, actor)
