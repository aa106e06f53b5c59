"""The register of requests about personal data, what answers them, and how long people are kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.forms.conflicts import differences, rebased
from accounts.views.answers import done, posted
from kam.files.responses import download
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form
from stakeholders.access import privacy_request_for
from stakeholders.choices import RequestKind
from stakeholders.forms.privacy import AnswerForm, CarryOutForm, RulesForm
from stakeholders.models import PrivacyRequest
from stakeholders.privacy.subject import subject_of
from stakeholders.queries import privacy as queries
from stakeholders.services.privacy import (
    JOBS,
    answer_request,
    carry_out,
    has_stopped,
    rules_of_organisation,
    set_rules,
)

NAV = {"nav": "members:settings"}
_SHOWN = ("waiting", "people", "answered")


@page(Capability.MANAGE_PRIVACY)
def privacy_list(request: ActorRequest) -> HttpResponse:
    """Requests to answer; `?show=people` those past their time, `?show=answered` what was answered."""
    show = request.GET.get("show", "")
    show = show if show in _SHOWN else _SHOWN[0]
    today, cursor = timezone.localdate(), request.GET.get("after", "")
    found: Any
    if show == "people":
        found = queries.past_their_time(rules_of_organisation(), cursor=cursor, today=today)
    else:
        found = queries.requests_page(waiting=show == "waiting", cursor=cursor, today=today)
    base = f"?show={show}&after="
    context = {
        "show": show,
        "rows": found.rows,
        "next_url": f"{base}{found.next_cursor}" if found.next_cursor else "",
        "previous_url": f"{base}{found.previous_cursor}" if found.previous_cursor else "",
        "crumbs": _crumbs(),
        **NAV,
    }
    return render(request, "stakeholders/privacy_list.html", context)


@page(Capability.MANAGE_PRIVACY)
def privacy_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """What was asked, what is kept of the person, and the ways to answer; afterwards the receipt."""
    asked = privacy_request_for(request.actor, pk)
    return _detail(request, asked, CarryOutForm(initial={"version": asked.version}, erasing=_erases(asked)))


@page(Capability.MANAGE_PRIVACY, methods=("POST",))
def privacy_carry_out(request: ActorRequest, pk: int) -> HttpResponse:
    """Start the copy or the erasure."""
    asked = privacy_request_for(request.actor, pk)
    form = CarryOutForm(request.POST, erasing=_erases(asked))
    status = 422
    if form.is_valid():
        try:
            job = carry_out(asked, actor=request.actor, **form.cleaned_data)
            return done(request, reverse("outbox:job_detail", args=[job.pk]), "")
        except Invalid as error:
            put_on_form(form, error)
        except Conflict:
            asked, status = privacy_request_for(request.actor, pk), 409
            form.add_error(None, _("Somebody saved first. Look at the request as it stands now."))
    return _detail(request, asked, form, status)


@page(Capability.MANAGE_PRIVACY, methods=("GET", "POST"))
def privacy_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer in words; `?refuse=1` refuses."""
    asked, refused = privacy_request_for(request.actor, pk), request.GET.get("refuse") == "1"
    form = AnswerForm(posted(request), initial={"version": asked.version})
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            answer_request(asked, actor=request.actor, refused=refused, **form.cleaned_data)
            return done(request, _own(asked), _("Noted."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict:
            status = 409
            form.add_error(None, _("Somebody saved first. Look at the request as it stands now."))
    title = _("Refuse the request") if refused else _("Say what was answered")
    action = reverse("stakeholders:privacy_answer", args=[asked.pk]) + ("?refuse=1" if refused else "")
    context = {
        "form": form, "title": title, "action": action, "cancel": _own(asked), "account": asked.stakeholder.account,
        "crumbs": _crumbs((str(asked.get_kind_display()), _own(asked)), (title, "")), **NAV,
    }  # fmt: skip
    return shown(request, "stakeholders/privacy_form.html", context, status)


@page(Capability.MANAGE_PRIVACY)
def privacy_copy(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The copy of somebody's data, to hand to them."""
    asked = privacy_request_for(request.actor, pk)
    if asked.file is None:
        raise NotVisible
    return download(asked.file)


@page(Capability.MANAGE_PRIVACY, methods=("GET", "POST"))
def privacy_rules(request: ActorRequest) -> HttpResponse:
    """How long people and files are kept; a stale save is answered with both versions."""
    rules = rules_of_organisation()
    form = RulesForm.of(rules, posted(request))
    own, back = reverse("stakeholders:privacy_rules"), reverse("stakeholders:privacy_list")
    context: dict[str, Any] = {"title": _("How long we keep people"), "action": own, "cancel": back, **NAV}
    context["crumbs"] = _crumbs((context["title"], ""))
    if request.method == "POST" and form.is_valid():
        try:
            set_rules(actor=request.actor, **form.cleaned_data)
            return done(request, back, _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = RulesForm.of(error.current, rebased(request.POST, error.current.version))
            return shown(request, "stakeholders/privacy_form.html", context, 409)
    return shown(request, "stakeholders/privacy_form.html", context | {"form": form}, 422 if form.is_bound else 200)


def _erases(asked: PrivacyRequest) -> bool:
    return asked.kind == RequestKind.ERASURE


def _detail(request: ActorRequest, asked: PrivacyRequest, form: CarryOutForm, status: int = 200) -> HttpResponse:
    subject, stopped = subject_of(asked.stakeholder), has_stopped(asked)
    context = {
        "asked": asked,
        "person": asked.stakeholder,
        "account": asked.stakeholder.account,
        "erases": _erases(asked),
        "by_machine": RequestKind(asked.kind) in JOBS,
        "form": form,
        "waits": asked.is_open or stopped,
        "stopped": stopped,
        "held": queries.held_of(subject) if asked.is_open or stopped else [],
        "shared": sorted(subject.shared) if asked.is_open or stopped else [],
        "documents": queries.documents_to_look_at(asked),
        "crumbs": _crumbs((str(asked.get_kind_display()), "")),
        **NAV,
    }
    return render(request, "stakeholders/privacy_detail.html", context, status=status)


def _own(asked: PrivacyRequest) -> str:
    return reverse("stakeholders:privacy_detail", args=[asked.pk])


def _crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    own = reverse("stakeholders:privacy_list") if more else ""
    trail = [(str(_("Settings")), reverse("members:settings")), (_("Personal data"), own), *more]
    return [{"label": label, "url": url} for label, url in trail]
