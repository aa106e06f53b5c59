"""A role nobody is known to fill: its page, and the day somebody is found."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, may
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import stakeholder_for
from stakeholders.forms.people import FoundForm
from stakeholders.models import Stakeholder
from stakeholders.queries.person import reports_of
from stakeholders.services.roles import drop_role, fill_role
from stakeholders.views.answers import crumbs_of, differences, read_anew


def role_detail(request: ActorRequest, role: Stakeholder) -> HttpResponse:
    """The page of a role; the address of a person's page, since one day it is one."""
    context = {
        "role": role,
        "account": role.account,
        "reports": reports_of(role),
        "may_edit": may(request.actor, role.account, Right.CHANGE),
        "nav": NAV,
        "crumbs": crumbs_of(role.account, (role.name, "")),
    }
    name = "stakeholders/role_detail.html"
    return render(request, f"{name}#body" if request.htmx else name, context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_found(request: ActorRequest, pk: int) -> HttpResponse:
    """Who fills the role; somebody who is a person already is just shown."""
    role = stakeholder_for(request.actor, pk, Right.CHANGE)
    initial = {"version": role.version, "job_title": role.name, "influence": role.influence, "support": 0}
    form = FoundForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"role": role, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            person = fill_role(role, actor=request.actor, today=timezone.localdate(), **form.cleaned_data)
            return saved(request, _("%(name)s is on the map.") % {"name": person.name}, _page(person))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            status = 409
            context["current_values"] = differences(form, conflict.current, ("name",))
            read_anew(form, conflict.current)
    context["crumbs"] = crumbs_of(role.account, (role.name, _page(role)), (_("We found them"), ""))
    return shown(request, "stakeholders/stakeholder_found.html", context, 422 if form.errors else status)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def stakeholder_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Nobody needs to be found any more: the role leaves the lists."""
    role = stakeholder_for(request.actor, pk, Right.CHANGE)
    drop_role(role, actor=request.actor, today=timezone.localdate())
    people = reverse("stakeholders:account_people", args=[role.account_id])
    return saved(request, _("“%(role)s” is no role to fill any more.") % {"role": role.name}, people)


def _page(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
