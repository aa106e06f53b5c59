"""Taking the list of people away as a file: at once while it is small, as a job when it is not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.access import account_for
from accounts.models import Account
from accounts.queries.export import for_csv
from accounts.services.exports import AT_ONCE, TYPES, Export
from kam.audit.acts import act
from kam.lib import formats
from kam.lib.tabular import Sheet, write_csv, write_xlsx
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.queries.directory import Wanted, wanted_people
from stakeholders.queries.export import headers, rows


def export_people(*, actor: Membership, wanted: Wanted, account: Account | None, form: str, today: date) -> Export:
    """What the list shows, as `csv` or `xlsx`, in the active language. The trail keeps who took how many along."""
    require(actor, Capability.EXPORT_DATA)
    count = wanted_people(actor, wanted, account=account, today=today).count()
    with act(actor, "people.export", target=account) as entry:
        entry.details = {"format": form.upper(), "rows": count}
        if count > AT_ONCE:
            payload = {"query": wanted.query(), "account": account.pk if account else None, "format": form}
            title = _("People, %(day)s") % {"day": formats.day(today)}
            return Export("", "", job=start_job("stakeholders.export", title=title, payload=payload, actor=actor))
    return _file(actor, wanted, account, form, today)


def people_of_job(payload: dict[str, Any], actor: Membership, today: date) -> Export:
    """The same file for a job, within the rights its starter has by then."""
    require(actor, Capability.EXPORT_DATA)
    account = account_for(actor, payload["account"]) if payload["account"] else None
    return _file(actor, Wanted(**payload["query"]), account, payload["format"], today)


def _file(actor: Membership, wanted: Wanted, account: Account | None, form: str, today: date) -> Export:
    """Cells a spreadsheet could run are made harmless by the writers."""
    table = rows(actor, wanted, account, today)
    if form == "xlsx":
        content = write_xlsx([Sheet(_("People"), headers(), table)])
    else:
        french = (get_language() or "en").startswith("fr")
        marks = {"delimiter": ";", "decimal_mark": ","} if french else {}
        content = write_csv(headers(), for_csv(table), **marks)
    return Export(f"{_('people')}-{today:%Y-%m-%d}.{form}", TYPES[form], content)
