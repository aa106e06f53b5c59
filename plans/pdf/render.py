"""From a plan to its PDF, step by step."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.outbox.jobs import Report
from kam.tenancy.models import Membership
from plans.models import Plan
from plans.pdf.document import context_of

STEPS = 4


def plan_html(plan: Plan, *, reader: Membership, locale: str, today: date) -> str:
    """The document as HTML, in the active language."""
    return render_to_string("plans/pdf/document.html", context_of(plan, reader=reader, locale=locale, today=today))


def render_plan(plan: Plan, *, reader: Membership, locale: str, report: Report) -> bytes:
    """The document as PDF in the active language; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the plan"))
    html = plan_html(plan, reader=reader, locale=locale, today=timezone.localdate())
    report(1, STEPS, _("Preparing the fonts"))
    from plans.pdf import engine

    report(2, STEPS, _("Laying out the pages"))
    document = engine.laid_out(html)
    report(3, STEPS, _("Writing the file"))
    content = engine.written(document)
    report(STEPS, STEPS)
    return content
