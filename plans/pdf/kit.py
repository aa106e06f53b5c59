"""A person's kit on paper: what may be left on the table."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.outbox.jobs import Report
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder
from stakeholders.queries.kits import kit_of

STEPS = 3


def kit_html(person: Stakeholder, account: Account, *, reader: Membership, locale: str, today: date) -> str:
    """The document as HTML, in the active language; without what is for us only."""
    context = {
        "kit": kit_of(person, account, today=today),
        "account": account,
        "organisation": reader.organisation,
        "reader": reader,
        "locale": locale,
        "today": today,
    }
    return render_to_string("plans/pdf/kit.html", context)


def render_kit(person: Stakeholder, account: Account, *, reader: Membership, locale: str, report: Report) -> bytes:
    """The document as PDF in the active language; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the kit"))
    html = kit_html(person, account, reader=reader, locale=locale, today=timezone.localdate())
    report(1, STEPS, _("Laying out the pages"))
    from plans.pdf import engine

    document = engine.laid_out(html, "pdf/dossier.css")
    report(2, STEPS, _("Writing the file"))
    content = engine.written(document)
    report(STEPS, STEPS)
    return content
