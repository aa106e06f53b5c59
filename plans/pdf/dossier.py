"""The hand-over dossier on paper."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.outbox.jobs import Report
from kam.tenancy.models import Membership
from stakeholders.queries.dossier import dossier_of

STEPS = 3


def dossier_html(account: Account, *, reader: Membership, locale: str, today: date) -> str:
    """The document as HTML, in the active language."""
    found = dossier_of(account, reader=reader, today=today, whole=True)
    context = {
        "account": account,
        "dossier": found,
        "handover": found.handover,
        "organisation": reader.organisation,
        "reader": reader,
        "locale": locale,
        "today": today,
    }
    return render_to_string("plans/pdf/dossier.html", context)


def render_dossier(account: Account, *, reader: Membership, locale: str, report: Report) -> bytes:
    """The document as PDF in the active language; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the dossier"))
    html = dossier_html(account, reader=reader, locale=locale, today=timezone.localdate())
    report(1, STEPS, _("Laying out the pages"))
    from plans.pdf import engine

    document = engine.laid_out(html, "pdf/dossier.css")
    report(2, STEPS, _("Writing the file"))
    content = engine.written(document)
    report(STEPS, STEPS)
    return content
