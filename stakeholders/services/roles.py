"""Roles nobody is known to fill: noted, and one day filled by somebody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.choices import Kind
from stakeholders.models import Stakeholder
from stakeholders.services.people import first_judgement


def fill_role(
    role: Stakeholder,
    *,
    actor: Membership,
    version: int,
    name: str,
    influence: int,
    support: int,
    today: date,
    reason: str = "",
    **fields: Any,
) -> Stakeholder:
    """Turn a role into the person who fills it: the same row, so that whoever reports to the role reports to them.

    Their rhythm counts from this moment, since nobody could be contacted before. `fields`: `job_title`, `email`,
    `kind`, `employer`. Raises Invalid when it is no role any more, Conflict when somebody saved it since `version`.
    """
    require_right(actor, role.account, Right.CHANGE)
    if not role.is_role:
        raise Invalid(_("This role is filled already."))
    if not name.strip():
        raise Invalid({"name": [_("Write the name of the person.")]})
    fields = {"kind": Kind.EMPLOYEE, "job_title": role.name, **fields}
    with act(actor, "stakeholder.found", target=role, reason=reason) as entry:
        fresh = save_version(
            role, version, name=name.strip(), influence=influence, support=support, created_at=timezone.now(), **fields
        )
        first_judgement(fresh, actor, today, reason)
        entry.details = {"role": role.name, "profile": ["–", fresh.profile]}
    return fresh


def drop_role(role: Stakeholder, *, actor: Membership, today: date) -> Stakeholder:
    """The role is looked for no more: it ends today, and whoever reported to it reports to whom it reported to."""
    require_right(actor, role.account, Right.CHANGE)
    if not role.is_role:
        raise Invalid(_("This role is filled already."))
    with act(actor, "stakeholder.drop", target=role):
        Stakeholder.objects.filter(reports_to=role).update(reports_to=role.reports_to_id, version=F("version") + 1)
        return save_version(role, role.version, left_on=today)
