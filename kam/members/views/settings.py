"""The landing page of the settings, and who may do what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kam.members.capability_words import groups
from kam.tenancy.capabilities import TABLE
from kam.tenancy.decorators import page
from kam.tenancy.models import Role
from kam.tenancy.requests import ActorRequest


@page(None)
def settings(request: ActorRequest) -> HttpResponse:
    """A card for each thing this person can set."""
    return render(request, "members/settings.html", {"nav": "members:settings"})


@page(None)
def capability_table(request: ActorRequest) -> HttpResponse:
    """What each role may do, in words: the same table the program asks."""
    rows = [
        (title, [(words, [capability in TABLE[role] for role in Role]) for capability, words in lines])
        for title, lines in groups()
    ]
    context = {"groups": rows, "roles": [(role.label, role == request.actor.role) for role in Role]}
    return render(request, "members/capability_table.html", context | {"nav": "members:settings"})
