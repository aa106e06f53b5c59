"""The floors: what each kind of page costs in Django before rights, isolation, history and our content."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from tests.bench.models import FloorAccount, FloorPerson

ROWS = 50
SORTS = {"name": "name", "-revenue": "-revenue_12m"}


@login_required
def accounts(request: HttpRequest) -> HttpResponse:
    """*List* and *search*: 50 rows of ten columns, a count, a search box."""
    found = FloorAccount.objects.filter(organisation_id=request.session["organisation"])
    words = request.GET.get("q", "")
    if words:
        found = found.filter(name__icontains=words)
    rows = found.order_by(SORTS.get(request.GET.get("sort", ""), "name"), "id")[:ROWS]
    return render(request, "floor/accounts.html", {"rows": rows, "count": found.count(), "q": words})


@login_required
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """*Detail*: one object with five children."""
    one = get_object_or_404(FloorAccount, pk=pk, organisation_id=request.session["organisation"])
    return render(
        request,
        "floor/account.html",
        {"account": one, "people": FloorPerson.objects.filter(account=one).order_by("name")},
    )


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """*Home*: one aggregate and two lists of ten."""
    mine = FloorAccount.objects.filter(organisation_id=request.session["organisation"])
    context = {
        "sums": mine.aggregate(count=Count("id"), revenue=Sum("revenue_12m")),
        "largest": mine.order_by("-revenue_12m")[:10],
        "next": mine.filter(renewal_on__isnull=False).order_by("renewal_on")[:10],
    }
    return render(request, "floor/home.html", context)


@login_required
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """*Update*: load, change two columns, redirect."""
    one = get_object_or_404(FloorAccount, pk=pk, organisation_id=request.session["organisation"])
    one.city, one.industry = request.POST["city"], request.POST["industry"]
    one.save(update_fields=["city", "industry"])
    return HttpResponseRedirect(f"/floor/accounts/{one.pk}/")
