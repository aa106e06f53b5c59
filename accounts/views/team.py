"""Who works on an account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, place_for
from accounts.forms.team import TeamForm
from accounts.models import Account
from accounts.queries.account import people_outside, team_of
from accounts.queries.header import account_header
from accounts.services.team import remove_team_member, set_team_member
from accounts.views.answers import done, posted
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


def _team(account: Account) -> str:
    return reverse("accounts:team_list", args=[account.pk])


@page(Capability.VIEW_PORTFOLIO)
def team_list(request: ActorRequest, pk: int) -> HttpResponse:
    """The account's team with each one's access."""
    account = account_for(request.actor, pk)
    header = account_header(account, request.actor)
    context = {"account": account, "header": header, "team": team_of(account), "nav": "accounts:portfolio"}
    return render(request, "accounts/team_list.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def team_add(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a colleague on the team."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = TeamForm(posted(request), people=people_outside(account))
    if request.method == "POST" and form.is_valid():
        place = set_team_member(account, actor=request.actor, **form.cleaned_data)
        return done(request, _team(account), _("%(name)s is on the team.") % {"name": place.member.name})
    context = {"account": account, "form": form}
    return shown(request, "accounts/team_add.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def team_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a colleague's access or responsibility."""
    place = place_for(request.actor, pk, Right.CHANGE)
    form = TeamForm(posted(request), place=place)
    if request.method == "POST" and form.is_valid():
        try:
            set_team_member(place.account, actor=request.actor, member=place.member, **form.cleaned_data)
            return done(request, _team(place.account), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
    context = {"account": place.account, "place": place, "form": form}
    return shown(request, "accounts/team_edit.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def team_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a colleague off the team; the account manager stays (422)."""
    place = place_for(request.actor, pk, Right.CHANGE)
    try:
        remove_team_member(place.account, actor=request.actor, member=place.member)
    except Invalid as error:
        context = {"account": place.account, "place": place, "form": TeamForm(place=place), "refusal": str(error)}
        return shown(request, "accounts/team_edit.html", context, 422)
    return done(request, _team(place.account), _("%(name)s is off the team.") % {"name": place.member.name})
