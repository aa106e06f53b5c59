"""Taking a version of the relationship charter away as PDF: a job, for laying out pages keeps a worker busy."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Charter
from kam.audit.acts import act
from kam.outbox.models import Job
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

JOB = "plans.charter_pdf"


@transaction.atomic
def export_charter(charter: Charter, *, actor: Membership, locale: str) -> Job:
    """Order this version as it stands when the job comes to it, in this language."""
    require_right(actor, charter.account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "charter.export", target=charter):
        title = _("Relationship charter of %(account)s") % {"account": charter.account.name}
        payload = {"charter": charter.pk, "locale": locale}
        return start_job(JOB, title=title, payload=payload, actor=actor)


def file_name(charter: Charter) -> str:
    """Named so that versions of one account stand together, in their order."""
    stem = slugify(charter.account.name) or str(charter.account_id)
    what = slugify(_("Relationship charter"))
    return f"{stem}-{what}-v{charter.number:02d}.pdf"
