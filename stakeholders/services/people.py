"""Adding people, changing what we know of them, and their departures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.models import Judgement, Stakeholder
from stakeholders.services.chart_lock import hold_chart
from stakeholders.services.twins import twin_of

EDITABLE = (
    "name", "kind", "job_title", "function", "seniority", "entity", "employer", "profile", "own_profile",
    "decision_role", "email", "phone", "location", "languages", "preferred_channel", "cadence_days", "reports_to",
    "counterpart", "notes", "lawful_basis", "source",
)  # fmt: skip


def add_stakeholder(
    account: Account, *, actor: Membership, today: date, reason: str = "", **fields: Any
) -> Stakeholder:
    """A new person at the account, with the first judgement of their influence and support.

    `fields` are the editable columns, `influence` and `support`. Raises Invalid when the person reported to
    works elsewhere.
    """
    require_right(actor, account, Right.CHANGE)
    person = Stakeholder(account=account, **fields)
    _check_chief(person, person.reports_to)
    same = Stakeholder.objects.filter(account=account, name=person.name, email=person.email)
    if (sent_before := twin_of(same, account)) is not None:
        return sent_before
    with act(actor, "stakeholder.create", reason=reason) as entry:
        person.save()
        Judgement.objects.create(
            stakeholder=person,
            influence=person.influence,
            support=person.support,
            judged_on=today,
            author=actor,
            reason=reason.strip() or _("First judgement"),
        )
        entry.target = person
        entry.details["profile"] = ["–", person.profile]
    return person


def update_stakeholder(person: Stakeholder, *, actor: Membership, version: int, **changes: Any) -> Stakeholder:
    """Change editable columns if nobody saved since `version`; influence and support change by `judge` only."""
    require_right(actor, person.account, Right.CHANGE)
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    _check_chief(person, changes.get("reports_to"))
    with act(actor, "stakeholder.update", target=person) as entry:
        if changes.get("profile", person.profile) != person.profile:
            entry.details["profile"] = [person.profile, changes["profile"]]
        return save_version(person, version, **changes)


def mark_left(
    person: Stakeholder, *, actor: Membership, version: int, left_on: date, today: date, reason: str = ""
) -> Stakeholder:
    """Note that the person left the account: they leave the map, their history stays."""
    require_right(actor, person.account, Right.CHANGE)
    if left_on > today:
        raise Invalid({"left_on": [_("A departure to come is not one yet: choose today or an earlier day.")]})
    with act(actor, "stakeholder.leave", target=person, reason=reason):
        return save_version(person, version, left_on=left_on)


def mark_back(person: Stakeholder, *, actor: Membership, version: int) -> Stakeholder:
    """Take a departure back: the person is on the map again."""
    require_right(actor, person.account, Right.CHANGE)
    with act(actor, "stakeholder.return", target=person):
        return save_version(person, version, left_on=None)


def _check_chief(person: Stakeholder, chief: Stakeholder | None) -> None:
    """A chief works at the same account and is not below the person, at whatever depth."""
    if chief is None:
        return
    if chief.account_id != person.account_id:
        raise Invalid({"reports_to": [_("This person works at another account.")]})
    if person.pk is not None:
        hold_chart()
    above = dict(Stakeholder.objects.filter(account_id=person.account_id).values_list("pk", "reports_to_id"))
    at: int | None = chief.pk
    seen: set[int] = set()
    while at is not None and at not in seen:
        if at == person.pk:
            raise Invalid({"reports_to": [_("This would make the person report to themselves.")]})
        seen.add(at)
        at = above.get(at)
