"""What the views of this room share: breadcrumbs, and how they answer - in a panel or as a page, saved or refused."""

from __future__ import annotations

import json

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.tenancy.requests import ActorRequest
from kam.ui.templatetags.ui import maybe_url
from plans.models import Plan

Crumb = dict[str, str]


def plan_url(account_id: int, plan: Plan | None = None) -> str:
    """The tab Plan of an account, on this plan."""
    url = reverse("plans:account_plan", args=[account_id])
    return f"{url}?plan={plan.pk}" if plan is not None else url


def crumbs_of(account: Account, plan: Plan | None = None, here: str = "") -> list[Crumb]:
    """Portfolio, account, plan, and the act."""
    trail = [
        {"label": _("Portfolio"), "url": maybe_url("accounts:portfolio")},
        {"label": account.name, "url": maybe_url("accounts:account_detail", account.pk)},
        {"label": _("Plan"), "url": plan_url(account.pk, plan) if here else ""},
    ]
    return [*trail, {"label": here, "url": ""}] if here else trail


def toast(response: HttpResponse, text: str, *, level: str = "success", undo: str = "") -> HttpResponse:
    """Say it in the corner, with a way back if there is one."""
    response.headers["HX-Trigger"] = json.dumps({"toast": {"level": level, "text": text, "undo_url": undo}})
    return response


def back(request: ActorRequest, fallback: str) -> HttpResponse:
    """Without JavaScript: back to the page whose button was pressed."""
    came_from = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(came_from if safe else fallback)
