"""One way to ask for what an act on a run or a step needs: a page, or the side panel, with what was typed kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from accounts.forms.conflicts import rebased
from accounts.forms.protocol_runs import Versioned
from accounts.models import ProtocolRun, RunStep
from accounts.views.answers import posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form

TEMPLATE = "accounts/run_form.html"


@dataclass(frozen=True)
class Asked:
    """What the form is called, what it holds, which service takes it, and what is said afterwards."""

    title: str | Promise
    submit: str | Promise
    form: type[Versioned]
    service: Callable[..., Any]
    said: str | Promise
    lead: str = ""


def ask(request: ActorRequest, obj: ProtocolRun | RunStep, asked: Asked, **given: Any) -> HttpResponse:
    """Show the form, or hand it to its service; refusals stand beside the field, a stale page is told so."""
    run = obj if isinstance(obj, ProtocolRun) else obj.run
    form = asked.form(posted(request), obj=obj)
    context = {
        "account": run.account,
        "run": run,
        "obj": obj,
        "asked": asked,
        "form": form,
        "nav": "accounts:portfolio",
    }
    if request.method != "POST":
        return shown(request, TEMPLATE, context)
    if not form.is_valid():
        return shown(request, TEMPLATE, context, 422)
    try:
        asked.service(obj, actor=request.actor, **given, **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, TEMPLATE, context, 422)
    except Conflict as error:
        context["form"] = asked.form(rebased(request.POST, error.current.version), obj=obj)
        return shown(request, TEMPLATE, context | {"stale": True}, 409)
    place = "" if obj is run else f"#step-{obj.pk}"
    return saved(request, str(asked.said), reverse("accounts:run_detail", args=[run.pk]) + place)
