"""A run as a whole: paused, resumed, given its reference date, stopped, finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import Right, may, require_right
from accounts.choices import ClosingResult, DueRule, OwnerRole, RunState, StepState
from accounts.choices.protocols import LIVE
from accounts.models import Account, ProtocolRun, RunStep
from accounts.protocols.due import Rule, after_pause, due_on
from accounts.services.kept_words import kept_words
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def pause_run(run: ProtocolRun, *, actor: Membership, version: int, reason: str, today: date) -> ProtocolRun:
    """Stop the clock, with a reason: its steps leave everybody's day until it is resumed."""
    require_right(actor, run.account, Right.CHANGE)
    _check_words(reason=reason)
    with act(actor, "protocol.pause", target=run.account, reason=reason.strip()) as entry:
        _check_state(run, RunState.RUNNING)
        entry.details = {"protocol": kept_words(run.edition, "name", actor)}
        return save_version(run, version, state=RunState.PAUSED, paused_on=today, pause_reason=reason.strip())


def resume_run(run: ProtocolRun, *, actor: Membership, version: int, today: date) -> ProtocolRun:
    """Go on: open steps are due later by the pause's length; those counted back from the reference date stay."""
    require_right(actor, run.account, Right.CHANGE)
    with act(actor, "protocol.resume", target=run.account) as entry:
        _check_state(run, RunState.PAUSED)
        entry.details = {"protocol": kept_words(run.edition, "name", actor)}
        paused_on = run.paused_on or today
        fresh = save_version(run, version, state=RunState.RUNNING, paused_on=None, pause_reason="")
        for one in _open(run):
            day = after_pause(one.step.due_rule, one.due_on, paused_on=paused_on, resumed_on=today)
            _redate(one, day)
    return fresh


def set_reference(run: ProtocolRun, *, actor: Membership, version: int, reference_on: date) -> ProtocolRun:
    """Give or change the day that steps count back from; days that people chose stay."""
    require_right(actor, run.account, Right.CHANGE)
    with act(actor, "protocol.reference", target=run.account) as entry:
        _check_state(run, *LIVE)
        entry.details = {
            "protocol": kept_words(run.edition, "name", actor),
            "reference_on": [run.reference_on, reference_on],
        }
        fresh = save_version(run, version, reference_on=reference_on)
        for one in _open(run):
            if one.step.due_rule == DueRule.BEFORE and not one.postponed_reason:
                rule = Rule(one.position, one.step.due_rule, one.step.offset_days)
                _redate(one, due_on(rule, start=run.started_on, reference=reference_on, previous=None))
    return fresh


def stop_run(run: ProtocolRun, *, actor: Membership, version: int, reason: str, today: date) -> ProtocolRun:
    """End the run before its time, with a reason; open steps stay as they are and wait for nobody."""
    require_right(actor, run.account, Right.CHANGE)
    _check_words(reason=reason)
    with act(actor, "protocol.stop", target=run.account, reason=reason.strip()) as entry:
        _check_state(run, *LIVE)
        entry.details = {"protocol": kept_words(run.edition, "name", actor)}
        ended = {"ended_on": today, "ended_by": actor, "paused_on": None, "pause_reason": ""}
        return save_version(run, version, state=RunState.STOPPED, stop_reason=reason.strip(), **ended)


def stop_all(account: Account, *, actor: Membership, reason: str, today: date) -> None:
    """End every live run of an account that leaves the programme, for its reason; for a service that opened an act."""
    for run in ProtocolRun.objects.select_for_update().filter(account=account, state__in=LIVE):
        ended = {"ended_on": today, "ended_by": actor, "paused_on": None, "pause_reason": ""}
        save_version(run, run.version, state=RunState.STOPPED, stop_reason=reason, **ended)


def finish_run(
    run: ProtocolRun, *, actor: Membership, version: int, result: str, note: str, lessons: str, today: date
) -> ProtocolRun:
    """End the run with what its closing test said and what we learned. Raises Invalid while steps are open."""
    require_right(actor, run.account, Right.CHANGE)
    if result not in ClosingResult.values:
        raise Invalid({"result": [_("Say what the closing test says.")]})
    _check_words(note=note, lessons=lessons)
    with act(actor, "protocol.finish", target=run.account) as entry:
        ProtocolRun.objects.select_for_update().get(pk=run.pk)
        _check_state(run, RunState.RUNNING)
        _check_complete(run)
        entry.details = {"protocol": kept_words(run.edition, "name", actor), "closing_result": result}
        return save_version(
            run, version, state=RunState.FINISHED, ended_on=today, ended_by=actor,
            closing_result=result, closing_note=note.strip(), lessons=lessons.strip(),
        )  # fmt: skip


def follow_role(account: Account, role: OwnerRole, before: Membership | None, after: Membership | None) -> None:
    """Hand the open steps of the account's former manager or sponsor to the new one; for services in their act.

    `account` as it stands now: its manager takes what would go to somebody who cannot open it, and so never sees it.
    """
    if before is None or after is None or before.pk == after.pk:
        return
    taker = after if may(after, account, Right.VIEW) else account.owner
    if taker is not None:
        _open_steps(account, before).filter(step__owner_role=role).update(owner=taker, version=F("version") + 1)


def release_steps(account: Account, member: Membership) -> None:
    """Give the account manager the open steps of a colleague who cannot open the account any more; as above."""
    if account.owner is not None and not may(member, account, Right.VIEW):
        _open_steps(account, member).update(owner=account.owner, version=F("version") + 1)


def _open_steps(account: Account, owner: Membership) -> QuerySet[RunStep]:
    return RunStep.objects.filter(run__account=account, run__state__in=LIVE, state=StepState.OPEN, owner=owner)


def _check_state(run: ProtocolRun, *wanted: str) -> None:
    if run.state not in wanted:
        raise Invalid(_("The protocol is %(state)s: this is not possible now.") % {"state": run.get_state_display()})


def _check_complete(run: ProtocolRun) -> None:
    still = _open(run)
    if still:
        text = ngettext(
            "%(count)d step is open: do it, or leave it out with a reason.",
            "%(count)d steps are open: do them, or leave them out with a reason.",
            len(still),
        )
        raise Invalid(text % {"count": len(still)})


def _check_words(**texts: str) -> None:
    said = {
        "reason": _("Write why: the reason stays with the protocol."),
        "note": _("Write what shows it: who said so, or which figure."),
        "lessons": _("Write what we learn from it: the next account deserves it."),
    }
    missing = {name: [said[name]] for name, text in texts.items() if not text.strip()}
    if missing:
        raise Invalid(missing)


def _open(run: ProtocolRun) -> Sequence[RunStep]:
    return list(RunStep.objects.filter(run=run, state=StepState.OPEN).select_related("step"))


def _redate(one: RunStep, day: date | None) -> None:
    if day != one.due_on:
        save_version(one, one.version, due_on=day, first_due_on=one.first_due_on or day)
