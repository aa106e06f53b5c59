"""Signals: the alerts, one alert, and what people do with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.access import Right, may
from accounts.queries.protocol_offers import Offer, offers_for
from insights.access import alert_for
from insights.choices import AlertState, RiskLevel
from insights.forms.alerts import CloseForm
from insights.models import Alert
from insights.protocol_events import alert_event
from insights.queries.alerts import AlertFilter, alert_counts, alert_page
from insights.services.alerts import close_alert, take_alert
from insights.wording import sentence, sentences
from kam.audit.queries import history_of
from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import version_of


def _address(wanted: AlertFilter, **changes: Any) -> str:
    query = {"state": wanted.state, "level": wanted.level, "mine": "1" if wanted.mine else "", **changes}
    return f"{reverse('insights:signal_list')}?{urlencode({key: value for key, value in query.items() if value})}"


def _states() -> list[tuple[AlertState, str]]:
    """The states as words for many alerts, which French tells from the word for one."""
    return [
        (AlertState.OPEN, pgettext("alerts", "Open")),
        (AlertState.ACKNOWLEDGED, pgettext("alerts", "Taken up")),
        (AlertState.CLOSED, pgettext("alerts", "Closed")),
    ]


@page(Capability.VIEW_PORTFOLIO)
def signal_list(request: ActorRequest) -> HttpResponse:
    """Renewals at risk, the worst first, each with its heaviest reason."""
    wanted = AlertFilter.read(request.GET)
    counts = alert_counts(request.actor)
    found = alert_page(request.actor, wanted)
    context = {
        "nav": "insights:signal_list",
        "rows": [(one, sentence(one.reasons[0]) if one.reasons else "") for one in found.rows],
        "states": [
            (text, _address(wanted, state=state), wanted.state == state, counts[state]) for state, text in _states()
        ],
        "levels": [
            (level.label, _address(wanted, level="" if wanted.level == level else level), wanted.level == level)
            for level in (RiskLevel.RISK, RiskLevel.WATCH)
        ],
        "mine": (_address(wanted, mine="" if wanted.mine else "1"), wanted.mine),
        "next_url": _address(wanted, after=found.next_cursor) if found.next_cursor else "",
        "previous_url": _address(wanted, before=found.previous_cursor) if found.previous_cursor else "",
        "filtered": bool(wanted.level or wanted.mine),
    }
    return render(request, "insights/signal_list.html#list" if request.htmx else "insights/signal_list.html", context)


def _detail(request: ActorRequest, alert: Alert, form: CloseForm, status: int = 200) -> HttpResponse:
    context = {
        "nav": "insights:signal_list",
        "alert": alert,
        "reasons": sentences(alert.reasons),
        "form": form,
        "may_close": alert.state != AlertState.CLOSED and may(request.actor, alert.account, Right.CHANGE),
        "offers": _offers(request, alert),
        "may_take": alert.state == AlertState.OPEN,
        "entries": history_of(alert),
    }
    return render(request, "insights/alert_detail.html", context, status=status)


def _offers(request: ActorRequest, alert: Alert) -> list[Offer]:
    """The protocols that answer the alert while it is not closed, for those who may start them."""
    if alert.state == AlertState.CLOSED or not may(request.actor, alert.account, Right.CHANGE):
        return []
    return offers_for(alert.account, [alert_event(alert)])


@page(Capability.VIEW_PORTFOLIO)
def alert_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Why this renewal is fragile, and what to do about it."""
    alert = alert_for(request.actor, pk)
    return _detail(request, alert, CloseForm(initial={"version": alert.version}))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def alert_take(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the alert up."""
    alert = alert_for(request.actor, pk)
    take_alert(alert, actor=request.actor, version=version_of(request))
    messages.success(request, _("You have taken this up."))
    return HttpResponseRedirect(reverse("insights:alert_detail", args=[pk]))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def alert_close(request: ActorRequest, pk: int) -> HttpResponse:
    """Close the alert with a reason; 422 without one, 409 when it changed meanwhile, the text kept in both."""
    alert = alert_for(request.actor, pk, Right.CHANGE)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _detail(request, alert, form, status=422)
    try:
        close_alert(alert, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
    except Conflict as conflict:
        form.data = {**request.POST.dict(), "version": str(conflict.current.version)}
        form.add_error(None, _("The alert changed meanwhile: read it again, then close it."))
        return _detail(request, conflict.current, form, status=409)
    messages.success(request, _("The alert is closed."))
    return HttpResponseRedirect(reverse("insights:signal_list"))
