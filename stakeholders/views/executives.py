"""Executive alignment: an account's pairs, everybody's, one pair's briefing, and what changes them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.models import Account
from accounts.queries.header import account_header
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import pair_for
from stakeholders.forms.executives import ChangePairForm, EndPairForm, PairForm
from stakeholders.queries import executives as queries
from stakeholders.queries.people import silence_of
from stakeholders.services.executives import change_pair, end_pair, pair_executives
from stakeholders.views.answers import crumbs_of, differences, read_anew


@page(Capability.VIEW_PORTFOLIO)
def account_executives(request: ActorRequest, account_id: int) -> HttpResponse:
    """The account's pairs with how they stand, and who of ours is asked for too much."""
    account, today = account_for(request.actor, account_id), timezone.localdate()
    header, rows = account_header(account, request.actor), queries.pairs_of(account, today=today)
    context = {
        "account": account,
        "header": header,
        "may_edit": header.may_change,
        "rows": rows,
        "overloaded": queries.overloaded(rows),
        "ended": queries.ended_pairs_of(account),
        "crumbs": crumbs_of(account, (_("Executives"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/account_executives.html", context)


@page(Capability.VIEW_PORTFOLIO)
def executive_list(request: ActorRequest) -> HttpResponse:
    """The pairs the actor is part of; `?who=all` those of every account the actor may open."""
    mine = request.GET.get("who") != "all"
    found = queries.pairs_page(
        request.actor, mine=mine, cursor=request.GET.get("after", ""), today=timezone.localdate()
    )
    base = "?after=" if mine else "?who=all&after="
    context = {
        "mine": mine,
        "rows": found.rows,
        "overloaded": queries.overloaded(found.rows),
        "next_url": f"{base}{found.next_cursor}" if found.next_cursor else "",
        "previous_url": f"{base}{found.previous_cursor}" if found.previous_cursor else "",
        "nav": "stakeholders:directory",
        "crumbs": [
            {"label": _("People"), "url": reverse("stakeholders:directory")},
            {"label": _("Executives"), "url": ""},
        ],
    }
    name = "stakeholders/executive_list.html"
    return render(request, f"{name}#list" if request.htmx else name, context)


@page(Capability.VIEW_PORTFOLIO)
def executive_briefing(request: ActorRequest, pk: int) -> HttpResponse:
    """What to know before the two meet: who it is, what was said last, what is sore, who else decides."""
    pair, today = pair_for(request.actor, pk), timezone.localdate()
    context = {
        "pair": pair,
        "person": pair.stakeholder,
        "account": pair.account,
        "row": queries.pair_row(pair, today=today),
        "header": account_header(pair.account, request.actor),
        "silence": silence_of(pair.stakeholder, today),
        "contacts": queries.contacts_of(pair),
        "sore": queries.sore_points_of(pair.account, today=today),
        "others": queries.around(pair.stakeholder),
        "crumbs": crumbs_of(pair.account, (_("Executives"), _page_of(pair.account)), (_("Briefing"), "")),
    }
    return shown(request, "stakeholders/executive_briefing.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def executive_create(request: ActorRequest, account_id: int) -> HttpResponse:
    """A new pair; `?stakeholder=` chooses theirs."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    form = PairForm(request.POST or None, account=account, initial={"stakeholder": request.GET.get("stakeholder", "")})
    if request.method == "POST" and form.is_valid():
        try:
            pair_executives(account, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
            return saved(request, _("The pair is made."), _page_of(account))
        except Invalid as error:
            put_on_form(form, error)
    return _form(request, account, form, _("New pair"), reverse("stakeholders:executive_create", args=[account.pk]))


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def executive_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Another rhythm or purpose."""
    pair = pair_for(request.actor, pk, Right.CHANGE)
    initial = {name: getattr(pair, name) for name in ("version", "cadence_days", "purpose")}
    form = ChangePairForm(request.POST or None, initial=initial)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            change_pair(pair, actor=request.actor, **form.cleaned_data)
            return saved(request, _("Saved."), _page_of(pair.account))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            conflict = differences(form, error.current, ("cadence_days", "purpose"))
            read_anew(form, error.current)
    action = reverse("stakeholders:executive_edit", args=[pair.pk])
    return _form(request, pair.account, form, str(pair), action, conflict)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def executive_end(request: ActorRequest, pk: int) -> HttpResponse:
    """The pair is no more."""
    pair = pair_for(request.actor, pk, Right.CHANGE)
    form = EndPairForm(request.POST or None, initial={"version": pair.version})
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            end_pair(pair, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
            return saved(request, _("The pair has ended; its history stays."), _page_of(pair.account))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            conflict = [(_("Contact every (days)"), pair.cadence_days, error.current.cadence_days)]
            read_anew(form, error.current)
    action = reverse("stakeholders:executive_end", args=[pair.pk])
    return _form(request, pair.account, form, _("End the pair"), action, conflict)


def _form(
    request: ActorRequest, account: Account, form: Any, title: str, action: str, conflict: list[Any] | None = None
) -> HttpResponse:
    context = {
        "account": account,
        "form": form,
        "title": title,
        "action": action,
        "cancel": _page_of(account),
        "current_values": conflict,
        "crumbs": crumbs_of(account, (_("Executives"), _page_of(account)), (title, "")),
    }
    status = 409 if conflict is not None else 422 if form.errors else 200
    return shown(request, "stakeholders/executive_form.html", context, status)


def _page_of(account: Account) -> str:
    return reverse("stakeholders:account_executives", args=[account.pk])
