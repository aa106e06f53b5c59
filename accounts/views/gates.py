"""One criterion of a gate for one account: what it says, who judged it, and judging it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import account_for, criterion_for, may_move, require_move
from accounts.forms.gates import JudgeForm
from accounts.gates.checks import registered_checks
from accounts.queries.gates import cycle_ahead, phases_ahead, ticks_of
from accounts.services.gates import judge_criterion
from accounts.views.answers import done, posted
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def gate_check(request: ActorRequest, pk: int, criterion_pk: int) -> HttpResponse:
    """Confirm a criterion or take it back; everything judged of it stands below."""
    account, criterion = account_for(request.actor, pk), criterion_for(criterion_pk)
    form = JudgeForm(posted(request))
    if request.method == "POST":
        require_move(request.actor, account)
        if form.is_valid():
            try:
                judge_criterion(
                    account, criterion, actor=request.actor, today=timezone.localdate(), **form.cleaned_data
                )
            except Invalid as error:
                put_on_form(form, error)
            else:
                text = _("Confirmed.") if form.cleaned_data["met"] else _("Taken back.")
                # From the panel the page behind must load anew, which a mere #place would not do.
                place = "" if request.htmx else "#gate"
                return done(request, reverse("accounts:account_journey", args=[pk]) + place, text)
    ticks = list(ticks_of(account, criterion))
    context: dict[str, Any] = {
        "account": account,
        "criterion": criterion,
        "item": criterion.texts,
        "check": registered_checks().get(criterion.check_code),
        "form": form,
        "ticks": ticks,
        "met": next((one.met for one in ticks if one.cycle == cycle_ahead(account)), False),
        "asked": criterion.active and criterion.phase in phases_ahead(account),
        "may_judge": not criterion.check_code and may_move(request.actor, account),
        "today": timezone.localdate(),
    }
    return shown(request, "accounts/gate_check.html", context, 422 if request.method == "POST" else 200)
