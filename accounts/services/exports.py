"""Taking the portfolio away as a file: at once while it is small, as a job when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.queries.chosen import chosen
from accounts.queries.export import for_csv, headers, rows
from accounts.queries.filters import Filters
from accounts.queries.saved_views import described, filters_of
from kam.audit.acts import act
from kam.lib import formats
from kam.lib.tabular import Sheet, write_csv, write_xlsx
from kam.outbox.models import Job
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

AT_ONCE = 5000  # rows: a second of work; more would keep one of few workers from everybody else
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Export:
    """A file to hand over, or the job that makes it."""

    name: str
    content_type: str
    content: bytes = b""
    job: Job | None = None


def export_portfolio(*, actor: Membership, filters: Filters, form: str, today: date) -> Export:
    """What the state shows, as `csv` or `xlsx`, in the active language. The trail keeps who took what along."""
    require(actor, Capability.EXPORT_DATA)
    count = chosen(actor, filters, today).count()
    with act(actor, "portfolio.export") as entry:
        entry.details = {"format": form.upper(), "rows": count, "filters": described(filters)}
        if count > AT_ONCE:
            payload = {"query": filters.query(), "format": form}
            title = _("Portfolio, %(day)s") % {"day": formats.day(today)}
            return Export("", "", job=start_job("accounts.export", title=title, payload=payload, actor=actor))
    return Export(file_name(form, today), TYPES[form], content_of(actor, filters, form, today))


def content_of(actor: Membership, filters: Filters, form: str, today: date) -> bytes:
    """The file. Cells a spreadsheet could run are made harmless by the writers."""
    table = rows(actor, filters, today)
    if form == "xlsx":
        return write_xlsx([Sheet(_("Portfolio"), headers(), table)])
    french = (get_language() or "en").startswith("fr")
    marks = {"delimiter": ";", "decimal_mark": ","} if french else {}
    return write_csv(headers(), for_csv(table), **marks)


def file_name(form: str, today: date) -> str:
    """Named so that files of several days sort themselves."""
    name = _("portfolio")
    return f"{name}-{today:%Y-%m-%d}.{form}"


def export_of_job(payload: dict[str, Any], actor: Membership, today: date) -> Export:
    """The same file for a job, within the rights its starter has by then."""
    require(actor, Capability.EXPORT_DATA)
    form = payload["format"]
    return Export(file_name(form, today), TYPES[form], content_of(actor, filters_of(payload["query"]), form, today))
