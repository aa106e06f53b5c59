"""Two cycles of an account side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import account_for
from accounts.forms.journey import CompareForm
from accounts.queries.cycles import compare_cycles
from accounts.queries.journey import passages_of, stays_in
from accounts.stays import cycles_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


@page(Capability.VIEW_PORTFOLIO)
def cycle_compare(request: ActorRequest, pk: int) -> HttpResponse:
    """How long each phase took, what came in, whom we met, what we learned: the last two cycles, or those asked for."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    passages = list(passages_of(account))
    cycles = cycles_of(stays_in(passages))
    form = CompareForm(
        request.GET if "a" in request.GET or "b" in request.GET else None, numbers=[one.number for one in cycles]
    )
    wanted = [form.cleaned_data["a"], form.cleaned_data["b"]] if form.is_valid() else []
    if not wanted:
        wanted = [one.number for one in cycles[-2:]]
        form = CompareForm(dict(zip("ab", wanted, strict=False)), numbers=[one.number for one in cycles])
    chosen = [next(one for one in cycles if one.number == number) for number in wanted]
    context = {
        "account": account,
        "today": today,
        "form": form,
        "found": compare_cycles(account, chosen, passages, today) if len(cycles) > 1 else None,
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/cycle_compare.html", context)
