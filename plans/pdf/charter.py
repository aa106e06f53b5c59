"""The relationship charter on paper: to sign, or as it was signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import CharterState
from accounts.models import Charter
from accounts.queries.charters import contents_of
from kam.outbox.jobs import Report
from kam.tenancy.models import Membership

STEPS = 3


def charter_html(charter: Charter, *, reader: Membership, locale: str, today: date) -> str:
    """The document as HTML, in the active language. Four queries."""
    [content] = contents_of([charter])
    context: dict[str, Any] = {
        "charter": charter,
        "content": content,
        "account": charter.account,
        "organisation": reader.organisation,
        "locale": locale,
        "today": today,
        "is_draft": charter.state == CharterState.DRAFT,
        "is_former": charter.state == CharterState.SUPERSEDED,
    }
    return render_to_string("plans/pdf/charter.html", context)


def render_charter(charter: Charter, *, reader: Membership, locale: str, report: Report) -> bytes:
    """The document as PDF in the active language; `report` hears of every step and may raise Cancelled."""
    report(0, STEPS, _("Collecting the charter"))
    html = charter_html(charter, reader=reader, locale=locale, today=timezone.localdate())
    report(1, STEPS, _("Laying out the pages"))
    from plans.pdf import engine

    document = engine.laid_out(html, "pdf/charter.css")
    report(2, STEPS, _("Writing the file"))
    content = engine.written(document)
    report(STEPS, STEPS)
    return content
