"""The steps of a draft in its editor."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import edition_for, step_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.protocols import StepForm
from accounts.models import ProtocolStep, ProtocolVersion
from accounts.services.protocols.drafting import add_step, move_step, order_steps, remove_step, update_step
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown, version_of
from kam.ui.refusals import put_on_form

TEMPLATE = "accounts/protocol_step_edit.html"


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def protocol_step_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new step at the end of the draft; the form sent twice adds one."""
    edition = edition_for(request.actor, pk)
    form = StepForm(posted(request))
    context = _context(edition, form)
    if request.method == "POST" and form.is_valid():
        try:
            form.made_once(
                ProtocolStep, "protocol.step_add", actor=request.actor, target=edition.template,
                create=lambda: add_step(edition, actor=request.actor, **form.typed()),
                details={"step": form.cleaned_data["title_en"]},
            )  # fmt: skip
        except Invalid as error:
            put_on_form(form, error)
        else:
            return _back(request, edition, _("The step is added."))
    return shown(request, TEMPLATE, context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def protocol_step_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """A step of the draft; a stale page shows both versions."""
    step = step_for(request.actor, pk)
    form = StepForm(posted(request), step=step)
    context = _context(step.edition, form) | {"step": step}
    if request.method != "POST":
        return shown(request, TEMPLATE, context)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            update_step(step, actor=request.actor, version=typed.pop("version") or 0, **typed)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = StepForm(rebased(request.POST, error.current.version), step=error.current)
            return shown(request, TEMPLATE, context, 409)
        else:
            return _back(request, step.edition, _("Saved."))
    return shown(request, TEMPLATE, context, 422)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def protocol_step_move(request: ActorRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    step = step_for(request.actor, pk)
    move_step(step, actor=request.actor, up=request.POST.get("way") == "up")
    return _back(request, step.edition, _("The order is changed."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def protocol_step_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Out of the draft; what is published keeps it."""
    step = step_for(request.actor, pk)
    remove_step(step, actor=request.actor, version=version_of(request))
    return _back(request, step.edition, _("The step is taken out of the draft."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def protocol_version_order(request: ActorRequest, pk: int) -> HttpResponse:
    """All steps in the order in which they were laid."""
    edition = edition_for(request.actor, pk)
    order = [int(one) for one in request.POST.get("order", "").split(",") if one.isdecimal() and len(one) < 19]
    order_steps(edition, actor=request.actor, order=order)
    return HttpResponse(status=204)


def _context(edition: ProtocolVersion, form: StepForm) -> dict[str, Any]:
    return {"edition": edition, "template": edition.template, "form": form, "nav": "members:settings"}


def _back(request: ActorRequest, edition: ProtocolVersion, text: str) -> HttpResponse:
    # From the panel the page behind must load anew, which a mere #place would not do.
    place = "" if request.htmx else "#steps"
    return done(request, reverse("accounts:protocol_version_edit", args=[edition.pk]) + place, text)
