"""From an id to an interaction or a question.

Logging needs the capability and the right to see the account, so that a contributor can say what they saw.
"""

from __future__ import annotations

from accounts.access import Right, may, require_right
from accounts.models import Account
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can, require
from kam.tenancy.compiled import compiled
from kam.tenancy.models import Membership
from stakeholders.models import ClientQuestion, Touchpoint


def require_logging(actor: Membership, account: Account) -> None:
    """Raise NotAllowed unless the actor may log an interaction with this account."""
    require(actor, Capability.LOG_TOUCHPOINT)
    require_right(actor, account, Right.VIEW)


_account = compiled(lambda pk: Account.objects.filter(pk=pk).only("name"), pk=int)


def account_to_log(actor: Membership, pk: int) -> Account:
    """The account with this id, its name alone, if the actor may log an interaction with it."""
    account = _account.first(pk=pk)
    if account is None:
        raise NotVisible
    require_logging(actor, account)
    return account


def may_correct(actor: Membership, touchpoint: Touchpoint) -> bool:
    """Whoever logged an interaction may correct it, and whoever may change the account."""
    own = touchpoint.logged_by_id == actor.pk and actor_can(actor, Capability.LOG_TOUCHPOINT)
    return may(actor, touchpoint.account, Right.VIEW if own else Right.CHANGE)


def require_correction(actor: Membership, touchpoint: Touchpoint) -> None:
    """Raise NotAllowed unless the actor may correct this interaction."""
    if not may_correct(actor, touchpoint):
        raise NotAllowed("change_touchpoint")


def touchpoint_for(actor: Membership, pk: int, *, correct: bool = False) -> Touchpoint:
    """The interaction with this id, with its account and author; with `correct`, only if the actor may change it."""
    found = Touchpoint.objects.filter(pk=pk).select_related("account", "logged_by").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, Right.VIEW)
    if correct:
        require_correction(actor, found)
    return found


def question_for(actor: Membership, pk: int) -> ClientQuestion:
    """The question with this id and its account, for whoever may log an interaction with it."""
    related = ("account", "raised_by", "owner")
    found = ClientQuestion.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_logging(actor, found.account)
    return found
