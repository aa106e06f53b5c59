"""The lines of a draft: written in the side panel or on a page of their own, moved, removed, accepted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, charter_for, line_for
from accounts.choices import CharterPart
from accounts.forms.charter_agreement import AcceptForm
from accounts.forms.charters import LINE_FORMS, LineForm
from accounts.forms.conflicts import differences, rebased
from accounts.forms.fields import is_id
from accounts.models import Charter
from accounts.models.charter import LINE_MODELS
from accounts.services.charters.lines import (
    accept_expectation,
    add_line,
    move_line,
    order_lines,
    remove_line,
    restore_line,
    update_line,
)
from accounts.services.once import once
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown, version_of
from kam.ui.refusals import put_on_form

TEMPLATE = "accounts/charter_line_edit.html"


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def charter_line_create(request: ActorRequest, pk: int, charter_part: str) -> HttpResponse:
    """A new line at the end of a part; the form sent twice adds one."""
    charter, part = charter_for(request.actor, pk, Right.CHANGE), _part(charter_part)
    form = LINE_FORMS[part](posted(request), account=charter.account, side=request.GET.get("side", ""))
    if request.method == "POST" and form.is_valid():
        try:
            _added(request, charter, form)
        except Invalid as error:
            put_on_form(form, error)
        else:
            return _saved(request, charter, part, _("The line is added."))
    return shown(request, TEMPLATE, _context(charter, part, form), 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def charter_line_edit(request: ActorRequest, charter_part: str, line_pk: int) -> HttpResponse:
    """Change a line; a stale save is answered with both versions."""
    part = _part(charter_part)
    line, charter = _line(request, part, line_pk)
    form = LINE_FORMS[part](posted(request), account=charter.account, line=line)
    context = _context(charter, part, form) | {"line": line}
    if request.method != "POST":
        return shown(request, TEMPLATE, context)
    if form.is_valid():
        try:
            update_line(line, actor=request.actor, version=form.cleaned_data["version"] or 0, **form.values())
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            typed = rebased(request.POST, error.current.version)
            context["form"] = LINE_FORMS[part](typed, account=charter.account, line=error.current)
            return shown(request, TEMPLATE, context | {"line": error.current}, 409)
        else:
            return _saved(request, charter, part, _("Saved."))
    return shown(request, TEMPLATE, context, 422)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def charter_line_move(request: ActorRequest, charter_part: str, line_pk: int) -> HttpResponse:
    """One place up or down."""
    line, charter = _line(request, charter_part, line_pk)
    move_line(line, actor=request.actor, up=request.POST.get("way") == "up")
    return done(request, _place(charter, charter_part), _("The order is changed."))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def charter_line_remove(request: ActorRequest, charter_part: str, line_pk: int) -> HttpResponse:
    """Out of the draft; what is agreed keeps it."""
    line, charter = _line(request, charter_part, line_pk)
    remove_line(line, actor=request.actor, version=version_of(request))
    undo = f"{reverse('accounts:charter_line_restore', args=[charter.pk, charter_part])}?line={line_pk}"
    return saved(request, _("The line is removed from the draft."), _place(charter, charter_part), undo)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def charter_line_restore(request: ActorRequest, pk: int, charter_part: str) -> HttpResponse:
    """Put the removed line that `?line=` names back where it stood."""
    charter, part = charter_for(request.actor, pk, Right.CHANGE), _part(charter_part)
    asked = request.GET.get("line", "")
    try:
        restore_line(charter, part, int(asked) if is_id(asked) else 0, actor=request.actor)
    except Invalid as error:
        messages.warning(request, str(error))
        return done(request, _place(charter, part), "")
    return done(request, _place(charter, part), _("The line is back in the draft."))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def charter_order(request: ActorRequest, pk: int, charter_part: str) -> HttpResponse:
    """The lines of a part in the order in which they were laid."""
    charter = charter_for(request.actor, pk, Right.CHANGE)
    order = [int(one) for one in request.POST.get("order", "").split(",") if one.isdecimal() and len(one) < 19]
    order_lines(charter, _part(charter_part), actor=request.actor, order=order)
    return HttpResponse(status=204)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def charter_accept(request: ActorRequest, pk: int) -> HttpResponse:
    """Who at the client accepted an expectation, and when; or that it is accepted no more."""
    line, charter = _line(request, CharterPart.EXPECTATIONS, pk)
    today = timezone.localdate()
    form = AcceptForm(posted(request), line=line, today=today)
    context = {"charter": charter, "account": charter.account, "line": line, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            fresh = accept_expectation(line, actor=request.actor, today=today, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            now: Any = error.current
            now.charter = charter
            context |= {"form": AcceptForm(rebased(request.POST, now.version), line=now, today=today), "line": now}
            return shown(request, "accounts/charter_accept.html", context | {"stale": True}, 409)
        else:
            said = _("Recorded.") if fresh.accepted_by else _("It counts as not accepted again.")
            return _saved(request, charter, CharterPart.EXPECTATIONS, said)
    return shown(request, "accounts/charter_accept.html", context, 422 if form.is_bound else 200)


def _added(request: ActorRequest, charter: Charter, form: LineForm) -> None:
    def create() -> Any:
        return add_line(charter, form.part, actor=request.actor, **form.values())

    token = form.cleaned_data["token"]
    if token:
        once(LINE_MODELS[form.part], "charter.line_create", token, actor=request.actor, create=create)
    else:
        create()


def _part(code: str) -> CharterPart:
    if code not in CharterPart.values:
        raise NotVisible
    return CharterPart(code)


def _line(request: ActorRequest, part: str, pk: int) -> tuple[Any, Charter]:
    line = line_for(request.actor, part, pk, Right.CHANGE)
    return line, line.charter


def _context(charter: Charter, part: CharterPart, form: LineForm) -> dict[str, Any]:
    return {"charter": charter, "account": charter.account, "part": part, "form": form}


def _place(charter: Charter, part: str) -> str:
    return f"{reverse('accounts:account_charter', args=[charter.account_id])}#{part}"


def _saved(request: ActorRequest, charter: Charter, part: CharterPart, text: str) -> HttpResponse:
    return saved(request, text, _place(charter, part))
