"""From an id to an alert, and which alerts a person may see: the account's rights decide."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from accounts.access import Right, accounts_with, require_right, visible_accounts
from insights.models import Alert
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership

Clause = tuple[str, tuple[Any, ...]]  # a piece of a written statement, and its parameters


def visible_alerts(actor: Membership) -> QuerySet[Alert]:
    """The alerts of the accounts the actor may open, with account and contract read along."""
    alerts = Alert.objects.select_related("account", "account__owner", "contract", "taken_by")
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return alerts
    return alerts.filter(account__in=accounts_with(actor, Right.VIEW))


def alert_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Alert:
    """The alert with this id; NotVisible when it is not the organisation's, NotAllowed without the account's right."""
    alert = Alert.objects.select_related("account", "account__owner", "contract", "taken_by").filter(pk=pk).first()
    if alert is None:
        raise NotVisible
    require_right(actor, alert.account, right)
    return alert


def rights_clause(actor: Membership, column: str) -> Clause:
    """The accounts the actor may open, as a condition on `column` of a written statement, and its parameters.

    Nothing for who sees all accounts. The text is the ORM's own; it goes last, so its parameters do too.
    """
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return "", ()
    try:
        sql, parameters = visible_accounts(actor).values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "and false", ()
    return f"and {column} in ({sql})", tuple(parameters)
