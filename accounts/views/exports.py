"""Taking the portfolio away as a file."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from accounts.queries.filters import Filters
from accounts.services.exports import TYPES, export_portfolio
from kam.lib.errors import Invalid
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

ALLOWED, WINDOW = 10, 60


@page(Capability.EXPORT_DATA, methods=("POST",))
def portfolio_export(request: ActorRequest) -> HttpResponse:
    """The accounts the address's filters leave, as a download; a large portfolio leads to the job that writes it."""
    form = request.POST.get("format", "")
    if form not in TYPES:
        raise Invalid(_("Choose CSV or Excel."))
    spend("portfolio-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    filters = Filters.parse(request.GET.dict())
    made = export_portfolio(actor=request.actor, filters=filters, form=form, today=timezone.localdate())
    if made.job is not None:
        return HttpResponseRedirect(reverse("outbox:job_detail", args=[made.job.pk]))
    response = HttpResponse(made.content, content_type=made.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
