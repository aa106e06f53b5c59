"""Judging people: a new line in their history, never a rewritten one."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.choices import Support
from stakeholders.models import Judgement, Stakeholder


def judge(
    person: Stakeholder,
    *,
    actor: Membership,
    version: int,
    influence: int,
    support: int,
    reason: str,
    today: date,
) -> Stakeholder:
    """Write a judgement with its reason, and make it the person's current one.

    Raises Conflict when somebody saved the person since `version`, Invalid without a reason, off the scales,
    or for a role that nobody is known to fill.
    """
    require_right(actor, person.account, Right.CHANGE)
    if person.is_role:
        raise Invalid(_("A role to fill is nobody yet: there is nobody to judge."))
    _check(influence, support, reason)
    with act(actor, "stakeholder.judge", target=person, reason=reason.strip()) as entry:
        fresh = save_version(person, version, influence=influence, support=support)
        Judgement.objects.create(
            stakeholder=fresh,
            influence=influence,
            support=support,
            judged_on=today,
            author=actor,
            reason=reason.strip(),
        )
        entry.details = {"influence": influence, "support": support}
    return fresh


def _check(influence: int, support: int, reason: str) -> None:
    errors: dict[str, list[str]] = {}
    if influence not in range(1, 6):
        errors["influence"] = [_("Influence goes from 1 to 5.")]
    if support not in Support.values:
        errors["support"] = [_("Choose one of the five words.")]
    if not reason.strip():
        errors["reason"] = [_("Write what you saw: the reason stays with the judgement.")]
    if errors:
        raise Invalid(errors)
