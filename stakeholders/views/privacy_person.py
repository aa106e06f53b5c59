"""What we keep of one person, why and until when; noting what they ask; keeping them longer."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, may
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import stakeholder_for
from stakeholders.choices import RequestKind
from stakeholders.forms.privacy import KeepForm, RequestForm
from stakeholders.models import Stakeholder
from stakeholders.privacy.subject import subject_of
from stakeholders.queries import privacy as queries
from stakeholders.services.privacy import keep_longer, note_request, rules_of_organisation
from stakeholders.views.answers import crumbs_of, read_anew


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_privacy(request: ActorRequest, pk: int) -> HttpResponse:
    """Lawful basis, source, how long, and what is kept by kind."""
    person = _somebody(request, pk)
    subject = queries.seen_of(subject_of(person), request.actor)
    context = {
        "person": person,
        "account": person.account,
        "held": queries.held_of(subject),
        "entries": subject.entries,
        "keeping": queries.keeping_of(person, rules_of_organisation(), today=timezone.localdate()),
        "requests": queries.requests_of(person),
        "may_edit": may(request.actor, person.account, Right.CHANGE) and person.erased_at is None,
        "may_answer": actor_can(request.actor, Capability.MANAGE_PRIVACY),
        "crumbs": _crumbs(person),
        "nav": NAV,
    }
    return render(request, "stakeholders/stakeholder_privacy.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Note what the person asked; `?kind=` chooses."""
    person, today = _somebody(request, pk, Right.CHANGE), timezone.localdate()
    kind = request.GET.get("kind", "")
    initial = {"received_on": today, "kind": kind if kind in RequestKind.values else RequestKind.ACCESS}
    form = RequestForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            note_request(person, actor=request.actor, today=today, **form.cleaned_data)
            return done(request, _own(person), _("Noted. An administrator answers it."))
        except Invalid as error:
            put_on_form(form, error)
    title = _("Note a request")
    return _form(request, person, form, title, reverse("stakeholders:stakeholder_ask", args=[person.pk]))


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_keep(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep somebody beyond their time, with a reason."""
    person, today = _somebody(request, pk, Right.CHANGE), timezone.localdate()
    form = KeepForm(posted(request), initial={"version": person.version})
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            keep_longer(person, actor=request.actor, today=today, **form.cleaned_data)
            return done(request, _own(person), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            status = 409
            read_anew(form, error.current)
            form.add_error(None, _("Somebody changed the person meanwhile. Save again to keep them all the same."))
    title = _("Keep longer")
    return _form(request, person, form, title, reverse("stakeholders:stakeholder_keep", args=[person.pk]), status)


def _somebody(request: ActorRequest, pk: int, right: Right = Right.VIEW) -> Stakeholder:
    person = stakeholder_for(request.actor, pk, right)
    if person.is_role:
        raise NotVisible
    return person


def _own(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_privacy", args=[person.pk])


def _crumbs(person: Stakeholder, *more: tuple[str, str]) -> list[dict[str, str]]:
    detail = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    own = _own(person) if more else ""
    return crumbs_of(person.account, (person.name, detail), (_("Personal data"), own), *more)


def _form(
    request: ActorRequest, person: Stakeholder, form: Any, title: str, action: str, status: int | None = None
) -> HttpResponse:
    context = {
        "form": form, "title": title, "action": action, "cancel": _own(person), "account": person.account,
        "lead": person.name, "crumbs": _crumbs(person, (title, "")), "nav": NAV,
    }  # fmt: skip
    return shown(request, "stakeholders/privacy_form.html", context, status or (422 if form.is_bound else 200))
