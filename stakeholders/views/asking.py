"""One way to ask for what an act needs: a page, or the side panel, with what was typed kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise

from accounts.forms.conflicts import rebased
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form

Word = str | Promise


@dataclass(frozen=True)
class Asked:
    """What a form is called, how it is made of what was sent, which service takes it, what is said, where one goes."""

    title: Word
    submit: Word
    form: Callable[[QueryDict | None], BaseForm]
    service: Callable[..., Any]
    said: Word
    back: str
    lead: Word = ""
    crumbs: Sequence[dict[str, str]] = field(default_factory=tuple)
    onwards: Callable[[Any], str] | None = None  # from what the service returned to the page it leads to


def ask(request: ActorRequest, template: str, asked: Asked, **given: Any) -> HttpResponse:
    """Show the form, or hand it to its service; refusals stand beside the field, a stale page is told so."""
    form = asked.form(request.POST if request.method == "POST" else None)
    context = {"asked": asked, "form": form, "crumbs": asked.crumbs}
    if request.method != "POST":
        return shown(request, template, context)
    if not form.is_valid():
        return shown(request, template, context, 422)
    try:
        made = asked.service(actor=request.actor, **given, **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, template, context, 422)
    except Conflict as error:
        context["form"] = asked.form(rebased(request.POST, error.current.version))
        return shown(request, template, context | {"stale": True}, 409)
    return saved(request, str(asked.said), asked.onwards(made) if asked.onwards else asked.back)
