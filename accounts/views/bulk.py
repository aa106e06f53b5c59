"""Changing many accounts: what, what would happen, and doing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Bulk
from accounts.forms.bulk import ConfirmForm, ValueForm
from accounts.queries.bulk import Preview, Selection, count_of, foresee, preview_of
from accounts.queries.filters import Filters
from accounts.queries.totals import MANY
from accounts.services.bulk import AT_ONCE, Outcome, change_later, change_many
from kam.lib import formats
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import read_version

TEMPLATE = "accounts/portfolio_bulk.html"
NAMED = 3  # accounts a message names


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def portfolio_bulk(request: ActorRequest) -> HttpResponse:
    """Ask what the change is, show what it would do, and on confirmation do it; for htmx the preview alone."""
    given = request.POST if request.method == "POST" else request.GET
    kind = _kind(given)
    selection, today = _selection(given, request.GET), timezone.localdate()
    form = ValueForm(given if "value" in given else None, kind=kind)
    context: dict[str, Any] = {"form": form, "kind": kind, "selection": selection, "nav": "accounts:portfolio"}
    context |= {"many": MANY, "at_once": AT_ONCE, "back": _back(selection)}
    if not form.is_bound or not form.is_valid():
        context["count"] = count_of(selection, request.actor, today)
        return render(request, _part(request), context, status=422 if request.method == "POST" else 200)
    confirm = ConfirmForm(request.POST if request.method == "POST" else None, kind=kind)
    change = form.change(confirm.data.get("reason", ""))
    preview = preview_of(selection, change, request.actor, today)
    context |= {"preview": preview, "confirm": confirm, "count": len(preview.ready)}
    if kind == Bulk.PHASE and request.method != "POST":
        context["gates_url"] = f"{request.get_full_path()}&gates=1"
        if given.get("gates") == "1" and not preview.too_many:
            context["foreseen"] = foresee(preview, change.phase, today)
            return render(request, f"{TEMPLATE}#gates" if request.htmx else TEMPLATE, context)
    if request.method != "POST" or not confirm.is_valid():
        return render(request, _part(request), context, status=422 if confirm.is_bound else 200)
    items = _as_seen(preview, given)
    if items is None:
        return render(request, TEMPLATE, context | {"stale": True}, status=409)
    if len(items) > AT_ONCE:
        job = change_later(items, actor=request.actor, change=change, title=str(kind.label), back=_back(selection))
        return HttpResponseRedirect(reverse("outbox:job_detail", args=[job.pk]))
    _tell(request, change_many(items, actor=request.actor, change=change, today=today))
    return HttpResponseRedirect(_back(selection))


def _kind(given: QueryDict) -> Bulk:
    kind = str(given.get("change", ""))
    if kind not in Bulk.values:
        raise Invalid(_("Choose what to change."))
    return Bulk(kind)


def _selection(given: QueryDict, address: Any) -> Selection:
    """Ids from rows that were ticked (with the version seen, in the confirmation), and the filters of the address."""
    texts = [text.split(":")[0] for text in given.getlist("pick")[:MANY]]
    picks = tuple(int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 18)
    return Selection(picks, given.get("whole") == "1", Filters.parse(address.dict()))


def _as_seen(preview: Preview, given: QueryDict) -> list[tuple[int, int]] | None:
    """The accounts with the versions that were shown; None when it is no longer the same number of accounts.

    Of a large selection the versions were not sent along: what counts is that as many would change as was said.
    """
    seen = dict(text.split(":", 1) for text in given.getlist("pick") if ":" in text)
    ready = preview.ready
    if preview.too_many or not ready or given.get("count") != str(len(ready)):
        return None
    items = [(line["id"], seen.get(str(line["id"]), str(line["version"]))) for line in ready]
    return [(pk, read_version(version)) for pk, version in items]


def _part(request: ActorRequest) -> str:
    return f"{TEMPLATE}#preview" if request.htmx else TEMPLATE


def _back(selection: Selection) -> str:
    return reverse("accounts:portfolio") + selection.filters.query(select=False)


def _tell(request: ActorRequest, outcome: Outcome) -> None:
    """How many changed, and by reason which did not."""
    count = len(outcome.changed)
    said = ngettext("%(n)s account is changed.", "%(n)s accounts are changed.", count) % {"n": formats.number(count)}
    if not outcome.skipped:
        messages.success(request, said)
        return
    reasons: dict[str, list[str]] = {}
    for name, reason in outcome.skipped:
        reasons.setdefault(reason, []).append(name)
    parts = [f"{reason}: {_few(names)}." for reason, names in reasons.items()]
    messages.warning(request, " ".join([said, *parts]))


def _few(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (_(" and %(n)s more") % {"n": formats.number(more)} if more > 0 else "")
