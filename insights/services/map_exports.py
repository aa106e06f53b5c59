"""Taking the journey map away as PDF: a job, for laying out a page keeps a worker busy for a second."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.outbox.models import Job
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

JOB = "insights.map_pdf"


@transaction.atomic
def export_map(account: Account, *, actor: Membership, state: str, locale: str) -> Job:
    """Order the map as the address's `state` shows it, in this language."""
    require_right(actor, account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "account.export_map", target=account):
        title = _("Journey map of %(account)s") % {"account": account.name}
        payload = {"account": account.pk, "state": state[:2000], "locale": locale}
        return start_job(JOB, title=title, payload=payload, actor=actor)


def take_picture(account: Account, *, actor: Membership) -> None:
    """Let the actor take the map as a picture; the trail keeps who did."""
    require_right(actor, account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "account.export_map", target=account) as entry:
        entry.details = {"format": "SVG"}


def file_name(account: Account, today: date, ending: str) -> str:
    """Named so that maps of several accounts and days sort themselves."""
    what = slugify(_("journey map"))  # outside the f-string, where translators' tools do not look
    return f"{slugify(account.name) or account.pk}-{what}-{today:%Y-%m-%d}.{ending}"
