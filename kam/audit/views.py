"""The trail page: who did what, when, and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kam.audit.forms import TrailFilter
from kam.audit.models import Act
from kam.audit.trail import acts, kind_label
from kam.audit.verbs import verb_label
from kam.lib.addresses import cursor_links
from kam.lib.paging import Order, page_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

NEWEST = Order("id", descending=True)


@page(Capability.MANAGE_ORGANISATION)
def trail(request: ActorRequest) -> HttpResponse:
    """The organisation's acts, newest first."""
    narrow = TrailFilter(request.GET)
    valid = narrow.is_valid()
    chosen, words = narrow.cleaned_data, request.GET.get("q", "")[:80].strip()
    found = acts(
        actor_id=chosen.get("person"),
        verb=chosen.get("verb", ""),
        object_type=request.GET.get("kind", "")[:60],
        words=words,
        since=chosen.get("since"),
        until=chosen.get("until"),
    )
    at = page_of(found, NEWEST, request.GET.get("after", ""))
    context = {
        "rows": [(one, verb_label(one.verb), kind_label(one.object_type), details_of(one)) for one in at.rows],
        "filter_form": narrow,
        "invalid": not valid,
        "q": words,
        "narrowed": bool(request.GET.keys() - {"after"}),
        "nav": "members:settings",
        **cursor_links(request, at.previous_cursor, at.next_cursor),
    }
    template = "audit/trail.html"
    status = 200 if valid else 422
    return render(request, f"{template}#list" if request.htmx else template, context, status=status)


def details_of(one: Act) -> list[str]:
    """What the act noted beside its verb, as short texts: `role: executive → contributor`."""
    return [f"{key.replace('_', ' ')}: {_words(value)}" for key, value in one.details.items()][:8]


def _words(value: object) -> str:
    if isinstance(value, list) and len(value) == 2 and not isinstance(value[0], dict | list):
        return f"{value[0]} → {value[1]}"
    if isinstance(value, list | dict):
        return str(len(value))
    return str(value)[:120]
