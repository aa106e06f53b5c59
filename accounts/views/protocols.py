"""The protocols of the programme: what the organisation does in which case, and writing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import edition_for, template_for
from accounts.choices import EditionState
from accounts.forms.conflicts import differences, rebased
from accounts.forms.protocols import NewProtocolForm, TriggerForm, WordsForm
from accounts.models import ProtocolTemplate, ProtocolVersion
from accounts.protocols.compare import compare
from accounts.queries import protocols as queries
from accounts.services.protocols.writing import (
    WORDS,
    create_template,
    discard_draft,
    draft_version,
    missing_in,
    publish_version,
    set_trigger,
    switch_template,
    update_version,
)
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown, version_of
from kam.ui.refusals import put_on_form

NAV = {"nav": "members:settings"}


@page(Capability.VIEW_PORTFOLIO)
def protocol_list(request: ActorRequest) -> HttpResponse:
    """What the organisation does in which case."""
    lines = queries.templates()
    context = {
        "used": [one for one in lines if one.template.active],
        "unused": [one for one in lines if not one.template.active],
        "may_write": actor_can(request.actor, Capability.MANAGE_PROGRAMME),
        **NAV,
    }
    return render(request, "accounts/protocol_list.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def protocol_create(request: ActorRequest) -> HttpResponse:
    """A new protocol with an empty draft; the form sent twice makes one."""
    form = NewProtocolForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            template = form.made_once(
                ProtocolTemplate, "protocol.create", actor=request.actor,
                create=lambda: create_template(actor=request.actor, **form.typed()),
            )  # fmt: skip
        except Invalid as error:
            put_on_form(form, error)
        else:
            return done(
                request, _editor(template.editions.order_by("number")[0].pk), _("Now write its purpose and its steps.")
            )
    return shown(request, "accounts/protocol_create.html", {"form": form, **NAV}, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO)
def protocol_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """A protocol with its steps; older versions by their number."""
    template = template_for(pk)
    editions = queries.editions_of(template)
    wanted = request.GET.get("version", "")
    published = next((one for one in editions if one.state == EditionState.PUBLISHED), None)
    shown_one = next((one for one in editions if str(one.number) == wanted), published or editions[0])
    context = {
        "template": template,
        "editions": editions,
        "edition": shown_one,
        "published": published,
        "draft": next((one for one in editions if one.state == EditionState.DRAFT), None),
        "steps": queries.steps_of(shown_one),
        "may_write": actor_can(request.actor, Capability.MANAGE_PROGRAMME),
        **NAV,
    }
    return render(request, "accounts/protocol_detail.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def protocol_draft(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin the next version, or go on with the one that was begun."""
    draft = draft_version(template_for(pk), actor=request.actor)
    return done(request, _editor(draft.pk), _("Change the draft as you like: nothing counts before it is published."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def protocol_switch(request: ActorRequest, pk: int) -> HttpResponse:
    """In use, or not any more."""
    active = request.POST.get("active") == "1"
    template = switch_template(template_for(pk), actor=request.actor, active=active)
    text = _("The protocol is in use again.") if active else _("The protocol starts no more; what runs goes on.")
    return done(request, reverse("accounts:protocol_detail", args=[template.pk]), text)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def protocol_trigger(request: ActorRequest, pk: int) -> HttpResponse:
    """What starts it besides people."""
    template = template_for(pk)
    form = TriggerForm(posted(request), template=template)
    context: dict[str, Any] = {"form": form, "template": template, **NAV}
    if request.method != "POST":
        return shown(request, "accounts/protocol_trigger.html", context)
    if form.is_valid():
        try:
            set_trigger(template, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = TriggerForm(rebased(request.POST, error.current.version), template=error.current)
            return shown(request, "accounts/protocol_trigger.html", context, 409)
        else:
            return done(request, reverse("accounts:protocol_detail", args=[pk]), _("Saved."))
    return shown(request, "accounts/protocol_trigger.html", context, 422)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def protocol_version_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """The editor of a draft: its words above, its steps below."""
    edition = edition_for(request.actor, pk)
    form = WordsForm(posted(request), edition=edition)
    steps = queries.steps_of(edition)
    context: dict[str, Any] = {
        "edition": edition, "form": form, "steps": steps, "missing": missing_in(edition, steps),
        "template": edition.template, "writable": edition.state == EditionState.DRAFT, **NAV,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "accounts/protocol_version_edit.html", context)
    if form.is_valid():
        try:
            update_version(edition, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = WordsForm(rebased(request.POST, error.current.version), edition=error.current)
            return render(request, "accounts/protocol_version_edit.html", context, status=409)
        else:
            return done(request, _editor(pk), _("Saved."))
    return render(request, "accounts/protocol_version_edit.html", context, status=422)


@page(Capability.MANAGE_PROGRAMME)
def protocol_version_compare(request: ActorRequest, pk: int) -> HttpResponse:
    """The draft beside what is published."""
    edition = edition_for(request.actor, pk)
    published = queries.published_of(edition.template)
    before = queries.steps_of(published) if published else []
    steps = compare(before, queries.steps_of(edition))
    context: dict[str, Any] = {
        "edition": edition,
        "published": published,
        "template": edition.template,
        "steps": steps,
        **NAV,
    }
    context["texts"] = _changed_words(published, edition) if published else []
    return render(request, "accounts/protocol_version_compare.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def protocol_version_publish(request: ActorRequest, pk: int) -> HttpResponse:
    """Publishing, with what it means for what runs."""
    edition = edition_for(request.actor, pk)
    detail = reverse("accounts:protocol_detail", args=[edition.template_id])
    status, context = 200, {"edition": edition, "template": edition.template, **NAV}
    if request.method == "POST":
        try:
            publish_version(edition, actor=request.actor, version=version_of(request), today=timezone.localdate())
        except Invalid as error:
            status, context["refused"] = 422, error.errors.get("", [])
        except Conflict as error:
            status, context["stale"], context["edition"] = 409, True, (edition := error.current)
        else:
            return done(request, detail, _("Version %(n)d is published.") % {"n": edition.number})
    steps = queries.steps_of(edition)
    context |= {"missing": missing_in(edition, steps), "live": queries.live_runs(edition.template), "steps": steps}
    return shown(request, "accounts/protocol_version_publish.html", context, status)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def protocol_version_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    edition = edition_for(request.actor, pk)
    discard_draft(edition, actor=request.actor, version=version_of(request))
    return done(request, reverse("accounts:protocol_detail", args=[edition.template_id]), _("The draft is gone."))


def _changed_words(before: ProtocolVersion, after: ProtocolVersion) -> list[tuple[str, str, str]]:
    """Label, before and after of the texts that differ, in whichever language."""
    changed = [name for name in WORDS if getattr(before, name) != getattr(after, name)]
    named = [(capfirst(str(ProtocolVersion._meta.get_field(name).verbose_name)), name) for name in changed]  # type: ignore[union-attr]
    return [(label, getattr(before, name), getattr(after, name)) for label, name in named]


def _editor(pk: int) -> str:
    return reverse("accounts:protocol_version_edit", args=[pk])
