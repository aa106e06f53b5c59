"""The versions of a charter: one as a document, and two side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import charter_for
from accounts.models import Charter
from accounts.queries.charters import charters_of, compared, contents_of
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

NAV = {"nav": "accounts:portfolio"}


@page(Capability.VIEW_PORTFOLIO)
def charter_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One version as a document: the former ones are read here. For htmx the document alone."""
    charter = charter_for(request.actor, pk)
    [content] = contents_of([charter])
    if request.htmx:
        return render(request, "accounts/charter_detail.html#document", {"charter": charter, "content": content})
    context = {
        "charter": charter,
        "account": charter.account,
        "content": content,
        "versions": charters_of(charter.account),
        "may_export": actor_can(request.actor, Capability.EXPORT_DATA),
        **NAV,
    }
    return render(request, "accounts/charter_detail.html", context)


@page(Capability.VIEW_PORTFOLIO)
def charter_compare(request: ActorRequest, pk: int) -> HttpResponse:
    """One version beside another, line by line: the one before it unless the address names one."""
    charter = charter_for(request.actor, pk)
    versions = charters_of(charter.account)
    other = _other(versions, charter, request.GET.get("with", ""))
    if other is None:
        raise NotVisible
    before, after = sorted((charter, other), key=lambda one: one.number)
    old, new = contents_of([before, after])
    context = {"charter": charter, "account": charter.account, "before": before, "after": after, "versions": versions}
    return render(request, "accounts/charter_compare.html", context | {"parts": compared(old, new), **NAV})


def _other(versions: list[Charter], charter: Charter, wanted: str) -> Charter | None:
    """The version with the wanted number; by default the one before, for the first the one after."""
    others = [one for one in versions if one.pk != charter.pk]
    named = next((one for one in others if str(one.number) == wanted), None)
    earlier = next((one for one in others if one.number < charter.number), None)
    return named or earlier or (others[-1] if others else None)
