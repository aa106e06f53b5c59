"""Judging a person: from the map by a drag or the arrow keys, or by the plain form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget, trigger_client_event

from accounts.access import Right
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import stakeholder_for
from stakeholders.choices import Support
from stakeholders.forms.people import JudgeForm
from stakeholders.models import Stakeholder
from stakeholders.services.judgements import judge
from stakeholders.views.answers import crumbs_of, differences, read_anew
from stakeholders.views.board import board_context


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_judge(request: ActorRequest, pk: int) -> HttpResponse:
    """Influence, support and why; `?influence=&support=` are the place where a dot was dropped."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    form = JudgeForm(request.POST or None, initial=_initial(request, person))
    context: dict[str, Any] = {"person": person, "form": form, "before": Support(person.support).label.lower()}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            judge(person, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
            return _judged(request, person)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            status = 409
            context["current_values"] = differences(form, conflict.current, ("influence", "support"))
            read_anew(form, conflict.current)
    own = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    context["crumbs"] = crumbs_of(person.account, (person.name, own), (_("Judgement"), ""))
    return shown(request, "stakeholders/stakeholder_judge.html", context, 422 if form.errors else status)


def _initial(request: ActorRequest, person: Stakeholder) -> dict[str, Any]:
    initial = {"version": person.version, "influence": person.influence, "support": person.support}
    for name, allowed in (("influence", range(1, 6)), ("support", range(-2, 3))):
        dropped = request.GET.get(name, "")
        if dropped in map(str, allowed):
            initial[name] = int(dropped)
    return initial


def _judged(request: ActorRequest, person: Stakeholder) -> HttpResponse:
    """On the map the board changes in place; elsewhere the page is loaded anew."""
    text = _("%(name)s is judged anew.") % {"name": person.name}
    board = reverse("stakeholders:account_people", args=[person.account_id])
    behind = (request.htmx.current_url_abs_path or "") if request.htmx else ""
    if behind.split("?")[0] != board or "view=list" in behind:
        return saved(request, text, reverse("stakeholders:stakeholder_detail", args=[person.pk]))
    context = board_context(person.account, QueryDict(behind.partition("?")[2]), may_edit=True)
    response = render(request, "stakeholders/account_people.html#board", context)
    response = reswap(retarget(response, "#board"), "outerHTML")
    trigger_client_event(response, "closePanel", {}, after="swap")
    return trigger_client_event(response, "toast", {"level": "success", "text": text}, after="swap")
