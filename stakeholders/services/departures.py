"""A departure with what remains of it, and a person who goes on at another of our accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from accounts.queries.protocol_offers import offers_for
from accounts.services.protocols import Origin, start_protocol
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.choices import Kind
from stakeholders.models import Stakeholder, Tie
from stakeholders.protocol_events import departure_of
from stakeholders.services.people import add_stakeholder, mark_left, update_stakeholder
from stakeholders.services.ties import end_tie
from stakeholders.transitions.parts import Promise, hand_promise

CARRIED = ("name", "profile", "own_profile", "seniority", "languages", "preferred_channel", "lawful_basis")
INHERITED = ("job_title", "function", "seniority", "entity", "profile", "own_profile", "decision_role", "reports_to")


@dataclass(frozen=True)
class Successor:
    """Who follows somebody who left: a role nobody fills yet, somebody new by name, or somebody known."""

    name: str = ""
    email: str = ""
    known: Stakeholder | None = None


def depart(
    person: Stakeholder,
    *,
    actor: Membership,
    version: int,
    left_on: date,
    today: date,
    reason: str = "",
    start: bool = False,
) -> Stakeholder:
    """Note that the person left; with `start` begin what the organisation answers a departure with, in one go.

    Raises what `mark_left` raises. A protocol that runs at the account for another event of the sort begins anyway,
    for this one; where the organisation answers departures with none, nothing begins.
    """
    with transaction.atomic():
        gone = mark_left(person, actor=actor, version=version, left_on=left_on, today=today, reason=reason)
        if start:
            happened = departure_of(gone)
            for offer in offers_for(person.account, [happened]):
                if offer.run is None and offer.at_once:
                    start_protocol(
                        person.account, actor=actor, code=offer.edition.template.code,
                        origin=Origin(happened.kind, happened.pk), today=today,
                    )  # fmt: skip
    return gone


def settle_departure(
    person: Stakeholder,
    *,
    actor: Membership,
    today: date,
    successor: Successor | None,
    chiefs: Mapping[Stakeholder, Stakeholder | None],
    to_successor: Iterable[Stakeholder] = (),
    handed: Iterable[tuple[Promise, Membership]] = (),
    ended: Iterable[Tie] = (),
) -> Stakeholder | None:
    """What becomes of what somebody left behind: who follows, whom the reports answer to, who keeps the promises.

    The ties in `ended` end on the day of leaving, those noted later on the day they were noted.

    Returns the successor. Raises Invalid for a successor without a name or who left, for a circle of chiefs, and what
    the promises' own rooms raise; then nothing of it is kept.
    """
    require_right(actor, person.account, Right.CHANGE)
    if person.left_on is None:
        raise Invalid(_("%(name)s has not left: note the departure first.") % {"name": person.name})
    with act(actor, "stakeholder.depart", target=person):
        follows = _successor(person, successor, actor, today) if successor else None
        if follows is None and (rest := list(to_successor)):
            raise Invalid(
                {"successor": [_("Name the successor whom %(n)d reports are to answer to.") % {"n": len(rest)}]}
            )
        wanted = {**dict.fromkeys(to_successor, follows), **chiefs}
        for report, chief in wanted.items():
            if report.reports_to_id != (chief.pk if chief else None):
                update_stakeholder(report, actor=actor, version=report.version, reports_to=chief)
        for promise, owner in handed:
            hand_promise(promise, actor=actor, owner=owner)
        for tie in ended:
            day = max(person.left_on, tie.noted_on)
            end_tie(tie, actor=actor, version=tie.version, ended_on=day, today=today)
    return follows


def _successor(person: Stakeholder, asked: Successor, actor: Membership, today: date) -> Stakeholder:
    if asked.known is not None:
        if asked.known.account_id != person.account_id or asked.known.left_on is not None:
            raise Invalid({"known": [_("Choose somebody who works at this account.")]})
        return asked.known
    inherited = {name: getattr(person, name) for name in INHERITED}
    if asked.name:
        return add_stakeholder(
            person.account, actor=actor, today=today, name=asked.name, email=asked.email, **inherited,
            influence=person.influence, reason=_("Follows %(name)s") % {"name": person.name},
        )  # fmt: skip
    name = person.job_title or str(person.get_profile_display())
    return add_stakeholder(
        person.account, actor=actor, today=today, name=name, kind=Kind.ROLE, **inherited, influence=person.influence,
        reason=_("Follows %(name)s") % {"name": person.name},
    )  # fmt: skip


def move_person(
    person: Stakeholder,
    *,
    actor: Membership,
    account: Account,
    version: int,
    left_on: date,
    today: date,
    job_title: str = "",
    email: str = "",
    reason: str = "",
) -> Stakeholder:
    """The person goes on at another account: there they begin anew, and each side keeps its own history.

    What is carried over is who they are and how they are spoken to; judgements, notes, interactions and the address
    at the former employer stay. Somebody who left before keeps that day. The trail of neither side names the other
    account. Raises NotAllowed without the right to change both, Invalid when the accounts are one or the person
    went on already, Conflict.
    """
    for one in (person.account, account):
        require_right(actor, one, Right.CHANGE)
    if account.pk == person.account_id:
        raise Invalid({"account": [_("The person works at this account: choose another one.")]})
    if person.kind == Kind.ROLE:
        raise Invalid(_("A role nobody fills goes nowhere."))
    with act(actor, "stakeholder.move", target=person, reason=reason):
        if person.left_on is None:
            gone = mark_left(person, actor=actor, version=version, left_on=left_on, today=today, reason=reason)
        else:
            gone = save_version(person, version, left_on=person.left_on)
        if Stakeholder.objects.filter(came_from=person, merged_into__isnull=True).exists():
            raise Invalid(_("This person went on to another account already."))
        carried = {name: getattr(person, name) for name in CARRIED}
        return add_stakeholder(
            account, actor=actor, today=today, job_title=job_title, email=email, **carried, came_from=gone,
            reason=_("Came from another account"),
        )  # fmt: skip
