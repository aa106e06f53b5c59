"""Somebody left the account, what remains to be settled, and who went on at another account."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right
from accounts.protocols.events import Happened
from accounts.queries.protocol_offers import Offer, offers_for
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.queries import active_members
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown
from kam.ui.refusals import put_on_form
from stakeholders.access import stakeholder_for
from stakeholders.forms.departures import DepartureForm, RemainsForm
from stakeholders.forms.moves import MoveForm
from stakeholders.models import Stakeholder
from stakeholders.protocol_events import LEFT, departure_of
from stakeholders.queries.people import chiefs_of
from stakeholders.queries.ties import ties_held
from stakeholders.services.departures import depart, move_person, settle_departure
from stakeholders.transitions.hanging import concerning
from stakeholders.transitions.parts import may_be_handed, open_promises
from stakeholders.views.answers import Crumb, crumbs_of
from stakeholders.views.asking import Asked, ask


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_leave(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that a person left the account, and begin what answers it; then on to what remains."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    today = timezone.localdate()
    answer = next((one.edition.name for one in _answers(person) if one.run is None and one.at_once), "")
    initial = {"left_on": today, "version": person.version}
    form = DepartureForm(request.POST or None, initial=initial, answer=answer)
    if request.method == "POST" and form.is_valid():
        try:
            depart(person, actor=request.actor, today=today, **form.cleaned_data)
            return _onwards(request, person)
        except Invalid as error:
            put_on_form(form, error)
    context = {"person": person, "form": form, "crumbs": _crumbs(person, _("Departure"))}
    return shown(request, "stakeholders/stakeholder_leave.html", context, 422 if form.errors else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_remains(request: ActorRequest, pk: int) -> HttpResponse:
    """Who follows somebody who left, whom the reports answer to, who keeps the promises."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    account, today = person.account, timezone.localdate()
    people = list(chiefs_of(account))
    reports = [one for one in people if one.reports_to_id == person.pk]
    promises = [one for one in open_promises(account) if may_be_handed(one)]
    named = {one.pk for one in concerning(person, promises)}
    promises.sort(key=lambda one: one.pk not in named)
    form = RemainsForm(
        request.POST if request.method == "POST" else None, people=[one for one in people if one.pk != person.pk],
        reports=reports, promises=promises, members=list(active_members()),
        ties=ties_held(person),
    )  # fmt: skip
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            settle_departure(person, actor=request.actor, today=today, **form.values())
            return saved(request, _("What remained is settled."), _page_of(person))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict:
            status = 409
    context = {
        "person": person,
        "account": account,
        "form": form,
        "named": named,
        "stale": status == 409,
        "offers": offers_for(account, [departure_of(person)]) if person.left_on else [],
        "crumbs": _crumbs(person, _("What remains")),
    }
    return shown(request, "stakeholders/stakeholder_remains.html", context, 422 if form.errors else status)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_move(request: ActorRequest, pk: int) -> HttpResponse:
    """The person went on at another account of ours."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    asked = Asked(
        _("Moved to another account"), _("Note the move"), partial(MoveForm, person=person, actor=request.actor),
        partial(move_person, person), _("Noted on both sides; each keeps its own history."), _page_of(person),
        lead=person.name, crumbs=_crumbs(person, _("Moved to another account")), onwards=_page_of,
    )  # fmt: skip
    return ask(request, "stakeholders/stakeholder_move.html", asked, today=timezone.localdate())


def _answers(person: Stakeholder) -> list[Offer]:
    """What the organisation answers this departure with; it has not happened yet."""
    return offers_for(person.account, [Happened(LEFT, person.pk, timezone.localdate(), "", "")])


def _onwards(request: ActorRequest, person: Stakeholder) -> HttpResponse:
    messages.success(request, _("%(name)s has left the map; the history stays.") % {"name": person.name})
    url = reverse("stakeholders:stakeholder_remains", args=[person.pk])
    return HttpResponse(status=204, headers={"HX-Redirect": url}) if request.htmx else HttpResponseRedirect(url)


def _crumbs(person: Stakeholder, here: str) -> list[Crumb]:
    return crumbs_of(person.account, (person.name, _page_of(person)), (here, ""))


def _page_of(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
