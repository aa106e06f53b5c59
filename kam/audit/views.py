"""The trail page: who did what, when, and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kam.audit.forms import TrailFilter
from kam.audit.models import Act
from kam.audit.trail import acts, detail_field
from kam.audit.verbs import detail_label, noun_label, verb_label
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
        "rows": [(one, verb_label(one.verb), noun_label(one.object_type), details_of(one)) for one in at.rows],
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
    """What the act noted beside its verb, as short texts: `role: Executive → Contributor`."""
    lines = [_line(detail_field(one.object_type, key), key, value) for key, value in one.details.items()]
    return [line for line in lines if line][:8]


def _line(field: Any, key: str, value: object) -> str:
    word = detail_label(key)
    if word is None:
        return ""
    label = word if field is None else str(field.verbose_name)
    choices = dict(field.flatchoices) if field is not None and getattr(field, "choices", None) else {}
    if isinstance(value, list) and len(value) == 2 and not isinstance(value[0], dict | list):
        words = " → ".join(str(choices.get(one, one)) for one in value)
    elif isinstance(value, list | dict):
        words = str(len(value))
    else:
        words = str(choices.get(value, value))[:120]
    return _("%(label)s: %(words)s") % {"label": label, "words": words}
