"""What the insights room shows of one account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import account_for
from accounts.queries.group import coordinators_of
from accounts.queries.header import account_header
from insights.choices import AlertState
from insights.models import Alert, RenewalAssessment
from insights.queries.account_risk import most_fragile_score
from insights.wording import sentences
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


def _assessments(account_id: int) -> list[tuple[RenewalAssessment, list[dict[str, object]]]]:
    """The account's running contracts as assessed, the most fragile first, with their worded reasons."""
    rows = RenewalAssessment.objects.filter(account_id=account_id, contract__outcome="running")
    return [(one, sentences(one.reasons)) for one in rows.select_related("contract").order_by("-score", "id")]


@page(Capability.VIEW_PORTFOLIO)
def account_risks(request: ActorRequest, pk: int) -> HttpResponse:
    """The Risks tab: every contract's renewal risk explained, and the alerts past and present."""
    account = account_for(request.actor, pk)
    context = {
        "nav": "accounts:portfolio",
        "account": account,
        "header": account_header(account, request.actor),
        "tab": "risks",
        "assessments": _assessments(pk),
        "alerts": Alert.objects.filter(account=account).select_related("contract", "taken_by").order_by("-id")[:20],
    }
    return render(request, "insights/account_risks.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_risk_panel(request: ActorRequest, pk: int) -> HttpResponse:
    """The panel of the account's overview: the most fragile contract and why."""
    account = account_for(request.actor, pk)
    found = _assessments(pk)
    alert = Alert.objects.filter(account=account).exclude(state=AlertState.CLOSED).order_by("-score").first()
    context = {"account": account, "found": found[0] if found else None, "alert": alert}
    return render(request, "insights/account_risk_panel.html", context)


@page(Capability.VIEW_PORTFOLIO)
def account_header_facts(request: ActorRequest, pk: int) -> HttpResponse:
    """What the head of an account's pages asks for: its renewal risk, a link to the reasons; who leads the group."""
    account = account_for(request.actor, pk)
    score, level = most_fragile_score(pk) or (None, "")
    lead = coordinators_of(account, request.actor).global_lead
    context = {"account": account, "score": score, "level": level, "lead": lead}
    return render(request, "insights/account_header_facts.html", context)
