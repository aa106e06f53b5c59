"""Notes on a person that only the account team reads."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.forms.conflicts import differences, rebased
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import require_team, stakeholder_for, team_note_for
from stakeholders.forms.privacy import ChangeTeamNoteForm, TeamNoteForm
from stakeholders.models import Stakeholder
from stakeholders.queries.privacy import team_notes_of
from stakeholders.services.team_notes import add_team_note, change_team_note, drop_team_note
from stakeholders.views.answers import crumbs_of


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_notes(request: ActorRequest, pk: int) -> HttpResponse:
    """The notes, the latest first, and a form for another."""
    person = stakeholder_for(request.actor, pk)
    require_team(request.actor, person.account)
    if person.is_role or person.erased_at is not None:
        raise NotVisible
    form = TeamNoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_team_note(person, actor=request.actor, **form.cleaned_data)
            return done(request, _own(person), _("Noted. Only the account team reads it."))
        except Invalid as error:
            put_on_form(form, error)
    context = {
        "person": person, "account": person.account, "notes": team_notes_of(person), "form": form,
        "action": _own(person), "crumbs": _crumbs(person), "nav": NAV,
    }  # fmt: skip
    return render(request, "stakeholders/stakeholder_notes.html", context, status=422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def team_note_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Another text; a stale save is answered with both."""
    note = team_note_for(request.actor, pk)
    person = note.stakeholder
    form = ChangeTeamNoteForm.of(note, posted(request))
    title = _("Change the note")
    context = {
        "title": title, "action": reverse("stakeholders:team_note_edit", args=[note.pk]), "cancel": _own(person),
        "account": person.account, "lead": person.name, "crumbs": _crumbs(person, (title, "")), "form": form,
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            change_team_note(note, actor=request.actor, **form.cleaned_data)
            return done(request, _own(person), _("Saved."))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            status = 409
            context["current_values"] = differences(form, error.current)
            context["form"] = ChangeTeamNoteForm.of(error.current, rebased(request.POST, error.current.version))
    return shown(request, "stakeholders/privacy_form.html", context, status)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def team_note_drop(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the note away."""
    note = team_note_for(request.actor, pk)
    drop_team_note(note, actor=request.actor)
    return done(request, _own(note.stakeholder), _("The note is gone."))


def _own(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_notes", args=[person.pk])


def _crumbs(person: Stakeholder, *more: tuple[str, str]) -> list[dict[str, str]]:
    detail = reverse("stakeholders:stakeholder_detail", args=[person.pk])
    own = _own(person) if more else ""
    return crumbs_of(person.account, (person.name, detail), (_("Notes of the team"), own), *more)
