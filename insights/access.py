"""From an id to an alert, and which alerts a person may see: the account's rights decide."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.access import Right, accounts_with, require_right
from insights.models import Alert
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership


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
