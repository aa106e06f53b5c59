"""Taking a person's kit away as PDF: a job, for laying out pages keeps a worker busy."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.outbox.models import Job
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder

JOB = "plans.kit_pdf"


@transaction.atomic
def export_kit(person: Stakeholder, *, actor: Membership, locale: str) -> Job:
    """Order the kit as it stands when the job comes to it, in this language."""
    require_right(actor, person.account, Right.VIEW)
    require(actor, Capability.EXPORT_DATA)
    with act(actor, "kit.export", target=person):
        title = _("Kit for %(name)s") % {"name": person.name}
        return start_job(JOB, title=title, payload={"person": person.pk, "locale": locale}, actor=actor)


def kit_name(person: Stakeholder) -> str:
    """Named after the person."""
    return f"{slugify(person.name) or person.pk}-{slugify(_('Kit'))}.pdf"
