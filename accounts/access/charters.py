"""From an id to a version of a charter, and to one of its lines; the account's rights decide."""

from __future__ import annotations

from typing import Any

from accounts.access.accounts import account_for
from accounts.access.rights import Right
from accounts.models import Charter
from accounts.models.charter import LINE_MODELS
from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership


def charter_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Charter:
    """The version with this id, its account as `account_for` gives it. Two queries. Raises NotVisible, NotAllowed."""
    found = Charter.objects.filter(pk=pk).select_related("agreed_by").first()
    if found is None:
        raise NotVisible
    found.account = account_for(actor, found.account_id, right)
    return found


def line_for(actor: Membership, part: str, pk: int, right: Right = Right.VIEW) -> Any:
    """The line of this part with this id, its charter and account beside it. Raises NotVisible, NotAllowed."""
    model = LINE_MODELS.get(part)
    found = model.objects.filter(pk=pk).select_related("charter").first() if model else None
    if found is None:
        raise NotVisible
    found.charter.account = account_for(actor, found.charter.account_id, right)
    return found
