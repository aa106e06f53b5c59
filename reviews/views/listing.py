"""All meetings one may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel.dates import format_skeleton
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.access import visible_accounts
from kam.lib.formats import locale
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from reviews.choices import MeetingKind
from reviews.queries.meetings import MeetingFilter, by_month, meetings_page
from reviews.views.frame import page_urls

TEMPLATE = "reviews/meeting_list.html"


@page(Capability.VIEW_PORTFOLIO)
def meeting_list(request: ActorRequest) -> HttpResponse:
    """Upcoming or past, mine or all, by kind and account, grouped by month."""
    now = timezone.now()
    wanted = MeetingFilter.read(request.GET.dict(), request.actor)
    found = meetings_page(request.actor, wanted, cursor=request.GET.get("after", ""), now=now)
    account = visible_accounts(request.actor).filter(pk=wanted.account).first() if wanted.account else None
    context = {
        "wanted": wanted,
        "account": account,
        "months": [(_month_name(month), rows) for month, rows in by_month(found.rows)],
        "chips": _chips(request, wanted),
        "kinds": _kinds(request, wanted),
        "keep": {name: request.GET[name] for name in ("when", "who", "kind", "account") if name in request.GET},
        "without_account": _address(request, account=""),
        "everybody": _address(request, who="all"),
        **page_urls(request, found),
    }
    return render(request, f"{TEMPLATE}#list" if request.htmx else TEMPLATE, context)


def _month_name(month: date) -> str:
    name = format_skeleton("yMMMM", month, locale=locale())
    return name[:1].upper() + name[1:]


def _address(request: ActorRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    return f"?{query.urlencode()}"


def _chips(request: ActorRequest, wanted: MeetingFilter) -> list[dict[str, Any]]:
    choices = [
        ("when", "upcoming", pgettext("meetings", "Upcoming")),
        ("when", "past", pgettext("meetings", "Past")),
        ("who", "mine", _("My meetings")),
        ("who", "all", _("Everybody's meetings")),
    ]
    return [
        {"label": label, "url": _address(request, **{name: value}), "active": getattr(wanted, name) == value}
        for name, value, label in choices
    ]


def _kinds(request: ActorRequest, wanted: MeetingFilter) -> list[dict[str, Any]]:
    choices: list[tuple[str, Any]] = [("", _("Every kind")), *MeetingKind.choices]
    return [
        {"label": label, "url": _address(request, kind=value), "active": wanted.kind == value}
        for value, label in choices
    ]
