"""The hand-over of an account from one manager to the next: begun, re-dated, stopped, completed."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from accounts.services.accounts import update_account
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.access import require_lead
from stakeholders.choices import HandoverState
from stakeholders.models import Handover, HandoverLine, Stakeholder
from stakeholders.queries.handovers import progress_of
from stakeholders.services.handover_rules import check_days, check_people

USUAL_DAYS = 60  # two months: the rhythm of a decision-maker is met once in them
INFLUENTIAL = 3
CONTACT_DAYS = 365


def start_handover(
    account: Account,
    *,
    actor: Membership,
    former: Membership,
    successor: Membership,
    due_on: date,
    today: date,
    dual_from: date | None = None,
    dual_until: date | None = None,
) -> Handover:
    """Begin by hand, before or after the account gets its new manager; each relationship that counts gets a line.

    Raises Invalid for a successor who is the former manager, does not work here any more or whose role may not manage
    the account, for two people of whom neither manages it, for days out of order, and while another hand-over runs.
    """
    require_right(actor, account, Right.CHANGE)
    check_people(account, former, successor)
    check_days(today, due_on, dual_from, dual_until)
    with act(actor, "handover.start") as entry:
        made = _begin(account, former, successor, today, due_on, dual_from=dual_from, dual_until=dual_until)
        entry.target = account
        entry.details = {"from": former.name, "to": successor.name}
    return made


def follow_manager_change(account: Account, former: Membership, owner: Membership) -> None:
    """The account was handed over, in the act that says so: the prepared hand-over goes on, else one begins.

    One that prepared for somebody else stops; so does one whose account went back to the former manager.
    """
    today = timezone.localdate()
    running = Handover.objects.filter(account=account, state=HandoverState.RUNNING).first()
    if running is not None:
        if running.successor_id == owner.pk:
            return
        back = running.former_id == owner.pk and running.successor_id == former.pk
        reason = _("The account went back to %(name)s.") if back else _("The account went to %(name)s.")
        _end(running, running.version, HandoverState.STOPPED, today, reason=reason % {"name": owner.name})
        if back:
            return
    _begin(account, former, owner, today, today + timedelta(days=USUAL_DAYS))


def redate_handover(
    handover: Handover,
    *,
    actor: Membership,
    version: int,
    due_on: date,
    dual_from: date | None,
    dual_until: date | None,
) -> Handover:
    """Other days: by when it is complete, and from when until when both answer for the account."""
    require_lead(actor, handover)
    check_days(handover.started_on, due_on, dual_from, dual_until)
    with act(actor, "handover.redate", target=handover.account) as entry:
        _require_running(handover)
        entry.details = {"due_on": [handover.due_on, due_on]}
        return save_version(handover, version, due_on=due_on, dual_from=dual_from, dual_until=dual_until)


def pass_account(handover: Handover, *, actor: Membership, version: int) -> Account:
    """Make the successor the account's manager: their rights, their place on the team, the steps of protocols."""
    require_right(actor, handover.account, Right.CHANGE)
    if handover.version != version:
        raise Conflict(handover)
    _require_running(handover)
    check_people(handover.account, handover.former, handover.successor)
    account = handover.account
    return update_account(account, actor=actor, version=account.version, owner=handover.successor)


def stop_handover(handover: Handover, *, actor: Membership, version: int, reason: str, today: date) -> Handover:
    """End it before its time, with a reason."""
    require_right(actor, handover.account, Right.CHANGE)
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: it stays with the hand-over.")]})
    with act(actor, "handover.stop", target=handover.account, reason=reason.strip()):
        _require_running(handover)
        return _end(handover, version, HandoverState.STOPPED, today, reason=reason.strip())


def finish_handover(handover: Handover, *, actor: Membership, version: int, today: date) -> Handover:
    """Complete it by hand where the last open relationship went away by itself. Raises Invalid while one is open."""
    require_lead(actor, handover)
    with act(actor, "handover.complete", target=handover.account):
        _require_running(handover)
        if not progress_of(handover).complete:
            raise Invalid(_("A relationship is still on its way: bring it to trusted, or leave it out with a reason."))
        return _end(handover, version, HandoverState.COMPLETE, today)


def add_newcomers(handover: Handover, *, actor: Membership, today: date) -> int:
    """A line for everybody who counts and has none, such as people who came meanwhile; returns how many."""
    require_lead(actor, handover)
    with act(actor, "handover.people", target=handover.account) as entry:
        _require_running(handover)
        added = _lines(handover, today)
        entry.details = {"people": added}
    return added


def close_if_complete(handover: Handover, today: date) -> None:
    """For services that moved a line, in their act: the hand-over is complete when every line is."""
    if progress_of(handover).complete:
        current = Handover.objects.get(pk=handover.pk)
        _end(current, current.version, HandoverState.COMPLETE, today)


def _begin(
    account: Account, former: Membership, successor: Membership, today: date, due_on: date, **days: date | None
) -> Handover:
    sentence = _("A hand-over of this account runs already: complete or stop it first.")
    with once_only(handover_one_running=("", sentence)):
        made = Handover.objects.create(
            account=account, former=former, successor=successor, started_on=today, due_on=due_on, **days
        )
    _lines(made, today)
    return made


def _lines(handover: Handover, today: date) -> int:
    """A line for each person of weight or of a contact in the last year who has none yet."""
    known = HandoverLine.objects.filter(handover=handover).values("stakeholder")
    counts = Q(influence__gte=INFLUENTIAL) | Q(last_touch_on__gte=today - timedelta(days=CONTACT_DAYS))
    people = Stakeholder.objects.filter(counts, account=handover.account_id, present=True).exclude(pk__in=known)
    made = HandoverLine.objects.bulk_create(
        [HandoverLine(handover=handover, stakeholder=one) for one in people.order_by("-influence", "sort_name", "pk")]
    )
    return len(made)


def _end(handover: Handover, version: int, state: HandoverState, today: date, reason: str = "") -> Handover:
    return save_version(handover, version, state=state, ended_on=max(today, handover.started_on), stop_reason=reason)


def _require_running(handover: Handover) -> None:
    if not handover.running:
        raise Invalid(_("This hand-over is over: nothing of it changes any more."))
