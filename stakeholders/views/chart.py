"""The organisation chart: trees by who reports to whom, people moved in it, roles to fill noted on it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import push_url, reswap, retarget, trigger_client_event

from accounts.access import Right, account_for, may
from accounts.models import Account
from accounts.queries.header import account_header
from accounts.views.answers import done
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV, read_version, saved, shown
from kam.ui.refusals import put_on_form
from kam.ui.templatetags.ui import maybe_url
from stakeholders.access import stakeholder_for
from stakeholders.chart.fold import ROW
from stakeholders.forms.chart import ChiefForm, fold_of
from stakeholders.models import Stakeholder
from stakeholders.queries.org_chart import org_chart_of
from stakeholders.services.chart import add_role_below, refusal_of, set_chief
from stakeholders.views.answers import crumbs_of, differences, read_anew


@page(Capability.VIEW_PORTFOLIO)
def account_chart(request: ActorRequest, account_id: int) -> HttpResponse:
    """`?entity=`, `?q=` a name, `?open=`, `?shut=` and `?at=` ids; for htmx only the chart."""
    account = account_for(request.actor, account_id)
    if request.htmx:
        context = _chart(account, request.GET, may(request.actor, account, Right.CHANGE))
        return render(request, "stakeholders/account_chart.html#chart", context)
    header = account_header(account, request.actor)
    context = _chart(account, request.GET, header.may_change)
    context |= {"header": header, "crumbs": crumbs_of(account, (_("Organisation chart"), "")), "nav": NAV}
    return render(request, "stakeholders/account_chart.html", context)


def _chart(account: Account, asked: QueryDict, may_edit: bool) -> dict[str, Any]:
    entity, searched = asked.get("entity", "")[:120], asked.get("q", "")[:80]
    today = timezone.localdate()
    chart = org_chart_of(account, today=today, fold=fold_of(asked), entity=entity, searched=searched)
    exports = [(maybe_url(f"insights:org_chart_{one.lower()}", account.pk), one) for one in ("SVG", "PDF")]
    return {
        "account": account,
        "chart": chart,
        "may_edit": may_edit,
        "hidden_alone": max(0, len(chart.alone) - ROW),
        "exports": [(url, word) for url, word in exports if url],
    }


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def stakeholder_chief(request: ActorRequest, pk: int) -> HttpResponse:
    """Whom somebody reports to; `?to=` is the card it was dropped on, empty for the top of the chart."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    form = ChiefForm(request.POST or None, person=person, initial=_initial(request, person))
    context: dict[str, Any] = {"person": person, "form": form, "status": 200}
    if request.method == "POST" and form.is_valid():
        chief, before = form.cleaned_data["reports_to"], person.reports_to_id
        try:
            moved = set_chief(person, actor=request.actor, version=form.cleaned_data["version"], chief=chief)
            return _moved(request, moved, chief, undo=_way_back(moved, before))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as conflict:
            context |= {"status": 409, "current_values": differences(form, conflict.current, ("reports_to",))}
            read_anew(form, conflict.current)
    elif request.method == "GET":
        context["refusal"] = _refusal(request, person)
    context["crumbs"] = crumbs_of(person.account, (person.name, _own(person)), (_("Reports to"), ""))
    return shown(request, "stakeholders/stakeholder_chief.html", context, 422 if form.errors else context["status"])


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def stakeholder_chief_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back a move: `?to=` the chief of before, `?version=` the one the move made; what changed since stays."""
    person = stakeholder_for(request.actor, pk, Right.CHANGE)
    to, version = request.GET.get("to", ""), read_version(request.GET.get("version", ""))
    chief = stakeholder_for(request.actor, read_version(to)) if to else None
    try:
        return _moved(request, set_chief(person, actor=request.actor, version=version, chief=chief), chief)
    except Conflict:
        text = _("%(name)s has been changed since: nothing was put back.") % {"name": person.name}
    except Invalid as error:
        text = str(error)
    messages.warning(request, text)
    return done(request, f"{reverse('stakeholders:account_chart', args=[person.account_id])}?at={person.pk}", "")


def _way_back(moved: Stakeholder, before: int | None) -> str:
    if moved.reports_to_id == before:
        return ""
    asked = urlencode({"to": before or "", "version": moved.version})
    return f"{reverse('stakeholders:stakeholder_chief_back', args=[moved.pk])}?{asked}"


def _initial(request: HttpRequest, person: Stakeholder) -> dict[str, Any]:
    asked = request.GET.get("to")
    to = person.reports_to_id if asked is None else read_version(asked) or None
    return {"version": person.version, "reports_to": to}


def _refusal(request: HttpRequest, person: Stakeholder) -> str:
    """Said before anybody presses the button: the card was dropped where it cannot stay."""
    to = read_version(request.GET.get("to", ""))
    chief = Stakeholder.objects.filter(pk=to, account=person.account).first() if to else None
    return refusal_of(person, chief) if chief else ""


def _moved(request: ActorRequest, person: Stakeholder, chief: Stakeholder | None, undo: str = "") -> HttpResponse:
    """On the chart it is drawn anew in place; elsewhere the page is loaded anew. `undo` takes the move back."""
    values = {"name": person.name, "chief": chief.name if chief else ""}
    text = (
        _("%(name)s now reports to %(chief)s.") if chief else _("%(name)s stands at the top of the chart.")
    ) % values
    here = reverse("stakeholders:account_chart", args=[person.account_id])
    path, _mark, query = ((request.htmx.current_url_abs_path or "") if request.htmx else "").partition("?")
    if path != here:
        return saved(request, text, _own(person), undo)
    asked = QueryDict(query, mutable=True)
    asked["at"] = str(person.pk)
    asked.pop("q", None)
    context = _chart(person.account, asked, True)
    response = render(request, "stakeholders/account_chart.html#chart", context)
    response = push_url(reswap(retarget(response, "#chart"), "outerHTML"), f"{here}?{asked.urlencode()}")
    trigger_client_event(response, "closePanel", {}, after="swap")
    return trigger_client_event(response, "toast", {"level": "success", "text": text, "undo_url": undo}, after="swap")


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def stakeholder_role(request: ActorRequest, pk: int) -> HttpResponse:
    """Note a role to fill below somebody, in one click."""
    chief = stakeholder_for(request.actor, pk, Right.CHANGE)
    role = add_role_below(chief, actor=request.actor, today=timezone.localdate())
    here = reverse("stakeholders:account_chart", args=[chief.account_id])
    return HttpResponseRedirect(f"{here}?at={role.pk}#n{role.pk}")


def _own(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
