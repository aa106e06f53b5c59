"""Who works on an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, colleague_for, place_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.team import TeamForm
from accounts.models import Account
from accounts.queries.account import people_outside
from accounts.queries.group import coordinators_of
from accounts.queries.header import account_header
from accounts.queries.team import last_change_of, team_page_of
from accounts.services.team import remove_team_member, set_team_member, undo_team_change
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.models import Membership
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


def _done(request: ActorRequest, account: Account, member: Membership, text: str) -> HttpResponse:
    """Back on the team's page, with a word and the way back."""
    event = last_change_of(account, member)
    undo = f"{reverse('accounts:team_undo', args=[account.pk, member.pk])}?event={event}"
    return done(request, reverse("accounts:team_list", args=[account.pk]), text % {"name": member.name}, undo=undo)


@page(Capability.VIEW_PORTFOLIO)
def team_list(request: ActorRequest, pk: int) -> HttpResponse:
    """The account's team with each one's access, the functions nobody stands for, and who leads the group."""
    account = account_for(request.actor, pk)
    context = {
        "account": account,
        "header": account_header(account, request.actor),
        "team": team_page_of(account),
        "group": coordinators_of(account, request.actor),
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/team_list.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def team_add(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a colleague on the team."""
    account = account_for(request.actor, pk, Right.CHANGE)
    asked = request.GET.get("function", "")
    form = TeamForm(posted(request), account=account, people=people_outside(account), function=asked)
    if request.method == "POST" and form.is_valid():
        try:
            place = set_team_member(account, actor=request.actor, **{**form.values(), "version": 0})
        except Invalid as error:
            put_on_form(form, error)
        except Conflict:
            form.add_error("member", _("Somebody has just put this colleague on the team: change their place there."))
            return shown(request, "accounts/team_add.html", {"account": account, "form": form}, 409)
        else:
            return _done(request, account, place.member, _("%(name)s is on the team."))
    context = {"account": account, "form": form}
    return shown(request, "accounts/team_add.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def team_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a colleague's place; a stale page shows both versions."""
    place = place_for(request.actor, pk, Right.CHANGE)
    account, member = place.account, place.member
    form = TeamForm(posted(request), account=account, place=place)
    context: dict[str, Any] = {"account": account, "place": place, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/team_edit.html", context)
    if form.is_valid():
        given = {**form.values(), "version": form.cleaned_data["version"] or -1}  # what no place ever had
        try:
            set_team_member(account, actor=request.actor, member=member, **given)
            return _done(request, account, member, _("The place of %(name)s is changed."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            again = rebased(request.POST, error.current.version)
            context["form"] = TeamForm(again, account=account, place=error.current)
            return shown(request, "accounts/team_edit.html", context, 409)
    return shown(request, "accounts/team_edit.html", context, 422)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def team_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a colleague off the team; the account manager stays (422)."""
    place = place_for(request.actor, pk, Right.CHANGE)
    try:
        remove_team_member(place.account, actor=request.actor, member=place.member)
    except Invalid as error:
        form = TeamForm(account=place.account, place=place)
        context = {"account": place.account, "place": place, "form": form, "refusal": str(error)}
        return shown(request, "accounts/team_edit.html", context, 422)
    return _done(request, place.account, place.member, _("%(name)s is off the team."))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def team_undo(request: ActorRequest, pk: int, member_pk: int) -> HttpResponse:
    """Take back the change of a colleague's place that `?event=` names; what changed since stays, and is told."""
    account = account_for(request.actor, pk, Right.CHANGE)
    member = colleague_for(member_pk)
    event = request.GET.get("event", "")
    url = reverse("accounts:team_list", args=[account.pk])
    known = int(event) if event.isascii() and event.isdecimal() and len(event) < 18 else 0
    try:
        undo_team_change(account, actor=request.actor, member=member, event=known)
    except Invalid as error:
        messages.warning(request, str(error))
        return done(request, url, "")
    return done(request, url, _("Undone: the place of %(name)s is as it was.") % {"name": member.name})
