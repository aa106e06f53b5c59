"""The relationship charter of an account: begun, agreed on, written anew, its draft thrown away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, charter_for
from accounts.choices import CharterState
from accounts.forms.charter_agreement import AgreeForm, DiscardForm, NewVersionForm
from accounts.forms.conflicts import rebased
from accounts.gates.rule import LANGUAGES
from accounts.queries.charters import charters_of, contents_of, standing_of
from accounts.queries.header import account_header
from accounts.services.charters.agreeing import agree_charter
from accounts.services.charters.opening import discard_draft, open_charter
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO)
def account_charter(request: ActorRequest, pk: int) -> HttpResponse:
    """The charter that counts, below the draft where one is written; where there is none, how to begin."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    versions = charters_of(account)
    current = {one.state: one for one in versions if one.state != CharterState.SUPERSEDED}
    draft, agreed = current.get(CharterState.DRAFT), current.get(CharterState.AGREED)
    header = account_header(account, request.actor, today)
    context = {
        "account": account,
        "header": header,
        "versions": versions,
        "draft": draft,
        "agreed": agreed,
        # Beside a draft the charter that counts comes by an address of its own.
        "content": next(iter(contents_of([one for one in (draft or agreed,) if one])), None),
        "may_write": header.may_change and not header.archived,
        "may_export": actor_can(request.actor, Capability.EXPORT_DATA),
        "language": request.organisation.locale,
        **NAV,
    }
    return render(request, "accounts/account_charter.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def charter_open(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin the charter with the suggested lines of a language, or a new version with its reason."""
    account, today = account_for(request.actor, pk, Right.CHANGE), timezone.localdate()
    again = standing_of(account).agreed is not None
    form = NewVersionForm(posted(request)) if again else None
    context = {"account": account, "form": form, "language": request.organisation.locale}
    if request.method == "POST" and (form is None or form.is_valid()):
        given = form.cleaned_data if form else {"language": _language(request)}
        try:
            open_charter(account, actor=request.actor, today=today, **given)
        except Invalid as error:
            if form is None:
                raise
            put_on_form(form, error)
        else:
            return done(request, _charter(pk), _("The draft is open: nothing of it counts before both sides agree."))
    return shown(request, "accounts/charter_open.html", context, 422 if request.method == "POST" else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def charter_agree(request: ActorRequest, pk: int) -> HttpResponse:
    """Record who agreed on both sides, with what is still missing said before."""
    charter, today = charter_for(request.actor, pk, Right.CHANGE), timezone.localdate()
    form = AgreeForm(posted(request), charter=charter, actor=request.actor, today=today)
    [content] = contents_of([charter])
    context: dict[str, Any] = {"charter": charter, "account": charter.account, "form": form, "content": content}
    if request.method == "POST" and form.is_valid():
        try:
            agree_charter(charter, actor=request.actor, today=today, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            typed = rebased(request.POST, error.current.version)
            context["form"] = AgreeForm(typed, charter=charter, actor=request.actor, today=today)
            return shown(request, "accounts/charter_agree.html", context | {"stale": True}, 409)
        else:
            return saved(request, _("The charter is agreed: it counts from now on."), _charter(charter.account_id))
    return shown(request, "accounts/charter_agree.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def charter_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw the draft away, after saying what goes with it."""
    charter = charter_for(request.actor, pk, Right.CHANGE)
    form = DiscardForm(posted(request), initial={"version": charter.version})
    [content] = contents_of([charter])
    context: dict[str, Any] = {"charter": charter, "account": charter.account, "form": form, "content": content}
    if request.method == "POST" and form.is_valid():
        try:
            discard_draft(charter, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["form"] = DiscardForm(rebased(request.POST, error.current.version))
            return shown(request, "accounts/charter_discard.html", context | {"stale": True}, 409)
        else:
            return saved(request, _("The draft is gone."), _charter(charter.account_id))
    return shown(request, "accounts/charter_discard.html", context, 422 if form.is_bound else 200)


def _language(request: ActorRequest) -> str:
    """The language of the suggested lines; none for an empty page."""
    wanted = request.POST.get("language", request.organisation.locale)
    return wanted if wanted in LANGUAGES else ""


def _charter(account_pk: int) -> str:
    return reverse("accounts:account_charter", args=[account_pk])
