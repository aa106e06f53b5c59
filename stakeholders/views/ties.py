"""Relationships: ours with theirs as a matrix, why one is as strong as it is, and a person's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, colleague_for, may
from accounts.models import Account
from accounts.queries.header import account_header
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, shown
from stakeholders.access import stakeholder_for
from stakeholders.forms.ties import MatrixFilter
from stakeholders.queries.strengths import exchanges_of, strength_of, strengths_of, strengths_with
from stakeholders.queries.ties import ties_of, ties_with
from stakeholders.ties.matrix import COLUMNS, ROWS, matrix_of
from stakeholders.ties.reasons import parts_of
from stakeholders.views.answers import crumbs_of

SHOWN_EXCHANGES = 20


@page(Capability.VIEW_PORTFOLIO)
def account_ties(request: ActorRequest, account_id: int) -> HttpResponse:
    """The matrix with what it says, and the ties among theirs; for htmx only the matrix."""
    account = account_for(request.actor, account_id)
    context = {"account": account, "nav": NAV, **_matrix_context(request, account)}
    if request.htmx:
        return render(request, "stakeholders/account_ties.html#matrix", context)
    header = account_header(account, request.actor)
    ties = ties_of(account)
    context |= {
        "header": header,
        "may_edit": header.may_change,
        "crumbs": crumbs_of(account, (_("Relationships"), "")),
        "ties": [one for one in ties if one.ended_on is None],
        "ended": [one for one in ties if one.ended_on is not None],
    }
    return render(request, "stakeholders/account_ties.html", context)


def _matrix_context(request: ActorRequest, account: Account) -> dict[str, Any]:
    form = MatrixFilter(request.GET)
    asked = form.asked()
    found = strengths_of(account, today=timezone.localdate())
    matrix = matrix_of([one.as_rule() for one in found.people], asked)
    kept = {name: value for name in ("q", "show", "sort") if (value := getattr(asked, name))}
    people = {one.pk: one for one in found.people}

    def link(**places: int) -> str:
        return "?" + urlencode({**kept, **{name: value for name, value in places.items() if value}})

    return {
        "form": form,
        "q": asked.q,
        "matrix": matrix,
        "people": people,
        "rows": [people[key] for key in matrix.rows],
        "columns": [(key, found.colleagues[key]) for key in matrix.columns],
        "colleagues": found.colleagues,
        "filtered": bool(asked.q or asked.show),
        "rows_before": link(after=max(0, asked.after - ROWS), ours=asked.ours) if asked.after else "",
        "rows_after": link(after=asked.after + ROWS, ours=asked.ours) if matrix.people > asked.after + ROWS else "",
        "ours_before": link(after=asked.after, ours=max(0, asked.ours - COLUMNS)) if asked.ours else "",
        "ours_after": link(after=asked.after, ours=asked.ours + COLUMNS)
        if matrix.colleagues > asked.ours + COLUMNS
        else "",
    }


@page(Capability.VIEW_PORTFOLIO)
def account_strength(request: ActorRequest, account_id: int, stakeholder_pk: int, member_pk: int) -> HttpResponse:
    """Why a relation is as strong as it is: its five parts, and the interactions they stand on."""
    person = stakeholder_for(request.actor, stakeholder_pk)
    if person.account_id != account_id:
        raise NotVisible
    colleague, today = colleague_for(member_pk), timezone.localdate()
    touchpoints = exchanges_of(person, colleague, today=today)
    found = strength_of(touchpoints, person, today=today)
    ties = reverse("stakeholders:account_ties", args=[account_id])
    context = {
        "person": person,
        "account": person.account,
        "colleague": colleague,
        "strength": found,
        "parts": parts_of(found, today=today),
        "touchpoints": touchpoints[:SHOWN_EXCHANGES],
        "more": len(touchpoints) - SHOWN_EXCHANGES,
        "crumbs": crumbs_of(person.account, (_("Relationships"), ties), (person.name, "")),
    }
    return shown(request, "stakeholders/account_strength.html", context)


@page(Capability.VIEW_PORTFOLIO)
def stakeholder_ties(request: ActorRequest, pk: int) -> HttpResponse:
    """A person's relations with us and ties inside: a page, and the part of theirs that is loaded after it."""
    person, today = stakeholder_for(request.actor, pk), timezone.localdate()
    found = strengths_with(person, today=today)
    strengths = found.people[0].strengths if found.people else {}
    ranked = sorted(strengths.items(), key=lambda pair: (-pair[1].score, found.colleagues[pair[0]]))
    own, ties = reverse("stakeholders:stakeholder_detail", args=[person.pk]), ties_with(person)
    context = {
        "person": person,
        "account": person.account,
        "relations": [(member, found.colleagues[member], one) for member, one in ranked if one.score],
        "ties": [one for one in ties if one.ended_on is None],
        "ended": [one for one in ties if one.ended_on is not None],
        "may_edit": may(request.actor, person.account, Right.CHANGE),
        "nav": NAV,
        "crumbs": crumbs_of(person.account, (person.name, own), (_("Relationships"), "")),
    }
    name = "stakeholders/stakeholder_ties.html"
    return render(request, f"{name}#list" if request.htmx else name, context)
