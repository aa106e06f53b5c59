"""Taking a picture of an account's people away: the power map, the organisation chart; as SVG, or as PDF by a job."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

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

JOB = "insights.picture_pdf"


class Picture(StrEnum):
    """What is taken away."""

    POWER_MAP = "power_map"
    ORG_CHART = "org_chart"


def picture_word(what: Picture) -> str:
    """The picture's name in the reader's language."""
    return {Picture.POWER_MAP: _("power map"), Picture.ORG_CHART: _("organisation chart")}[what]


@transaction.atomic
def export_picture(account: Account, *, actor: Membership, what: Picture, state: str, locale: str) -> Job:
    """Order the picture as the address's `state` shows it, in this language."""
    require_right(actor, account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "account.export_people", target=account) as entry:
        entry.details = {"format": "PDF", "what": what.value}
        title = _("%(account)s: %(picture)s") % {"account": account.name, "picture": picture_word(what)}
        payload = {"account": account.pk, "what": what.value, "state": state[:2000], "locale": locale}
        return start_job(JOB, title=title, payload=payload, actor=actor)


def take_people_picture(account: Account, *, actor: Membership, what: Picture) -> None:
    """Let the actor take the picture as SVG; the trail keeps who did."""
    require_right(actor, account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "account.export_people", target=account) as entry:
        entry.details = {"format": "SVG", "what": what.value}


def picture_file_name(account: Account, what: Picture, today: date, ending: str) -> str:
    """Named so that pictures of several accounts and days sort themselves."""
    return f"{slugify(account.name) or account.pk}-{slugify(picture_word(what))}-{today:%Y-%m-%d}.{ending}"
