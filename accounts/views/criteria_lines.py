"""The groups and criteria of a draft in its editor."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.criteria import criteria_for, group_for, line_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.criteria import GroupForm, LineForm, values_of
from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion
from accounts.queries.criteria import groups_of
from accounts.services import criteria_lines as services
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown, version_of
from kam.ui.refusals import put_on_form

GROUP, LINE = "accounts/criteria_group_edit.html", "accounts/criteria_line_edit.html"


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criteria_group_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new group at the end of the draft."""
    edition = criteria_for(request.actor, pk)
    form = GroupForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            form.made_once(
                CriterionGroup, "qualification.criteria", actor=request.actor, target=edition,
                create=lambda: services.add_group(edition, actor=request.actor, **form.typed()),
                details={"group": form.cleaned_data["label_en"]},
            )  # fmt: skip
        except Invalid as error:
            put_on_form(form, error)
        else:
            return _back(request, edition, _("The group is added."))
    return shown(request, GROUP, _context(edition, form), 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criteria_group_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Name and axis of a group; a stale page shows both versions."""
    group = group_for(request.actor, pk)
    form = GroupForm(posted(request), group=group)
    context = _context(group.edition, form) | {"group": group}
    if request.method == "POST" and form.is_valid():
        try:
            services.update_group(group, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = GroupForm(rebased(request.POST, error.current.version), group=error.current)
            return shown(request, GROUP, context, 409)
        else:
            return _back(request, group.edition, _("Saved."))
    return shown(request, GROUP, context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criteria_group_move(request: ActorRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    group = group_for(request.actor, pk)
    services.move_group(group, actor=request.actor, up=request.POST.get("way") == "up")
    return _back(request, group.edition, _("The order is changed."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criteria_group_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """An empty group, out of the draft."""
    group = group_for(request.actor, pk)
    services.remove_group(group, actor=request.actor, version=version_of(request))
    return _back(request, group.edition, _("The group is taken out of the draft."))


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criteria_line_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new criterion at the end of a group."""
    group = group_for(request.actor, pk)
    form = LineForm(posted(request), line=None, groups=[])
    context = _context(group.edition, form) | {"group": group}
    if request.method == "POST" and form.is_valid():
        try:
            weight = form.cleaned_data["weight"]
            form.made_once(
                QualificationCriterion, "qualification.criteria", actor=request.actor, target=group.edition,
                create=lambda: services.add_line(group, actor=request.actor, weight=weight, **form.columns()),
                details={"criterion": form.cleaned_data["label_en"]},
            )  # fmt: skip
        except Invalid as error:
            put_on_form(form, error)
        else:
            return _back(request, group.edition, _("The criterion is added to the draft."))
    return shown(request, LINE, context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criteria_line_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """The words of a criterion, and its group; a stale page shows both versions."""
    line = line_for(request.actor, pk)
    groups = groups_of(line.edition)
    form = LineForm(posted(request), line=line, groups=groups)
    context = _context(line.edition, form) | {"line": line, "group": line.group}
    if request.method == "POST" and form.is_valid():
        group = group_for(request.actor, int(form.cleaned_data["group"]))
        version = form.cleaned_data["version"]
        try:
            services.update_line(line, actor=request.actor, version=version, group=group, **form.columns())
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            now = error.current
            context["current_values"] = differences(form, SimpleNamespace(**values_of(now)))
            context["form"] = LineForm(rebased(request.POST, now.version), line=now, groups=groups)
            return shown(request, LINE, context, 409)
        else:
            return _back(request, line.edition, _("Saved."))
    return shown(request, LINE, context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criteria_line_move(request: ActorRequest, pk: int) -> HttpResponse:
    """One place up or down within its group."""
    line = line_for(request.actor, pk)
    services.move_line(line, actor=request.actor, up=request.POST.get("way") == "up")
    return _back(request, line.edition, _("The order is changed."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criteria_line_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """A criterion out of the draft; what is published keeps it."""
    line = line_for(request.actor, pk)
    services.remove_line(line, actor=request.actor, version=version_of(request))
    return _back(request, line.edition, _("The criterion is taken out of the draft."))


def _context(edition: CriteriaSet, form: Any) -> dict[str, Any]:
    cancel = reverse("accounts:criteria_edit", args=[edition.pk])
    return {"edition": edition, "form": form, "cancel": cancel, "nav": "members:settings"}


def _back(request: ActorRequest, edition: CriteriaSet, text: str) -> HttpResponse:
    return done(request, reverse("accounts:criteria_edit", args=[edition.pk]), text)
