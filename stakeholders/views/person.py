"""A person's page."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, may
from accounts.queries.protocol_offers import offers_for
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.access import stakeholder_for
from stakeholders.protocol_events import transitions_of
from stakeholders.queries.moves import moves_of
from stakeholders.queries.person import person_page
from stakeholders.queries.privacy import history_of_person
from stakeholders.transitions.hanging import concerning
from stakeholders.transitions.parts import open_promises
from stakeholders.views.answers import crumbs_of
from stakeholders.views.roles import role_detail


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Who the person is, how we judge them, when we met them, and what changed."""
    person, today = stakeholder_for(request.actor, pk), timezone.localdate()
    if person.merged_into_id is not None:
        return HttpResponseRedirect(reverse("stakeholders:stakeholder_detail", args=[person.merged_into_id]))
    if person.is_role:
        return role_detail(request, person)
    may_edit = may(request.actor, person.account, Right.CHANGE) and person.erased_at is None
    context = {
        "person": person,
        "account": person.account,
        "page": person_page(person, today=today),
        "may_edit": may_edit,
        "on_team": person.for_team,  # type: ignore[attr-defined]  # annotated
        "moves": moves_of(person, request.actor),
        "offers": offers_for(person.account, transitions_of(person, today)) if may_edit else [],
        "nav": NAV,
        "crumbs": crumbs_of(person.account, (person.name, "")),
    }
    name = "stakeholders/stakeholder_detail.html"
    return render(request, f"{name}#body" if request.htmx else name, context)


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_history(request: ActorRequest, pk: int) -> HttpResponse:
    """Who changed what, and why: a page, and the part of the person's page that is loaded after it."""
    person = stakeholder_for(request.actor, pk)
    own = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    context = {
        "person": person,
        "entries": history_of_person(person),
        "nav": NAV,
        "crumbs": crumbs_of(person.account, (person.name, own), (_("History"), "")),
    }
    name = "stakeholders/stakeholder_history.html"
    return render(request, f"{name}#list" if request.htmx else name, context)


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_promises(request: ActorRequest, pk: int) -> HttpResponse:
    """What we still owe the person: a page, and the part of theirs that is loaded after it."""
    person = stakeholder_for(request.actor, pk)
    own = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    context = {
        "person": person,
        "account": person.account,
        "promises": concerning(person, open_promises(person.account)),
        "nav": NAV,
        "crumbs": crumbs_of(person.account, (person.name, own), (_("Promises"), "")),
    }
    name = "stakeholders/stakeholder_promises.html"
    return render(request, f"{name}#list" if request.htmx else name, context)
