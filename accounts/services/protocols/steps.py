"""Taking the steps of a run: done, left out, reopened, postponed, handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import Right, may, require_step
from accounts.choices import DueRule, RunState, StepState
from accounts.models import ProtocolRun, RunStep
from accounts.protocols.due import Rule, due_on
from accounts.services.kept_words import kept_words
from kam.audit.acts import Entry, act
from kam.lib import formats
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def complete_step(step: RunStep, *, actor: Membership, version: int, today: date, evidence: str = "") -> RunStep:
    """Done, with what shows it; the step that waits for it has its day now.

    Raises Invalid without evidence where the protocol requires it, or when the run does not run.
    """
    evidence = evidence.strip()
    if step.step.evidence_required and not evidence:
        raise Invalid({"evidence": [_("Write what shows that it is done: this step requires it.")]})
    with _at(step, actor, "protocol.step_done"):
        _check_state(step, StepState.OPEN)
        fresh = save_version(
            step, version, state=StepState.DONE, done_on=today, done_by=actor, evidence=evidence or step.evidence
        )
        _date_follower(fresh)
    return fresh


def skip_step(step: RunStep, *, actor: Membership, version: int, today: date, reason: str) -> RunStep:
    """Leave the step out, with a reason; the step that waits for it has its day now."""
    reason = _reason(reason)
    with _at(step, actor, "protocol.step_skip", reason):
        _check_state(step, StepState.OPEN)
        fresh = save_version(step, version, state=StepState.SKIPPED, done_on=today, done_by=actor, skip_reason=reason)
        _date_follower(fresh)
    return fresh


def reopen_step(step: RunStep, *, actor: Membership, version: int) -> RunStep:
    """Open again what was done or left out; evidence stays. The step that waited for it waits again."""
    with _at(step, actor, "protocol.step_reopen"):
        if step.state == StepState.OPEN:
            raise Invalid(_("This step is open already."))
        fresh = save_version(step, version, state=StepState.OPEN, done_on=None, done_by=None, skip_reason="")
        _date_follower(fresh)
    return fresh


def postpone_step(step: RunStep, *, actor: Membership, version: int, due_on: date, reason: str, today: date) -> RunStep:
    """Another day, with a reason. From now on the day is a person's: no rule moves it but a pause."""
    reason = _reason(reason)
    if due_on < today:
        raise Invalid({"due_on": [_("Choose today or a later day.")]})
    with _at(step, actor, "protocol.step_postpone", reason) as entry:
        _check_state(step, StepState.OPEN)
        if due_on == step.due_on:
            raise Invalid({"due_on": [_("The step is due on this day already.")]})
        entry.details["due_on"] = [step.due_on, due_on]
        return save_version(step, version, due_on=due_on, postponed_reason=reason)


def reassign_step(step: RunStep, *, actor: Membership, version: int, owner: Membership) -> RunStep:
    """Hand the step to a colleague who may open the account."""
    if not owner.is_active or not may(owner, step.run.account, Right.VIEW):
        raise Invalid({"owner": [_("This colleague cannot open the account: put them on its team first.")]})
    with _at(step, actor, "protocol.step_reassign") as entry:
        _check_state(step, StepState.OPEN)
        entry.details["owner"] = [step.owner.name if step.owner else "", owner.name]
        return save_version(step, version, owner=owner)


@contextmanager
def _at(step: RunStep, actor: Membership, verb: str, reason: str = "") -> Iterator[Entry]:
    """An act on a step of a run that runs; the run's row is held, so that it is not ended meanwhile."""
    require_step(actor, step)
    with act(actor, verb, target=step.run.account, reason=reason) as entry:
        state = ProtocolRun.objects.select_for_update().values_list("state", flat=True).get(pk=step.run_id)
        if state == RunState.PAUSED:
            raise Invalid(_("The protocol is paused: resume it first."))
        if state != RunState.RUNNING:
            raise Invalid(_("The protocol is over: its steps stay as they are."))
        entry.details = {
            "protocol": kept_words(step.run.edition, "name", actor),
            "step": kept_words(step.step, "title", actor),
        }
        yield entry


def _check_state(step: RunStep, wanted: StepState) -> None:
    if step.state != wanted:
        day = formats.day(step.done_on) if step.done_on else ""
        raise Invalid(_("This step was dealt with on %(day)s.") % {"day": day})


def _date_follower(step: RunStep) -> None:
    """The next step's day, where it is counted from this one and no person chose another."""
    follower = RunStep.objects.filter(run=step.run_id, position__gt=step.position).select_related("step").first()
    if follower is None or follower.state != StepState.OPEN or follower.step.due_rule != DueRule.PREVIOUS:
        return
    if follower.postponed_reason:
        return
    rule = Rule(follower.position, follower.step.due_rule, follower.step.offset_days)
    day = due_on(rule, start=step.run.started_on, reference=None, previous=step.done_on)
    given: dict[str, Any] = {"due_on": day, "first_due_on": day}
    save_version(follower, follower.version, **given)


def _reason(text: str) -> str:
    if not text.strip():
        raise Invalid({"reason": [_("Write why: the reason stays with the protocol.")]})
    return text.strip()
