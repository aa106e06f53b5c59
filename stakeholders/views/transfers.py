"""One relationship of a hand-over."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kam.lib.errors import Conflict
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, version_of
from stakeholders.access import handover_line_for
from stakeholders.choices import Transfer
from stakeholders.forms.handovers import AdvanceForm, WaiveForm
from stakeholders.models import HandoverLine
from stakeholders.queries.handovers import verb_of
from stakeholders.services.transfers import advance_line, resume_line, waive_line
from stakeholders.transitions.transfer import next_of
from stakeholders.views.asking import Asked, ask
from stakeholders.views.handovers import handover_crumbs, page_of

_LEADS = {
    Transfer.INTRODUCED: gettext_lazy("By the former manager, in person or in a call: both were there."),
    Transfer.ALONE: gettext_lazy("Without the former manager, on a subject of the client's."),
    Transfer.TRUSTED: gettext_lazy(
        "The person turns to the new manager by themselves: a judgement, say what shows it."
    ),
}


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def transfer_advance(request: ActorRequest, pk: int) -> HttpResponse:
    """The next step; `?on=` is the day of the interaction that speaks for it."""
    line = handover_line_for(request.actor, pk)
    following = next_of(line.state)
    titles = {
        Transfer.INTRODUCED: _("%(name)s was introduced to %(person)s"),
        Transfer.ALONE: _("%(name)s met %(person)s alone"),
        Transfer.TRUSTED: _("%(person)s trusts %(name)s"),
    }
    names = {"name": line.handover.successor.name, "person": line.stakeholder.name}
    title = titles[following] % names if following in titles else line.stakeholder.name
    lead = _LEADS.get(following, "") if following else ""
    asked = Asked(
        title, verb_of(following),
        partial(AdvanceForm, obj=line, happened_on=_day(request.GET.get("on", ""))), partial(advance_line, line),
        _("Noted."), page_of(line.handover), lead=lead, crumbs=_crumbs(line, title),
    )  # fmt: skip
    return ask(request, "stakeholders/transfer_advance.html", asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def transfer_waive(request: ActorRequest, pk: int) -> HttpResponse:
    """Leave the relationship out, with a reason."""
    line = handover_line_for(request.actor, pk)
    title = _("Leave %(person)s out of the hand-over") % {"person": line.stakeholder.name}
    asked = Asked(
        title, _("Leave out"), partial(WaiveForm, obj=line), partial(waive_line, line), _("Noted."),
        page_of(line.handover), crumbs=_crumbs(line, title),
    )  # fmt: skip
    return ask(request, "stakeholders/transfer_waive.html", asked, today=timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def transfer_resume(request: ActorRequest, pk: int) -> HttpResponse:
    """Take up again what was left out."""
    line, version = handover_line_for(request.actor, pk), version_of(request)
    if version != line.version:
        raise Conflict(line)
    resume_line(line, actor=request.actor, version=version, today=timezone.localdate())
    return saved(request, _("The relationship is part of the hand-over again."), page_of(line.handover))


def _crumbs(line: HandoverLine, title: str) -> list[dict[str, str]]:
    return handover_crumbs(line.handover.account, (_("Hand-over"), page_of(line.handover)), (title, ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
