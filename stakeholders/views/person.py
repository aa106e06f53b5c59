"""A person's page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import Right, may
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from stakeholders.access import stakeholder_for
from stakeholders.queries.person import person_page
from stakeholders.views.answers import NAV, crumbs_of


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Who the person is, how we judge them, when we met them, and what changed."""
    person = stakeholder_for(request.actor, pk)
    context = {
        "person": person,
        "account": person.account,
        "page": person_page(person, today=timezone.localdate()),
        "may_edit": may(request.actor, person.account, Right.CHANGE),
        "nav": NAV,
        "crumbs": crumbs_of(person.account, (person.name, "")),
    }
    return render(request, "stakeholders/stakeholder_detail.html", context)
