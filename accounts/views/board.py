"""The portfolio as a board: a column for each phase."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.choices import Layout, Phase
from accounts.forms.portfolio import kept, selects_of
from accounts.queries.board import columns, one_column
from accounts.queries.chosen import chosen
from accounts.queries.facets import facets
from accounts.queries.filters import Filters
from accounts.queries.totals import totals
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

TEMPLATE = "accounts/portfolio_board.html"


@page(Capability.VIEW_PORTFOLIO)
def portfolio_board(request: ActorRequest) -> HttpResponse:
    """All columns, or one of them further on; for htmx the columns or the further cards alone."""
    filters, today, actor = Filters.parse(request.GET.dict()), timezone.localdate(), request.actor
    found, phase = chosen(actor, filters, today), request.GET.get("column", "")
    context: dict[str, Any] = {"filters": filters, "today": today, "layout": Layout.BOARD, "nav": "accounts:portfolio"}
    if phase in Phase.values:
        column = one_column(found, actor, filters, today, Phase(phase), request.GET.get("after", ""))
        context |= {"columns": [column], "column": column}
        return render(request, f"{TEMPLATE}#more" if request.htmx else TEMPLATE, context)
    context |= {
        "columns": columns(found, actor, filters, today),
        "found": {"totals": totals(found, actor, today)},
    }
    if request.htmx:
        return _fragment(request, context, request.path + filters.query())
    selects = selects_of(filters, facets(actor))
    context |= {"selects": selects, "kept": kept(filters, {one.name for one in selects})}
    return render(request, TEMPLATE, context)


def _fragment(request: ActorRequest, context: dict[str, Any], address: str) -> HttpResponse:
    """The columns alone; the address is told when it is another one, not when the board only looks again."""
    response = render(request, f"{TEMPLATE}#board", context)
    if request.htmx.current_url_abs_path != address:
        response.headers["HX-Push-Url"] = address
    return response
