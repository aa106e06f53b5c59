"""One relationship of a hand-over: taken a step further, left out, taken up again."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.access import require_lead
from stakeholders.choices import HandoverState, Transfer
from stakeholders.models import Handover, HandoverLine, HandoverStep
from stakeholders.services.handovers import close_if_complete
from stakeholders.transitions.transfer import may_follow, resumed


def advance_line(
    line: HandoverLine,
    *,
    actor: Membership,
    version: int,
    state: str,
    happened_on: date,
    today: date,
    note: str = "",
) -> HandoverLine:
    """Take the relationship one step further; the last one completes the hand-over.

    Raises Conflict when somebody moved it since `version`, Invalid for a step passed over or taken back, a day to
    come, or one before the step that precedes it.
    """
    if state == Transfer.WAIVED or not may_follow(line.state, state):
        raise Invalid(_("One step at a time: introduced, then met alone, then trusted."))
    if happened_on > today:
        raise Invalid({"happened_on": [_("This day is still to come: note what has happened.")]})
    before = HandoverStep.objects.filter(line=line).order_by("-id").first()
    if before is not None and happened_on < before.happened_on:
        raise Invalid({"happened_on": [_("This day lies before the step that precedes it.")]})
    return _step(line, actor, version, Transfer(state), "handover.advance", happened_on, note, today)


def waive_line(line: HandoverLine, *, actor: Membership, version: int, note: str, today: date) -> HandoverLine:
    """Leave the relationship out of the hand-over, with a reason."""
    if not note.strip():
        raise Invalid({"note": [_("Write why: whoever takes the account over will ask.")]})
    if not may_follow(line.state, Transfer.WAIVED):
        raise Invalid(_("This relationship is settled already."))
    return _step(line, actor, version, Transfer.WAIVED, "handover.waive", today, note, today)


def resume_line(line: HandoverLine, *, actor: Membership, version: int, today: date) -> HandoverLine:
    """Take up again what was left out, where it stood."""
    if line.state != Transfer.WAIVED:
        raise Invalid(_("This relationship was not left out."))
    states = HandoverStep.objects.filter(line=line).order_by("id").values_list("state", flat=True)
    return _step(line, actor, version, resumed(list(states)), "handover.resume", today, "", today)


def _step(
    line: HandoverLine,
    actor: Membership,
    version: int,
    state: Transfer,
    verb: str,
    happened_on: date,
    note: str,
    today: date,
) -> HandoverLine:
    require_lead(actor, line.handover)
    with act(actor, verb, target=line.stakeholder, reason=note.strip()) as entry:
        # Held until the transaction ends: of two last steps at once the second sees the first, and completes it.
        handover = Handover.objects.select_for_update(of=("self",)).get(pk=line.handover_id)
        if handover.state != HandoverState.RUNNING:
            raise Invalid(_("This hand-over is over: nothing of it changes any more."))
        fresh = save_version(line, version, state=state)
        HandoverStep.objects.create(line=line, state=state, happened_on=happened_on, member=actor, note=note.strip())
        entry.details = {"handover": handover.pk}
        close_if_complete(handover, today)
    return fresh
