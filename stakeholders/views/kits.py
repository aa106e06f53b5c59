"""The kit for a person, and what they asked us."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.models import Account
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.access import stakeholder_for
from stakeholders.models import Stakeholder
from stakeholders.queries.kits import for_us_only, kit_of
from stakeholders.queries.questions import questions_with
from stakeholders.views.answers import crumbs_of


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_kit(request: ActorRequest, pk: int) -> HttpResponse:
    """What to take along; `?part=ours` what is for us only, `?part=asked` the short list of their page."""
    person, today = stakeholder_for(request.actor, pk), timezone.localdate()
    if request.htmx and request.GET.get("part") == "asked":
        context = {"person": person, "rows": questions_with(person, today=today)}
        return render(request, "stakeholders/stakeholder_kit.html#asked", context)
    account = account_for(request.actor, person.account_id)
    if request.GET.get("part") == "ours":
        return _ours(request, person, account)
    own = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    context = {
        "person": person,
        "kit": kit_of(person, account, today=today),
        "may_export": actor_can(request.actor, Capability.EXPORT_DATA),
        "crumbs": crumbs_of(account, (person.name, own), (_("Kit"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/stakeholder_kit.html", context)


def _ours(request: ActorRequest, person: Stakeholder, account: Account) -> HttpResponse:
    """By itself, and the part of the page that is loaded after it."""
    kit = reverse("stakeholders:stakeholder_kit", args=[person.pk])
    context = {
        "person": person,
        "ours": for_us_only(person, account, today=timezone.localdate()),
        "crumbs": crumbs_of(account, (_("Kit"), kit), (_("For us only"), "")),
        "nav": NAV,
    }
    name = "stakeholders/stakeholder_kit_ours.html"
    return render(request, f"{name}#part" if request.htmx else name, context)
