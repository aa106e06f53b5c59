"""The catalogue of products."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import product_for
from accounts.forms.conflicts import differences, rebased
from accounts.forms.footprint import ProductForm
from accounts.models import Product
from accounts.services.products import create_product, update_product
from accounts.views.answers import done, posted
from kam.lib.errors import Conflict, Invalid
from kam.lib.paging import Order, page_of
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form

NAV = {"nav": "members:settings"}


@page(Capability.MANAGE_PROGRAMME)
def product_list(request: ActorRequest) -> HttpResponse:
    """What is sold, by name; found by name, code or family."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    rows = Product.objects.annotate(filled=Count("cells"))
    if words:
        asked = Q(name__icontains=words) | Q(name_fr__icontains=words)
        rows = rows.filter(asked | Q(code__icontains=words) | Q(series__icontains=words))
    found = page_of(rows, Order("sort_name"), request.GET.get("after", ""))
    return render(request, "accounts/product_list.html", {"page": found, "q": words, **NAV})


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def product_create(request: ActorRequest) -> HttpResponse:
    """A new product."""
    form = ProductForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            create_product(actor=request.actor, **form.cleaned_data)
        except Invalid as error:
            put_on_form(form, error)
        else:
            return done(request, reverse("accounts:product_list"), _("The product is in the catalogue."))
    return shown(request, "accounts/product_create.html", {"form": form, **NAV}, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def product_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a product; a stale page shows both versions."""
    product = product_for(pk)
    form = ProductForm(posted(request), product=product)
    context: dict[str, Any] = {"product": product, "form": form, **NAV}
    template = "accounts/product_edit.html"
    if request.method != "POST":
        return shown(request, template, context)
    if not form.is_valid():
        return shown(request, template, context, 422)
    try:
        update_product(product, actor=request.actor, **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, template, context, 422)
    except Conflict as error:
        context["current_values"] = differences(form, error.current)
        context["form"] = ProductForm(rebased(request.POST, error.current.version), product=error.current)
        return shown(request, template, context, 409)
    return done(request, reverse("accounts:product_list"), _("Saved."))
