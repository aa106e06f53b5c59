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
from stakeholders.models import Judgement, OwnProfile, Stakeholder
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

    `fields` are the editable columns, `influence` and `support`; a role to fill is judged only once it is filled.
    Raises Invalid when the person reported to works elsewhere, or the own profile is retired.
    """
    require_right(actor, account, Right.CHANGE)
    person = Stakeholder(account=account, **fields)
    own = person.own_profile
    if own is not None:
        check_own_profile(own)
        person.profile = own.counts_as
    check_chief(person, person.reports_to)
    same = Stakeholder.objects.filter(account=account, name=person.name, email=person.email)
    if (sent_before := twin_of(same, account)) is not None:
        return sent_before
    with act(actor, "stakeholder.role" if person.is_role else "stakeholder.create", reason=reason) as entry:
        person.save()
        entry.target = person
        if not person.is_role:
            first_judgement(person, actor, today, reason)
            entry.details["profile"] = ["–", person.profile]
    return person


def first_judgement(person: Stakeholder, actor: Membership, today: date, reason: str) -> None:
    """The line their history begins with, for services that have opened their act."""
    Judgement.objects.create(
        stakeholder=person, influence=person.influence, support=person.support, judged_on=today, author=actor,
        reason=reason.strip() or _("First judgement"),
    )  # fmt: skip


def update_stakeholder(person: Stakeholder, *, actor: Membership, version: int, **changes: Any) -> Stakeholder:
    """Change editable columns if nobody saved since `version`; influence and support change by `judge` only.

    `profile` stays what the own profile counts as; one of the four alone takes the own profile away.
    """
    require_right(actor, person.account, Right.CHANGE)
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    if (own := changes.get("own_profile")) is not None:
        check_own_profile(own, kept=person.own_profile_id)
        changes["profile"] = own.counts_as
    elif "profile" in changes:
        changes["own_profile"] = None
    check_chief(person, changes.get("reports_to"))
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


def check_own_profile(own: OwnProfile, *, kept: int | None = None) -> None:
    """Raise Invalid for a retired one, unless it is `kept`."""
    if own.retired_at is not None and own.pk != kept:
        raise Invalid({"profile": [_("This profile is retired: choose another one.")]})


def check_chief(person: Stakeholder, chief: Stakeholder | None) -> None:
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
