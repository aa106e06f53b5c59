"""Noting a tie between two people of theirs, putting it right, and that it ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from kam.audit.queries import history_of
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import tie_for
from stakeholders.forms.ties import ChangeTieForm, EndTieForm, TieForm, way_of
from stakeholders.models import Tie
from stakeholders.services.ties import add_tie, change_tie, end_tie
from stakeholders.views.answers import crumbs_of, differences, read_anew


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_tie_create(request: ActorRequest, account_id: int) -> HttpResponse:
    """A new tie; `?person=` chooses who it begins with."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    data = request.POST if request.method == "POST" else None
    form = TieForm(data, account=account, initial={"from_person": request.GET.get("person", "")})
    page_of_ties = reverse("stakeholders:account_ties", args=[account.pk])
    if data is not None and form.is_valid():
        try:
            add_tie(account, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
            return saved(request, _("The tie is noted."), page_of_ties)
        except Invalid as error:
            put_on_form(form, error)
    context = {
        "account": account,
        "form": form,
        "crumbs": crumbs_of(account, (_("Relationships"), page_of_ties), (_("New tie"), "")),
    }
    return shown(request, "stakeholders/account_tie_create.html", context, 422 if form.errors else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def tie_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Put the kind, the direction or the note of a tie right; a stale page shows both versions."""
    tie = tie_for(request.actor, pk, Right.CHANGE)
    form = ChangeTieForm(request.POST if request.method == "POST" else None, tie=tie)
    page_of_ties = reverse("stakeholders:account_ties", args=[tie.account_id])
    trail = crumbs_of(tie.account, (_("Relationships"), page_of_ties), (_("Change a tie"), ""))
    context: dict[str, Any] = {"tie": tie, "form": form, "crumbs": trail}
    status = 200
    if form.is_bound and form.is_valid():
        try:
            change_tie(tie, actor=request.actor, **form.cleaned_data)
            return saved(request, _("The tie is changed; its history keeps what it was."), page_of_ties)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            status = 409
            context["current_values"] = _both(form, conflict.current)
            read_anew(form, conflict.current)
    return shown(request, "stakeholders/tie_edit.html", context, 422 if form.errors else status)


def _both(form: ChangeTieForm, current: Tie) -> list[tuple[str, Any, Any]]:
    """What was typed and what is saved now; of the direction the names, not one of the two alone."""
    way = way_of(current.from_person, current.to_person)
    found = differences(form, current, ("kind", "from_person", "note"))
    return [(label, typed, way if index == 1 else now) for index, (label, typed, now) in enumerate(found)]


@page(Capability.VIEW_PORTFOLIO)
def tie_history(request: ActorRequest, pk: int) -> HttpResponse:
    """Who noted, changed and ended the tie, when, and what it said before."""
    tie = tie_for(request.actor, pk)
    page_of_ties = reverse("stakeholders:account_ties", args=[tie.account_id])
    trail = crumbs_of(tie.account, (_("Relationships"), page_of_ties), (_("History"), ""))
    context = {"tie": tie, "entries": history_of(tie), "crumbs": trail}
    return shown(request, "stakeholders/tie_history.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def tie_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Say when a tie ended, and why."""
    tie, today = tie_for(request.actor, pk, Right.CHANGE), timezone.localdate()
    data = request.POST if request.method == "POST" else None
    form = EndTieForm(data, initial={"ended_on": today, "version": tie.version})
    page_of_ties = reverse("stakeholders:account_ties", args=[tie.account_id])
    trail = crumbs_of(tie.account, (_("Relationships"), page_of_ties), (_("End a tie"), ""))
    context: dict[str, Any] = {"tie": tie, "form": form, "crumbs": trail}
    status = 200
    if data is not None and form.is_valid():
        try:
            end_tie(tie, actor=request.actor, today=today, **form.cleaned_data)
            return saved(request, _("The tie has ended; its history stays."), page_of_ties)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            status = 409
            context["current_values"] = differences(form, conflict.current, ("ended_on",))
            read_anew(form, conflict.current)
    return shown(request, "stakeholders/tie_end.html", context, 422 if form.errors else status)
