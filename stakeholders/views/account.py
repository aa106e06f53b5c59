"""The tab People of an account: power map and list, and the panel for the account's overview."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.access import Right, account_for, may
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.queries.people import present_people_of, rows_of
from stakeholders.views.answers import crumbs_of
from stakeholders.views.board import KEY_PEOPLE, board_context
from stakeholders.views.listing import account_list


@page(Capability.VIEW_PORTFOLIO)
def account_people(request: ActorRequest, account_id: int) -> HttpResponse:
    """`?view=list`, or the map: `?on=` a day, `?since=` another one, filters; for htmx only the board."""
    account = account_for(request.actor, account_id)
    if request.GET.get("view") == "list":
        return account_list(request, account, may_edit=may(request.actor, account, Right.CHANGE))
    if request.htmx:
        context = board_context(account, request.GET, may_edit=may(request.actor, account, Right.CHANGE))
        return render(request, "stakeholders/account_people.html#board", context, status=context["status"])
    header = account_header(account, request.actor)
    context = board_context(account, request.GET, may_edit=header.may_change)
    context |= {"header": header, "crumbs": crumbs_of(account), "nav": NAV}
    return render(request, "stakeholders/account_people.html", context, status=context["status"])


@page(Capability.VIEW_PORTFOLIO)
def account_people_panel(request: ActorRequest, account_id: int) -> HttpResponse:
    """The key people with their status, for the account's overview; alone it leads to the tab."""
    account = account_for(request.actor, account_id)
    if not request.htmx:
        return HttpResponseRedirect(reverse("stakeholders:account_people", args=[account.pk]))
    people = present_people_of(account).order_by("-influence", "sort_name")
    rows = rows_of(people[:KEY_PEOPLE], today=timezone.localdate())
    context = {"account": account, "rows": rows, "may_edit": may(request.actor, account, Right.CHANGE)}
    return render(request, "stakeholders/account_people_panel.html", context)
