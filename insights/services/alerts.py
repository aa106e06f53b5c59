"""What people do with alerts."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from insights.choices import AlertState
from insights.models import Alert
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def take_alert(alert: Alert, *, actor: Membership, version: int) -> Alert:
    """Say that one works on it: the alert stays, under one's name. Raises Conflict when somebody was first."""
    require_right(actor, alert.account, Right.VIEW)
    if alert.state == AlertState.CLOSED:
        raise Invalid(_("This alert is closed."))
    with act(actor, "alert.take", target=alert):
        return save_version(alert, version, state=AlertState.ACKNOWLEDGED, taken_by=actor)


def close_alert(alert: Alert, *, actor: Membership, version: int, note: str, today: date) -> Alert:
    """Close an alert with a written reason; the rule opens a new one only when the facts still say so."""
    require_right(actor, alert.account, Right.CHANGE)
    if not note.strip():
        raise Invalid({"note": [_("Write what was done: the next reader will want to know.")]})
    with act(actor, "alert.close", target=alert, reason=note.strip()):
        return save_version(alert, version, state=AlertState.CLOSED, closed_on=today, note=note.strip())
