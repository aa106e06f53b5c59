"""Likely doubles, and making two entries one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Right
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, read_version
from kam.ui.refusals import put_on_form
from stakeholders.access import merge_for, stakeholder_for
from stakeholders.doubles.likeness import WORDS
from stakeholders.forms.merging import MergeForm, WithForm
from stakeholders.models import Stakeholder
from stakeholders.queries.doubles import likely_doubles, mergeable_with, recent_merges
from stakeholders.services.merging import merge_people, note_move, say_distinct, undo_merge
from stakeholders.views.answers import crumbs_of

FORM = "stakeholders/stakeholder_merge.html"


@page(Capability.VIEW_PORTFOLIO)
def double_list(request: ActorRequest) -> HttpResponse:
    """Pairs that may be one person at the accounts one may change, and what was merged lately."""
    pairs = [(pair, WORDS[pair.why]) for pair in likely_doubles(request.actor)]
    context = {"pairs": pairs, "merges": list(recent_merges(request.actor)), "nav": "stakeholders:directory"}
    return render(request, "stakeholders/double_list.html", context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_merge(request: ActorRequest, pk: int) -> HttpResponse:
    """Merge `?other=` into this person: side by side, a choice for every field; without it, whom to merge."""
    kept = stakeholder_for(request.actor, pk, Right.CHANGE)
    if "other" not in request.GET:
        return _ask(request, kept, WithForm(people=mergeable_with(kept)))
    gone = stakeholder_for(request.actor, read_version(request.GET["other"]), Right.CHANGE)
    form = MergeForm(posted(request), kept=kept, gone=gone)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _merged(request, kept, gone, form)
            except Invalid as error:
                put_on_form(form, error)
            except Conflict:
                kept, gone = (stakeholder_for(request.actor, one.pk, Right.CHANGE) for one in (kept, gone))
                form, status = MergeForm(kept=kept, gone=gone, chosen=request.POST), 409
    context = {"kept": kept, "gone": gone, "form": form, "stale": status == 409, "crumbs": _crumbs(kept), "nav": NAV}
    return render(request, FORM, context, status=status)


def _ask(request: ActorRequest, kept: Stakeholder, form: WithForm) -> HttpResponse:
    return render(request, FORM, {"kept": kept, "choice": form, "crumbs": _crumbs(kept), "nav": NAV})


def _merged(request: ActorRequest, kept: Stakeholder, gone: Stakeholder, form: MergeForm) -> HttpResponse:
    versions = {name: form.cleaned_data[name] for name in ("kept_version", "gone_version")}
    merge = merge_people(kept, gone, actor=request.actor, take=form.take(), **versions)
    text = _("%(gone)s is merged into %(kept)s.") % {"gone": gone.name, "kept": merge.kept.name}
    return done(request, _page(kept), text, undo=reverse("stakeholders:merge_undo", args=[merge.pk]))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def merge_undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Two entries again."""
    merge = merge_for(request.actor, pk)
    merge = undo_merge(merge, actor=request.actor)
    text = _("%(kept)s and %(gone)s are two entries again.") % {"gone": merge.gone.name, "kept": merge.kept.name}
    return done(request, _page(merge.kept), text)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def stakeholder_distinct(request: ActorRequest, pk: int) -> HttpResponse:
    """The two are two people."""
    one, other = _both(request, pk)
    say_distinct(one, other, actor=request.actor)
    return done(request, reverse("stakeholders:double_list"), _("Noted: they are two people."))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def stakeholder_moved(request: ActorRequest, pk: int) -> HttpResponse:
    """This person is the other one, who left another account."""
    person, former = _both(request, pk)
    note_move(person, former, actor=request.actor)
    text = _("%(name)s is known to have come from %(account)s.") % {"name": person.name, "account": former.account}
    return done(request, reverse("stakeholders:double_list"), text)


def _both(request: ActorRequest, pk: int) -> tuple[Stakeholder, Stakeholder]:
    one = stakeholder_for(request.actor, pk, Right.CHANGE)
    given = request.POST.get("other", "")
    if not given:
        raise Invalid(_("Choose two entries."))
    return one, stakeholder_for(request.actor, read_version(given))


def _crumbs(kept: Stakeholder) -> list[Any]:
    return crumbs_of(kept.account, (kept.name, _page(kept)), (_("Merge"), ""))


def _page(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
