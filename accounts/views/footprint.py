"""The footprint tab: the grid, its cells and its rows."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.access import Right, account_for, entity_for, product_for
from accounts.choices import CellState
from accounts.economics.wallet import share_at
from accounts.forms.conflicts import differences, rebased
from accounts.forms.footprint import CellForm, EntityForm
from accounts.models import Account, ClientEntity, FootprintCell, Product
from accounts.queries.footprint import estimates_of, grid_of
from accounts.queries.grid import Shown
from accounts.queries.header import account_header
from accounts.queries.wallet import facts
from accounts.services.exports import TYPES
from accounts.services.footprint import create_entity, set_cell, update_entity
from accounts.services.footprint_export import export_footprint
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown as show
from kam.ui.refusals import put_on_form

CELL = "accounts/footprint_cell.html"


@page(Capability.VIEW_PORTFOLIO)
def account_footprint(request: ActorRequest, pk: int) -> HttpResponse:
    """Entities by products: what is in place, what could be, and where the most is left."""
    account, today = account_for(request.actor, pk), timezone.localdate()
    context = {
        "account": account,
        "header": account_header(account, request.actor, today),
        "grid": grid_of(
            account, Shown.parse(request.GET.dict()), request.GET.get("row", ""), request.GET.get("column", "")
        ),
        "share": _share(account),
        "states": CellState.choices,
        "nav": "accounts:portfolio",
    }
    return render(request, "accounts/account_footprint.html", context)


@page(Capability.EXPORT_DATA, methods=("POST",))
def account_footprint_export(request: ActorRequest, pk: int) -> HttpResponse:
    """The filled cells that are shown, as CSV or workbook."""
    account, form = account_for(request.actor, pk), request.POST.get("format", "")
    if form not in TYPES:
        raise Invalid(_("Choose CSV or Excel."))
    spend("footprint-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=10, seconds=60)
    content = export_footprint(grid_of(account, Shown.parse(request.GET.dict())), actor=request.actor, form=form)
    response = HttpResponse(content, content_type=TYPES[form])
    what = slugify(_("footprint"))
    name = f"{what}-{slugify(account.name) or account.pk}-{timezone.localdate():%Y-%m-%d}.{form}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def footprint_cell(request: ActorRequest, entity_pk: int, product_pk: int) -> HttpResponse:
    """One cell: a page of its own, and the line under the grid where scripts run."""
    entity, product = entity_for(request.actor, entity_pk, Right.CHANGE), product_for(product_pk)
    cell = FootprintCell.objects.filter(entity=entity, product=product).first()
    currency = entity.account.currency
    data = _quick(request, cell) if "quick" in request.POST else posted(request)
    form = CellForm(data, cell=cell, currency=currency)
    context = {"entity": entity, "product": product, "account": entity.account, "form": form,
               "query": request.GET.urlencode()}  # fmt: skip
    if request.method != "POST":
        return _cell_form(request, context, 200)
    if form.is_valid():
        try:
            set_cell(entity, product, actor=request.actor, **form.values())
            return _cell_saved(request, entity, product)
        except Invalid as error:
            put_on_form(form, error)
        except Conflict as error:
            now: Any = error.current
            typed = data.copy() if data is not None else request.POST
            context["form"] = CellForm(rebased(typed, now.version if now else 0), cell=now, currency=currency)
            context["other"] = now.updated_by if now else None
            context["current_values"] = differences(form, now or FootprintCell(entity=entity, product=product))
            return _cell_form(request, context, 409)
    return _cell_form(request, context, 422)


def _quick(request: ActorRequest, cell: FootprintCell | None) -> Any:
    """A letter sets the state alone: the rest is typed as it stands."""
    data = request.POST.copy()
    for name in ("current", "potential", "competitor", "note"):
        stands = getattr(cell, name, None)
        data[name] = "" if stands is None else str(stands)
    return data


def _cell_form(request: ActorRequest, context: dict[str, Any], status: int) -> HttpResponse:
    if not request.htmx:
        return render(request, CELL, {"nav": "accounts:portfolio", **context}, status=status)
    response = render(request, f"{CELL}#line", context, status=status)
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#cell-editor", "innerHTML"
    return response


def _cell_saved(request: ActorRequest, entity: ClientEntity, product: Product) -> HttpResponse:
    """With scripts the cell and every total it counts in; else back to the grid."""
    if not request.htmx:
        back = reverse("accounts:account_footprint", args=[entity.account_id])
        query = request.GET.urlencode()
        return done(request, f"{back}?{query}" if query else back, _("The cell is saved."))
    grid = grid_of(entity.account, Shown.parse(request.GET.dict()))
    context = {"grid": grid, "entity": entity, "product": product, "account": entity.account,
               "share": _share(entity.account)}  # fmt: skip
    return render(request, "accounts/account_footprint.html#saved", context)


def _share(account: Account) -> Any:
    """What the grid's totals say of the wallet."""
    return share_at(account.revenue_12m, account.currency, facts(estimates_of(account)), timezone.localdate())


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def entity_create(request: ActorRequest, pk: int) -> HttpResponse:
    """A new row of the grid."""
    account = account_for(request.actor, pk, Right.CHANGE)
    form = EntityForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            create_entity(account, actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        else:
            return done(request, reverse("accounts:account_footprint", args=[pk]), _("The entity is in the grid."))
    context = {"account": account, "form": form}
    return show(request, "accounts/entity_create.html", context, 422 if form.is_bound else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def entity_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Name, kind, country, and whether the row is shown."""
    entity = entity_for(request.actor, pk, Right.CHANGE)
    form = EntityForm(posted(request), entity=entity)
    context: dict[str, Any] = {"entity": entity, "account": entity.account, "form": form}
    template = "accounts/entity_edit.html"
    if request.method != "POST":
        return show(request, template, context)
    if not form.is_valid():
        return show(request, template, context, 422)
    try:
        update_entity(entity, actor=request.actor, **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return show(request, template, context, 422)
    except Conflict as error:
        context["current_values"] = differences(form, error.current)
        context["form"] = EntityForm(rebased(request.POST, error.current.version), entity=error.current)
        return show(request, template, context, 409)
    return done(request, reverse("accounts:account_footprint", args=[entity.account_id]), _("Saved."))
