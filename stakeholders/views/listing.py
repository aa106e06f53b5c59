"""The list of people with its filters: across accounts, and of one account."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import Account
from accounts.queries.header import account_header
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.forms.directory import DirectoryFilter
from stakeholders.queries.directory_pages import directory_page
from stakeholders.queries.people import gone_from, roles_of
from stakeholders.views.answers import crumbs_of


def listing(request: ActorRequest, account: Account | None = None) -> dict[str, Any]:
    """The page of people the address asks for, with the addresses around it."""
    form = DirectoryFilter(request.GET, across=account is None)
    wanted = form.wanted()
    cursor = request.GET.get("after", "")
    found = directory_page(request.actor, wanted, account=account, cursor=cursor, today=timezone.localdate())
    kept = {"view": "list", **wanted.query()} if account is not None else wanted.query()

    def link(cursor: str | None) -> str:
        return f"?{urlencode({**kept, 'after': cursor})}" if cursor else ""

    return {
        "form": form,
        "q": wanted.q,
        "wanted": wanted,
        "filtered": wanted.filtered,
        "keep": {name: kept[name] for name in ("view", "sort") if name in kept},
        "kept": urlencode(kept),
        "rows": found.page.rows,
        "count": found.count,
        "first": not cursor,
        "next_url": link(found.page.next_cursor),
        "previous_url": link(found.page.previous_cursor),
    }


def account_list(request: ActorRequest, account: Account, *, may_edit: bool) -> HttpResponse:
    """The people of one account as a list, with the roles to fill and those who left apart; for htmx the list alone."""
    context = listing(request, account) | {"account": account, "may_edit": may_edit, "nav": NAV}
    if not context["filtered"] and context["first"]:
        context |= {"roles": roles_of(account), "left": gone_from(account)}
    if request.htmx:
        return render(request, "stakeholders/account_list.html#list", context)
    context |= {"header": account_header(account, request.actor), "crumbs": crumbs_of(account)}
    return render(request, "stakeholders/account_list.html", context)
