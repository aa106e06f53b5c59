"""Who reports to whom: moving people in the organisation chart, and roles nobody is known to fill."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.choices import Kind, Profile
from stakeholders.models import Stakeholder
from stakeholders.services.chart_lock import hold_chart
from stakeholders.services.people import add_stakeholder


def set_chief(person: Stakeholder, *, actor: Membership, version: int, chief: Stakeholder | None) -> Stakeholder:
    """Let the person report to `chief`, or to nobody we know of.

    Raises Conflict when somebody saved the person since `version`, Invalid when the chief works elsewhere, is gone,
    or reports to the person at whatever depth: the database refuses that too, but without a sentence.
    """
    require_right(actor, person.account, Right.CHANGE)
    hold_chart()
    if chief is not None and (refusal := refusal_of(person, chief)):
        raise Invalid({"reports_to": [refusal]})
    with act(actor, "stakeholder.chief", target=person) as entry:
        before = person.reports_to
        entry.details["reports_to"] = [before.name if before else "–", chief.name if chief else "–"]
        return save_version(person, version, reports_to=chief)


def refusal_of(person: Stakeholder, chief: Stakeholder) -> str:
    """Why the person cannot report to `chief`, and what to do about it; empty when they can."""
    values = {"person": person.name, "chief": chief.name}
    if chief.account_id != person.account_id:
        return _("%(chief)s works at another account.") % values
    if chief.left_on is not None or chief.merged_into_id is not None:
        return _("%(chief)s is no longer there: choose somebody who is.") % values
    if chief.pk == person.pk:
        return _("Nobody reports to themselves. Choose another chief, or none.")
    if chief.pk in _below(person):
        said = _(
            "%(chief)s reports to %(person)s, directly or through others: the chart would turn in a circle. Choose "
            "another chief, or first move %(chief)s elsewhere."
        )
        return said % values
    return ""


def _below(person: Stakeholder) -> set[int]:
    """Everybody who reports to the person, at any depth. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "with recursive below(id) as (select id from stakeholders_stakeholder where reports_to_id = %s"
            " union select s.id from stakeholders_stakeholder s join below on s.reports_to_id = below.id)"
            " select id from below",
            [person.pk],
        )
        return {row[0] for row in cursor.fetchall()}


def add_role_below(chief: Stakeholder, *, actor: Membership, today: date) -> Stakeholder:
    """A role to fill under somebody: we know that there is one, not yet who. It is named and judged later."""
    return add_stakeholder(
        chief.account,
        actor=actor,
        today=today,
        name=(_("To fill, under %(name)s") % {"name": chief.name})[:120],
        kind=Kind.ROLE,
        profile=Profile.USER,
        entity=chief.entity,
        function=chief.function,
        influence=2,
        reports_to=chief,
        reason=_("Role noted on the organisation chart"),
    )
