"""Adding a person, changing one, and taking a departure back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import stakeholder_for
from stakeholders.choices import Kind, Profile
from stakeholders.forms.people import EditRoleForm, EditStakeholderForm, NewRoleForm, NewStakeholderForm
from stakeholders.models import Stakeholder
from stakeholders.services.people import add_stakeholder, mark_back, update_stakeholder
from stakeholders.views.answers import crumbs_of, differences, read_anew

# What whoever decides or supports us weighs, until somebody judges it.
USUAL_INFLUENCE = {Profile.DECISION_MAKER.value: 5, Profile.SPONSOR.value: 4}


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_create(request: ActorRequest, account_id: int) -> HttpResponse:
    """A new person, or with `?kind=role` a role nobody is known to fill; `?profile=` chooses the profile."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    role, wanted = request.GET.get("kind") == Kind.ROLE, request.GET.get("profile", "")
    missing = wanted if wanted in Profile.values else ""
    initial = {"influence": USUAL_INFLUENCE.get(missing, 3), "support": 0, "profile": missing or Profile.USER}
    if role and missing:
        initial["name"] = str(Profile(missing).label)
    initial |= {name: request.GET[name][:120] for name in ("name", "email") if name in request.GET}
    form = (NewRoleForm if role else NewStakeholderForm)(request.POST or None, account=account, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            person = add_stakeholder(account, actor=request.actor, today=timezone.localdate(), **form.changes())
            return saved(request, _added(person), _page_of(person))
        except Invalid as error:
            put_on_form(form, error)
    new = _("Role to fill") if role else _("New person")
    context = {
        "account": account,
        "form": form,
        "crumbs": crumbs_of(account, (new, "")),
        "new": new,
        "role": role,
        "missing": missing,
        "labels": Profile(missing).label if missing else "",
        "weight": initial["influence"],
    }
    return shown(request, "stakeholders/stakeholder_create.html", context, 422 if form.errors else 200)


def _added(person: Stakeholder) -> str:
    if person.is_role:
        return _("“%(role)s” is noted as a role to fill.") % {"role": person.name}
    return _("%(name)s is on the map.") % {"name": person.name}


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what we know of a person."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    kind = EditRoleForm if person.is_role else EditStakeholderForm
    form = kind(request.POST or None, account=person.account, person=person)
    context: dict[str, Any] = {
        "person": person,
        "form": form,
        "crumbs": crumbs_of(person.account, (person.name, _page_of(person)), (_("Edit"), "")),
    }
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            update_stakeholder(person, actor=request.actor, version=form.cleaned_data["version"], **form.changes())
            return saved(request, _("Saved."), _page_of(person))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            status = 409
            context["current_values"] = differences(form, conflict.current, form._meta.fields or ())
            read_anew(form, conflict.current)
    return shown(request, "stakeholders/stakeholder_edit.html", context, 422 if form.errors else status)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def stakeholder_return(request: ActorRequest, pk: int) -> HttpResponse:
    """Undo a departure."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    if person.left_on is not None:
        mark_back(person, actor=request.actor, version=person.version)
    return saved(request, _("%(name)s is on the map.") % {"name": person.name}, _page_of(person))


def _page_of(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
