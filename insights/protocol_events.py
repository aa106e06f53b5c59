"""The event of this room that protocols answer: a renewal is at risk."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gates.checks import Facts
from accounts.models import Account
from accounts.protocols.events import Event, Happened, register_event
from insights.choices import AlertState
from insights.models import Alert

ALERT = "insights.alert"


def register() -> None:
    """Add it to the registry; for `AppConfig.ready`."""
    register_event(Event(ALERT, gettext_lazy("a renewal is at risk"), tell_alert, open_alerts))


def tell_alert(account: Account, pk: int) -> Happened | None:
    """An alert of the account, whatever became of it."""
    one = Alert.objects.filter(account=account, pk=pk).select_related("contract").first()
    return alert_event(one) if one is not None else None


def open_alerts(facts: Facts) -> list[Happened]:
    """The account's alerts that are not closed: as long as the cause lasts, so does the offer. One query."""
    found = Alert.objects.filter(account=facts.account).exclude(state=AlertState.CLOSED).select_related("contract")
    return [alert_event(one) for one in found.order_by("-score", "pk")[:3]]


def alert_event(alert: Alert) -> Happened:
    """The alert with the contract's end, from which a renewal counts back."""
    text = _("The renewal of contract %(reference)s is at risk: %(score)d of 100") % {
        "reference": alert.contract.reference, "score": alert.score,
    }  # fmt: skip
    url = reverse("insights:alert_detail", args=[alert.pk])
    return Happened(ALERT, alert.pk, alert.opened_on, text, url, alert.contract.end_on)
