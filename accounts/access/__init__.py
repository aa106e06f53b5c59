"""From an id to an object, by the rights of the person who asks: the one way in."""

from accounts.access.accounts import account_for, place_for
from accounts.access.contracts import contract_for
from accounts.access.imports import import_for
from accounts.access.programme import criterion_for, tag_for
from accounts.access.rights import (
    Right,
    accounts_with,
    changeable,
    may,
    may_move,
    require_move,
    require_right,
    visible_accounts,
)
from accounts.access.saved_views import may_change_view, view_for, visible_views

__all__ = [
    "Right",
    "account_for",
    "accounts_with",
    "changeable",
    "contract_for",
    "criterion_for",
    "import_for",
    "may",
    "may_change_view",
    "may_move",
    "place_for",
    "require_move",
    "require_right",
    "tag_for",
    "view_for",
    "visible_accounts",
    "visible_views",
]
