"""Planning a meeting: first the account, then everything else on one page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.models import Account
from accounts.services.once import once
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved
from reviews.agendas import suggested_agenda
from reviews.choices import MeetingKind
from reviews.forms.agenda import AgendaRows
from reviews.forms.meetings import MeetingForm
from reviews.models import Meeting
from reviews.queries.people import invitable
from reviews.queries.pickable import pickable_accounts
from reviews.services.meetings import plan_meeting
from reviews.views.entry import answer_button, explain
from reviews.views.frame import crumbs_of, own_zones

TEMPLATE = "reviews/meeting_create.html"


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def meeting_create(request: ActorRequest) -> HttpResponse:
    """`?account=` says with whom; without it, a list to choose from."""
    asked = request.GET.get("account", "")
    if not (asked.isdecimal() and len(asked) < 19):
        return _choose(request)
    account = account_for(request.actor, int(asked), Right.CHANGE)
    people = invitable(account)
    form = MeetingForm(request.POST or None, people=people, zones=own_zones(request), initial=_first(request, account))
    rows = AgendaRows.of_post(request.POST) if request.method == "POST" else _suggestion(form)
    context = {"form": form, "agenda": rows, "account": account, "crumbs": crumbs_of((_("Plan a meeting"), ""))}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if "press" in request.POST:
        return answer_button(request, TEMPLATE, context)
    if form.is_valid() & rows.is_valid():
        try:
            meeting = _plan(request, account, form, rows)
            return saved(request, _("The meeting is planned."), reverse("reviews:meeting_detail", args=[meeting.pk]))
        except Invalid as error:
            explain(form, rows, error)
    return render(request, TEMPLATE, context, status=422)


def _plan(request: ActorRequest, account: Account, form: MeetingForm, rows: AgendaRows) -> Meeting:
    """A form sent twice plans one meeting."""
    draft, token = form.draft(rows.points()), form.cleaned_data["token"] or uuid4()
    return once(
        Meeting,
        "meeting.plan",
        token,
        actor=request.actor,
        create=lambda: plan_meeting(account, draft, actor=request.actor, now=timezone.now()),
    )


def _first(request: ActorRequest, account: Account) -> dict[str, Any]:
    """A quarterly review in three weeks, at ten, an hour long, with the account's manager and sponsor."""
    asked = request.GET.get("kind", "")
    kind = MeetingKind(asked) if asked in MeetingKind else MeetingKind.QBR
    leading = {pk for pk in (account.owner_id, account.sponsor_id) if pk}
    return {
        "kind": kind,
        "title": str(kind.label),
        "date": timezone.localdate() + timedelta(days=21),
        "time": "10:00",
        "minutes": 60,
        "time_zone": own_zones(request)[0],
        "owner": request.actor.pk,
        "members": [*leading, request.actor.pk],
        "token": uuid4(),
    }


def _suggestion(form: MeetingForm) -> AgendaRows:
    return AgendaRows.of_points(suggested_agenda(form.initial["kind"]), form.initial["minutes"])


def _choose(request: ActorRequest) -> HttpResponse:
    """The accounts for which the person may plan, as they type."""
    typed = request.GET.get("q", "").replace("\0", "")[:80]
    found = pickable_accounts(request.actor, typed)
    context = {"choices": found, "q": typed, "crumbs": crumbs_of((_("Plan a meeting"), ""))}
    name = "reviews/_choose_account.html"
    return render(request, f"{name}#choices" if request.htmx.target == "choices" else name, context)
