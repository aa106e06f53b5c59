"""What the pages with the meeting form share: the agenda's buttons, refusals, stale saves."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from kam.lib.errors import Conflict, Invalid
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form
from reviews.agendas import suggested_agenda
from reviews.choices import MeetingKind
from reviews.forms.agenda import AgendaRows
from reviews.forms.meetings import MeetingForm, meeting_values
from reviews.queries.detail import loaded


def answer_button(request: ActorRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A button of the agenda: the rows anew, with everything typed kept; nothing is saved."""
    rows, button = context["agenda"], request.POST["press"]
    kind = request.POST.get("kind", "")
    if button == "suggest" and kind in MeetingKind:
        rows = context["agenda"] = AgendaRows.of_points(suggested_agenda(kind), rows.length)
    else:
        rows.press(button)
    if request.htmx:
        return render(request, "reviews/_agenda.html", context)
    # A form shown again because of a button is not yet wrong.
    form = context["form"]
    form._errors, form.cleaned_data = {}, {}
    return render(request, template, context)


def explain(form: MeetingForm, rows: AgendaRows, error: Invalid) -> None:
    """Put a service's refusal beside the fields, or above the agenda."""
    found = dict(error.errors)
    rows.error = " ".join(str(message) for message in found.pop("agenda", []))
    if found:
        put_on_form(form, Invalid(found))


def stale(form: MeetingForm, conflict: Conflict) -> list[tuple[str, Any, Any]]:
    """What was typed beside what is saved now, and the form ready to be saved over it knowingly."""
    current = meeting_values(loaded(conflict.current))
    names = ("kind", "title", "date", "time", "minutes", "time_zone", "location", "owner", "goal")
    shown = [(str(form.fields[name].label), _words(form, name, form[name].value()), current[name]) for name in names]
    renew_version(form, conflict)
    return [(label, mine, _words(form, name, theirs)) for name, (label, mine, theirs) in zip(names, shown, strict=True)]


def renew_version(form: Form, conflict: Conflict) -> None:
    """The refused form saves over what it was compared with, and over nothing newer."""
    typed: Any = form.data
    fresh = typed.copy()
    fresh["version"] = str(conflict.current.version)
    form.data = fresh


def _words(form: MeetingForm, name: str, value: Any) -> str:
    """As a person reads it: a choice's word, a time without seconds."""
    for code, word in getattr(form.fields[name], "choices", ()):
        if str(code) == str(value):
            return str(word)
    return value.strftime("%H:%M") if name == "time" and hasattr(value, "strftime") else str(value)
