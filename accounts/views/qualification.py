"""Candidates: the list, what is due, the matrix, nominating, and one account's qualifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.choices.qualification import Verdict
from accounts.forms.qualification import CandidateFilters, NominateForm
from accounts.qualification_chart import matrix_chart
from accounts.queries import qualification as queries
from accounts.queries.header import account_header
from accounts.queries.ratings import rules
from accounts.services.qualification import nominate
from accounts.views.answers import done, posted
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO)
def qualification_list(request: ActorRequest) -> HttpResponse:
    """Who is nominated, how far it is, and what was decided."""
    filters = CandidateFilters(request.GET)
    words, sort = request.GET.get("q", "").replace("\x00", "")[:100], request.GET.get("sort", "-nominated")
    narrowed = bool(words or any(filters.chosen().values()))
    found = queries.candidates(
        request.actor,
        timezone.localdate(),
        words=words,
        sort=sort,
        cursor=request.GET.get("at", ""),
        **filters.chosen(),
    )
    context = {
        "rows": found.rows,
        "previous_url": _at(request, found.previous_cursor),
        "next_url": _at(request, found.next_cursor),
        "filters": filters,
        "asked": [] if request.htmx or narrowed else queries.asked_of(request.actor),
        "q": words,
        "narrowed": narrowed,
        "keep": {"sort": sort} if "sort" in request.GET else {},
        "compared_in": _compared_in(request, sort, found.rows),
        "wanted": rules().raters,
        "may_nominate": actor_can(request.actor, Capability.CREATE_ACCOUNT),
        **NAV,
    }
    part = "#list" if request.htmx else ""
    return render(request, f"accounts/qualification_list.html{part}", context)


def _compared_in(request: ActorRequest, sort: str, rows: Sequence[Any]) -> str:
    """The currency in which potentials of several are compared; empty where nothing has to be said."""
    base = request.actor.organisation.currency
    mixed = any(one.currency != base for one in rows)
    return base if mixed and sort.removeprefix("-") == "potential" else ""


@page(Capability.VIEW_PORTFOLIO)
def qualification_due(request: ActorRequest) -> HttpResponse:
    """Which accounts are to be qualified again, and which never were."""
    today, cursor = timezone.localdate(), request.GET.get("at", "")
    found = queries.due(request.actor, today, cursor=cursor)
    never, never_count = ([], 0) if cursor else queries.never_qualified(request.actor)
    context = {
        "rows": found.rows,
        "previous_url": _at(request, found.previous_cursor),
        "next_url": _at(request, found.next_cursor),
        "never": never,
        "never_count": never_count,
        "today": today,
        "may_nominate": actor_can(request.actor, Capability.CREATE_ACCOUNT),
        **NAV,
    }
    return render(request, "accounts/qualification_due.html", context)


@page(Capability.VIEW_PORTFOLIO)
def qualification_matrix(request: ActorRequest) -> HttpResponse:
    """Attractiveness by our strength, each account one point."""
    decision = request.GET.get("decision", "")
    decision = decision if decision in Verdict.values else ""
    rows = queries.placed(request.actor, timezone.localdate(), decision=decision)
    told, after = queries.after_account(rows, request.GET.get("after", ""))
    own = request.path
    chips: list[dict[str, Any]] = [{"label": _("All"), "url": own, "active": not decision}]
    chips += [
        {"label": one.label, "url": f"{own}?decision={one.value}", "active": decision == one.value} for one in Verdict
    ]
    following = {"after": after, **({"decision": decision} if decision else {})}
    context = {
        "rows": told,
        "total": len(rows),
        "unmeasured": sorted({row["one"].currency for row in rows if row["worth"] is None}),
        "chart": matrix_chart(rows, rules()) if rows else "",
        "chips": chips,
        "next_url": f"?{urlencode(following)}#accounts" if after else "",
        **NAV,
    }
    return render(request, "accounts/qualification_matrix.html", context)


@page(Capability.CREATE_ACCOUNT, methods=("GET", "POST"))
def qualification_create(request: ActorRequest) -> HttpResponse:
    """Nominate an account, or a prospect that becomes one."""
    form = NominateForm(posted(request), actor=request.actor, account=request.GET.get("account", ""))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        account, name = given.pop("account"), given.pop("name")
        try:
            made = nominate(account or name, actor=request.actor, today=timezone.localdate(), **given)
        except Invalid as error:
            put_on_form(form, error)
        else:
            url = reverse("accounts:qualification_detail", args=[made.pk])
            return done(request, url, _("%(name)s is nominated.") % {"name": made.account.name})
    context = {"form": form, "cancel": reverse("accounts:qualification_list"), **NAV}
    return shown(request, "accounts/qualification_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO)
def account_qualification(request: ActorRequest, pk: int) -> HttpResponse:
    """What was ever decided about an account's place in the programme."""
    account = account_for(request.actor, pk)
    context = {
        "account": account,
        "header": account_header(account, request.actor),
        "rows": queries.of_account(account.pk),
        "may_nominate": actor_can(request.actor, Capability.CREATE_ACCOUNT) and account.archived_at is None,
        **NAV,
    }
    return render(request, "accounts/account_qualification.html", context)


def _at(request: ActorRequest, cursor: str | None) -> str:
    if cursor is None:
        return ""
    kept = request.GET.copy()
    kept["at"] = cursor
    return f"?{kept.urlencode()}"
