"""The criteria of qualification in the settings: what counts, the draft's editor, publishing, thresholds."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.criteria import criteria_for
from accounts.choices.protocols import EditionState
from accounts.forms.conflicts import differences, rebased
from accounts.forms.criteria import RulesForm, WeightsForm
from accounts.models import CriteriaSet
from accounts.qualification.criteria import wanting
from accounts.queries import criteria as queries
from accounts.queries.ratings import rules as current_rules
from accounts.services import criteria as services
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown, version_of
from kam.ui.refusals import put_on_form

NAV = {"nav": "members:settings"}
EDITOR = "accounts/criteria_edit.html"


@page(Capability.VIEW_PORTFOLIO)
def criteria_list(request: ActorRequest) -> HttpResponse:
    """What raters are asked, with the written scales, and the thresholds; older versions by their number."""
    found = queries.editions()
    published = next(one for one in found if one.state == EditionState.PUBLISHED)
    wanted = request.GET.get("version", "")
    edition = next((one for one in found if str(one.number) == wanted), published)
    groups = queries.groups_of(edition)
    context = {
        "edition": edition,
        "published": published,
        "editions": found,
        "draft": queries.draft_of(found),
        "groups": groups,
        "sums": queries.sums_of(groups),
        "rules": current_rules(),
        "may_write": actor_can(request.actor, Capability.MANAGE_PROGRAMME),
        **NAV,
    }
    return render(request, "accounts/criteria_list.html", context)


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criteria_draft(request: ActorRequest) -> HttpResponse:
    """Begin the next version, or go on with the one that was begun."""
    draft = services.draft_criteria(actor=request.actor)
    url = reverse("accounts:criteria_edit", args=[draft.pk])
    return done(request, url, _("Change the draft as you like: nothing counts before it is published."))


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criteria_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """The editor of a draft: groups, criteria, weights with their sum; publishing it."""
    edition = criteria_for(request.actor, pk)
    groups = queries.groups_of(edition)
    form = WeightsForm(posted(request), edition=edition, groups=groups)
    if request.method != "POST":
        return render(request, EDITOR, _editor(edition, form))
    act = request.POST.get("act", "")
    if act == "sum":
        form.is_valid()
        sums = queries.sums_of(groups, form.weights())
        return render(request, f"{EDITOR}#sums", {"sums": sums})
    if not form.is_valid():
        return render(request, EDITOR, _editor(edition, form), status=422)
    try:
        return _keep(request, edition, form, publish=act == "publish")
    except Invalid as error:
        put_on_form(form, error)
        return render(request, EDITOR, _editor(edition, form), status=422)
    except Conflict as error:
        again = rebased(request.POST, error.current.version)
        form = WeightsForm(again, edition=error.current, groups=groups)
        return render(request, EDITOR, _editor(error.current, form) | {"stale": True}, status=409)


def _keep(request: ActorRequest, edition: CriteriaSet, form: WeightsForm, *, publish: bool) -> HttpResponse:
    """Keep the weights, or publish with them."""
    given: dict[str, Any] = {"version": form.cleaned_data["version"], "weights": form.weights()}
    if publish:
        services.publish_criteria(edition, actor=request.actor, today=timezone.localdate(), **given)
        said = _("Version %(n)d is published: the next nominations are rated by it.") % {"n": edition.number}
        return done(request, reverse("accounts:criteria_list"), said)
    services.set_weights(edition, actor=request.actor, **given)
    return done(request, reverse("accounts:criteria_edit", args=[edition.pk]), _("The weights are kept in the draft."))


@page(Capability.MANAGE_PROGRAMME, methods=("POST",))
def criteria_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    services.discard_criteria(criteria_for(request.actor, pk), actor=request.actor, version=version_of(request))
    return done(request, reverse("accounts:criteria_list"), _("The draft is gone."))


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def criteria_rules(request: ActorRequest) -> HttpResponse:
    """From which score one enters or watches, and the rhythms."""
    rules = current_rules()
    form = RulesForm(posted(request), rules=rules)
    context: dict[str, Any] = {"form": form, "cancel": reverse("accounts:criteria_list"), **NAV}
    if request.method != "POST":
        return shown(request, "accounts/criteria_rules.html", context)
    if form.is_valid():
        try:
            services.set_rules(rules, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            context["current_values"] = differences(form, error.current)
            context["form"] = RulesForm(rebased(request.POST, error.current.version), rules=error.current)
            return shown(request, "accounts/criteria_rules.html", context, 409)
        else:
            return done(request, reverse("accounts:criteria_list"), _("Saved."))
    return shown(request, "accounts/criteria_rules.html", context, 422)


def _editor(edition: CriteriaSet, form: WeightsForm) -> dict[str, Any]:
    if form.is_bound:
        form.is_valid()
    return {
        "edition": edition,
        "form": form,
        "sums": queries.sums_of(form.groups, form.weights() if form.is_bound else None),
        "missing": wanting(queries.as_draft(form.groups)),
        "writable": edition.state == EditionState.DRAFT,
        **NAV,
    }
