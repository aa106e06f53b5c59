"""From an id to an object, by the rights of the person who asks: the one way in."""

from accounts.access.accounts import account_for, colleague_for, place_for
from accounts.access.charters import charter_for, line_for
from accounts.access.contracts import (
    competitor_for,
    contract_for,
    document_for,
    frameworks_for,
    runway_gate_for,
    visible_contracts,
)
from accounts.access.footprint import entity_for, product_for
from accounts.access.imports import import_for
from accounts.access.programme import criterion_for, tag_for
from accounts.access.protocols import (
    edition_for,
    may_do_step,
    require_step,
    run_for,
    run_step_for,
    step_for,
    template_for,
)
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
    "charter_for",
    "colleague_for",
    "competitor_for",
    "contract_for",
    "criterion_for",
    "document_for",
    "edition_for",
    "entity_for",
    "frameworks_for",
    "import_for",
    "line_for",
    "may",
    "may_change_view",
    "may_do_step",
    "may_move",
    "place_for",
    "product_for",
    "require_move",
    "require_right",
    "require_step",
    "run_for",
    "run_step_for",
    "runway_gate_for",
    "step_for",
    "tag_for",
    "template_for",
    "view_for",
    "visible_accounts",
    "visible_contracts",
    "visible_views",
]
