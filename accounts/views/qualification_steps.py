"""One qualification: its page, asking raters, rating, deciding, withdrawing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, may, may_move
from accounts.access.qualification import may_ask, may_decide, qualification_for, require_ask, require_decide, sheet_for
from accounts.choices import Phase
from accounts.choices.qualification import QualificationState, Verdict
from accounts.forms.conflicts import rebased
from accounts.forms.qualification import AskForm, DecideForm, SheetForm, WithdrawForm
from accounts.models import Qualification
from accounts.queries.ratings import Results, criteria_of, results_of
from accounts.services.qualification import ask_raters, decide, save_sheet, withdraw
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO)
def qualification_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Where it stands, what the ratings amount to and why, what was decided."""
    one, actor = qualification_for(request.actor, pk), request.actor
    results = results_of(one)
    sent = [sheet for sheet in results.sheets if sheet.submitted_at]
    is_open = one.state == QualificationState.OPEN
    context = {
        "one": one,
        "account": one.account,
        "results": results,
        "sent": sent,
        "own": next((sheet for sheet in results.sheets if sheet.rater_id == actor.pk), None),
        "is_open": is_open,
        "may_open": may(actor, one.account, Right.VIEW),
        "may_ask": is_open and may_ask(actor, one),
        "may_decide": is_open and may_decide(actor),
        "suggested": _suggested(results),
        "offer_move": one.decision == Verdict.ENTER
        and one.account.phase == Phase.QUALIFICATION
        and one.account.archived_at is None
        and may_move(actor, one.account),
        **NAV,
    }
    return render(request, "accounts/qualification_detail.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def qualification_ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Who is asked to rate."""
    one = qualification_for(request.actor, pk)
    require_ask(request.actor, one)
    asked = [str(rater) for rater in one.sheets.values_list("rater_id", flat=True)]
    form = AskForm(posted(request), initial={"version": one.version, "raters": asked})
    context = _context(one, form)
    if request.method == "POST" and form.is_valid():
        try:
            ask_raters(one, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context |= {"form": AskForm(rebased(request.POST, error.current.version)), "stale": True}
            return shown(request, "accounts/qualification_ask.html", context, 409)
        else:
            return _back(request, pk, _("The raters are asked."))
    return shown(request, "accounts/qualification_ask.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def qualification_rate(request: ActorRequest, pk: int) -> HttpResponse:
    """One's own sheet: the written scales, a draft, and sending."""
    sheet = sheet_for(request.actor, pk)
    one = sheet.qualification
    if sheet.submitted_at or one.state != QualificationState.OPEN:
        return _back(request, pk, _("Your ratings are sent: they stand as they are."))
    criteria = criteria_of(one.edition_id)
    given = {rating.criterion_id: rating for rating in sheet.ratings.all()}
    form = SheetForm(posted(request), criteria=criteria, given=given, version=sheet.version)
    context = _context(one, form)
    if request.method != "POST":
        return render(request, "accounts/qualification_rate.html", context)
    send = request.POST.get("act") == "send"
    if form.is_valid():
        version, points, notes = form.cleaned_data["version"], form.points(), form.notes()
        try:
            save_sheet(sheet, actor=request.actor, version=version, points=points, notes=notes, send=send)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            again = rebased(request.POST, error.current.version)
            context["form"] = SheetForm(again, criteria=criteria, given=given, version=error.current.version)
            context["stale"] = True
            return render(request, "accounts/qualification_rate.html", context, status=409)
        else:
            return _back(request, pk, _("Your ratings are sent.") if send else _("Your draft is kept."))
    return render(request, "accounts/qualification_rate.html", context, status=422)


@page(Capability.FORCE_GATE, methods=("GET", "POST"))
def qualification_decide(request: ActorRequest, pk: int) -> HttpResponse:
    """What the committee decides, and why."""
    one = qualification_for(request.actor, pk)
    require_decide(request.actor)
    results = results_of(one)
    suggested = results.score.verdict if results.score else ""
    form = DecideForm(posted(request), initial={"version": one.version, "decision": suggested})
    context = {**_context(one, form), "results": results, "suggested": Verdict(suggested).label if suggested else ""}
    if request.method == "POST" and form.is_valid():
        try:
            decide(one, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            fresh = qualification_for(request.actor, pk)
            context |= {"results": results_of(fresh), "stale": True}
            context["form"] = DecideForm(rebased(request.POST, error.current.version))
            return shown(request, "accounts/qualification_decide.html", context, 409)
        else:
            return _back(request, pk, _("The decision is recorded."))
    return shown(request, "accounts/qualification_decide.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def qualification_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the nomination back."""
    one = qualification_for(request.actor, pk)
    require_ask(request.actor, one)
    form = WithdrawForm(posted(request), initial={"version": one.version})
    context = _context(one, form)
    if request.method == "POST" and form.is_valid():
        version, reason = form.cleaned_data["version"], form.cleaned_data["reasons"]
        try:
            withdraw(one, actor=request.actor, version=version, reason=reason)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context |= {"form": WithdrawForm(rebased(request.POST, error.current.version)), "stale": True}
            return shown(request, "accounts/qualification_withdraw.html", context, 409)
        else:
            return _back(request, pk, _("The nomination is withdrawn."))
    return shown(request, "accounts/qualification_withdraw.html", context, 422 if form.is_bound else 200)


def _suggested(results: Results) -> str:
    """What the thresholds make of the score."""
    if results.score is None or not results.score.verdict:
        return ""
    return _("suggests: %(what)s") % {"what": Verdict(results.score.verdict).label}


def _context(one: Qualification, form: Any) -> dict[str, Any]:
    url = reverse("accounts:qualification_detail", args=[one.pk])
    return {"one": one, "account": one.account, "form": form, "cancel": url, **NAV}


def _back(request: ActorRequest, pk: int, text: str) -> HttpResponse:
    return done(request, reverse("accounts:qualification_detail", args=[pk]), text)
