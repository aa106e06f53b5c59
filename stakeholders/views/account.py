"""The tab People of an account: power map and list, and the panel for the account's overview."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.access import Right, account_for, may
from accounts.models import Account
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.queries.people import present_people_of, rows_of
from stakeholders.queries.power_map import power_map_of
from stakeholders.views.answers import crumbs_of
from stakeholders.views.listing import account_list

KEY_PEOPLE = 6


@page(Capability.VIEW_PORTFOLIO)
def account_people(request: ActorRequest, account_id: int) -> HttpResponse:
    """`?view=map` (the default) or `?view=list`; for htmx only the board."""
    account = account_for(request.actor, account_id)
    view = request.GET.get("view", "")
    if view == "list":
        return account_list(request, account, may_edit=may(request.actor, account, Right.CHANGE))
    if request.htmx:
        context = board_context(account, view, may_edit=may(request.actor, account, Right.CHANGE))
        return render(request, "stakeholders/account_people.html#board", context)
    header = account_header(account, request.actor)
    context = board_context(account, view, may_edit=header.may_change)
    context |= {"header": header, "crumbs": crumbs_of(account), "nav": NAV}
    return render(request, "stakeholders/account_people.html", context)


def board_context(account: Account, view: str, *, may_edit: bool) -> dict[str, Any]:
    """What the board shows in either view."""
    today = timezone.localdate()
    context: dict[str, Any] = {"account": account, "may_edit": may_edit, "view": "list" if view == "list" else "map"}
    if context["view"] == "map":
        power_map = power_map_of(account, today=today, may_judge=may_edit)
        names = {row.person.pk: row.person for row in power_map.rows}
        readings = [(one, names.get(one.person or 0)) for one in power_map.readings]
        key = sorted(power_map.rows, key=lambda row: (-row.person.influence, row.person.sort_name))
        return context | {"map": power_map, "rows": power_map.rows, "readings": readings, "key_rows": key[:KEY_PEOPLE]}
    return context


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
