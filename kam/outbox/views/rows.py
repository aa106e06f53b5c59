"""The outbox as its keeper sees it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kam.audit.queries import history_of
from kam.lib.addresses import cursor_links, with_query
from kam.lib.errors import Invalid
from kam.lib.formats import number
from kam.lib.paging import Order, page_of
from kam.outbox.access import row_for
from kam.outbox.forms import ResendForm
from kam.outbox.models import Channel, OutboxRow, State
from kam.outbox.queries import MOST_COUNTED, readable_text, rows_in, tab_counts
from kam.outbox.services import resend
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form

TONES = {State.SENT: "good", State.FAILED: "risk", State.UNKNOWN: "watch"}
NEWEST = Order("id", descending=True)


def _tabs(request: ActorRequest, tab: str) -> list[dict[str, Any]]:
    counts = tab_counts()
    labels = {"": _("All"), "waiting": _("Waiting"), "failed": _("Failed"), "unknown": _("Unknown"), "done": _("Done")}
    return [
        {
            "label": label,
            "url": with_query(request, show=name),
            "current": name == tab,
            "count": _count(counts.get(name)),
        }
        for name, label in labels.items()
    ]


def _count(n: int | None) -> int | str | None:
    return _("more than %s") % number(MOST_COUNTED) if n and n > MOST_COUNTED else n


@page(Capability.MANAGE_OUTBOX)
def outbox_list(request: ActorRequest) -> HttpResponse:
    """Every e-mail and job of the organisation, newest first."""
    tab = request.GET.get("show", "")
    at = page_of(rows_in(tab), NEWEST, request.GET.get("after", ""))
    context = {
        "rows": [(row, TONES.get(State(row.state), "neutral")) for row in at.rows],
        "tabs": _tabs(request, tab),
        "held": settings.OUTBOX_HELD,
        "nav": "members:settings",
        **cursor_links(request, at.previous_cursor, at.next_cursor),
    }
    return render(request, "outbox/outbox_list.html", context)


@page(Capability.MANAGE_OUTBOX)
def outbox_row(request: ActorRequest, pk: int) -> HttpResponse:
    """One e-mail or job: its attempts, its error, its words."""
    return _answer(request, row_for(request.actor, pk), ResendForm())


@page(Capability.MANAGE_OUTBOX, methods=("POST",))
def outbox_resend(request: ActorRequest, pk: int) -> HttpResponse:
    """Send a failed or unknown message once more, with a reason."""
    row, form = row_for(request.actor, pk), ResendForm(request.POST)
    if not form.is_valid():
        return _answer(request, row, form, 422)
    try:
        resend(row, actor=request.actor, reason=form.cleaned_data["reason"])
    except Invalid as refusal:
        put_on_form(form, refusal)
        return _answer(request, row, form, 422)
    messages.success(request, _("It is waiting to be sent again."))
    return redirect("outbox:outbox_row", row.pk)


def _answer(request: ActorRequest, row: OutboxRow, form: ResendForm, status: int = 200) -> HttpResponse:
    job = getattr(row, "job", None)
    context = {
        "row": row,
        "text": readable_text(row) if row.channel == Channel.EMAIL else "",
        "message_id": row.message_id.partition("@"),
        "tone": TONES.get(State(row.state), "neutral"),
        "job_url": reverse("outbox:job_detail", args=[job.pk]) if job else "",
        "can_resend": row.state in {State.FAILED, State.UNKNOWN},
        "form": form,
        "held": settings.OUTBOX_HELD,
        "history": history_of(row, limit=20),
        "nav": "members:settings",
    }
    return render(request, "outbox/outbox_row.html", context, status=status)
