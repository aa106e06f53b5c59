"""Taking the list of people away as a file."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.services.exports import TYPES
from kam.lib.errors import Invalid
from kam.lib.limits import spend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import read_version
from stakeholders.forms.directory import DirectoryFilter
from stakeholders.services.exports import export_people

ALLOWED, WINDOW = 10, 60


@page(Capability.EXPORT_DATA, methods=("POST",))
def people_export(request: ActorRequest) -> HttpResponse:
    """Whom the address's filters leave, of `?account=` or of all; a long list leads to the job that writes it."""
    form = request.POST.get("format", "")
    if form not in TYPES:
        raise Invalid(_("Choose CSV or Excel."))
    spend("people-export", f"{request.organisation.pk}:{request.actor.pk}", allowed=ALLOWED, seconds=WINDOW)
    given = request.GET.get("account", "")
    account = account_for(request.actor, read_version(given)) if given else None
    wanted = DirectoryFilter(request.GET, across=account is None).wanted()
    made = export_people(actor=request.actor, wanted=wanted, account=account, form=form, today=timezone.localdate())
    if made.job is not None:
        return HttpResponseRedirect(reverse("outbox:job_detail", args=[made.job.pk]))
    response = HttpResponse(made.content, content_type=made.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
