"""Taking the hand-over dossier away as PDF: a job, for laying out pages keeps a worker busy."""

from __future__ import annotations

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

JOB = "plans.dossier_pdf"


@transaction.atomic
def export_dossier(account: Account, *, actor: Membership, locale: str) -> Job:
    """Order the dossier as it stands when the job comes to it, in this language."""
    require_right(actor, account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "dossier.export", target=account):
        title = _("Hand-over dossier of %(account)s") % {"account": account.name}
        return start_job(JOB, title=title, payload={"account": account.pk, "locale": locale}, actor=actor)


def file_name(account: Account) -> str:
    """Named after the account."""
    return f"{slugify(account.name) or account.pk}-{slugify(_('Hand-over dossier'))}.pdf"
