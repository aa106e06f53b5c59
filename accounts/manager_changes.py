"""An account gets another manager: a registry of what the apps above do in the same transaction.

It is registered in `AppConfig.ready`, so that this room needs to know nobody above it. An import, which hands over a
hundred accounts at once, tells nobody: what it brings is offered on the accounts' pages, as protocols are (decision
007).
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import Account
from kam.tenancy.models import Membership

Follow = Callable[[Account, Membership, Membership], None]
_FOLLOWING: list[Follow] = []


def register_manager_change(follow: Follow) -> None:
    """Call `follow(account, former, owner)` when a manager hands an account to the next; for `AppConfig.ready`."""
    _FOLLOWING.append(follow)


def follow_manager_change(account: Account, former: Membership | None, owner: Membership) -> None:
    """Tell everybody who registered, in the act of the change; an account that had no manager changes no hands."""
    if former is not None:
        for follow in _FOLLOWING:
            follow(account, former, owner)
