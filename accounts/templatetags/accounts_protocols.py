"""Protocols in words: when a step is due, how a run stands, what a draft changes."""

from __future__ import annotations

from datetime import date

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.choices import DueRule, RunState, StepState, Trigger
from accounts.models import ProtocolRun, ProtocolStep, ProtocolTemplate
from accounts.models.protocol import ProtocolVersion
from accounts.protocols.compare import Difference
from accounts.protocols.events import offered_events
from accounts.queries.protocol_offers import Offer
from accounts.queries.protocols import RunLine, StepLine
from kam.lib import formats
from kam.ui import cells

register = template.Library()

TONES = {RunState.RUNNING: "accent", RunState.PAUSED: "watch", RunState.FINISHED: "good", RunState.STOPPED: "neutral"}
KINDS = {"added": "good", "removed": "risk", "changed": "watch", "moved": "neutral", "same": "plain"}


@register.simple_tag
def due_words(step: ProtocolStep) -> str:
    """When a step is due, by its rule."""
    count = step.offset_days
    if step.due_rule == DueRule.CALENDAR:
        words = ngettext("%(n)d day after the start", "%(n)d days after the start", count)
    elif step.due_rule == DueRule.WORKING:
        words = ngettext("%(n)d working day after the start", "%(n)d working days after the start", count)
    elif step.due_rule == DueRule.BEFORE:
        words = ngettext("%(n)d day before the reference date", "%(n)d days before the reference date", count)
    else:
        words = ngettext("%(n)d day after the previous step", "%(n)d days after the previous step", count)
    at_start = count == 0 and step.due_rule in (DueRule.CALENDAR, DueRule.WORKING)
    return _("on the day it starts") if at_start else words % {"n": count}


@register.simple_tag
def starts_words(one: ProtocolTemplate) -> str:
    """What starts a protocol."""
    event = offered_events().get(one.event)
    if one.trigger == Trigger.PHASE:
        words = _("on entering %(phase)s") % {"phase": one.get_entering_phase_display()}
        return f"{words}, " + _("offered when %(event)s") % {"event": event.label} if event else words
    if event is not None:
        return _("by hand, offered when %(event)s") % {"event": event.label}
    return _("by an event, or by hand") if one.trigger == Trigger.APP else _("by hand")


@register.simple_tag
def offer_url(offer: Offer) -> str:
    """The page that shows an offered protocol's steps and dates before it starts."""
    query = {"protocol": str(offer.edition.template_id), "origin": offer.happened.origin}
    return f"{reverse('accounts:protocol_start', args=[offer.account_id])}?{urlencode(query)}"


@register.simple_tag
def run_pill(run: ProtocolRun) -> SafeString:
    """How a run stands."""
    return cells.pill(TONES[RunState(run.state)], run.get_state_display())


@register.simple_tag
def edition_pill(edition: ProtocolVersion) -> SafeString:
    """The version's number and whether it counts."""
    text = _("version %(n)d") % {"n": edition.number}
    if edition.state == "draft":
        return cells.pill("watch", _("%(version)s, draft") % {"version": text})
    return cells.pill("plain", text)


@register.simple_tag
def run_summary(line: RunLine) -> str:
    """How far a run is, in words."""
    found = line.progress
    steps = ngettext("%(dealt)d of %(total)d steps", "%(dealt)d of %(total)d steps", found.dealt)
    words = steps % {"dealt": found.dealt, "total": found.total}
    if line.live and found.late:
        return f"{words}, " + ngettext("%(n)d late", "%(n)d late", found.late) % {"n": found.late}
    return words


@register.filter
def within_a_sentence(words: str) -> str:
    """The words as they read after a comma; what else is written large, such as a month, stays so."""
    return words[:1].lower() + words[1:]


@register.simple_tag
def step_state_words(line: StepLine, paused: bool = False) -> str:
    """Where a step of a run stands, and why."""
    step = line.step
    if step.state != StepState.OPEN and step.done_on:
        word = pgettext("step", "Done") if step.state == StepState.DONE else pgettext("step", "Left out")
        by = step.done_by.name if step.done_by else "–"
        return _("%(word)s on %(day)s by %(name)s") % {"word": word, "day": formats.day(step.done_on), "name": by}
    if paused:
        return _("Waits while the protocol is paused")
    if step.due_on is None:
        waits = step.step.due_rule == DueRule.BEFORE
        return (
            _("No day yet: the reference date is missing") if waits else _("Has its day when the previous one is done")
        )
    if line.late:
        return ngettext("%(n)d day late", "%(n)d days late", line.late) % {"n": line.late}
    return _("Due on %(day)s") % {"day": formats.day(step.due_on)}


@register.simple_tag
def moved_words(line: StepLine) -> str:
    """That a step was first due on another day, and why it is not any more."""
    step = line.step
    if step.first_due_on is None or step.first_due_on == step.due_on or not line.is_open:
        return step.postponed_reason if line.is_open else ""
    words = _("first due on %(day)s") % {"day": formats.day(step.first_due_on)}
    return f"{words} · {step.postponed_reason}" if step.postponed_reason else words


@register.simple_tag
def difference_pill(one: Difference) -> SafeString:
    """What a draft does with a step."""
    words = {
        "added": pgettext("step", "new"),
        "removed": pgettext("step", "taken out"),
        "changed": pgettext("step", "changed"),
        "moved": pgettext("step", "moved"),
        "same": pgettext("step", "as before"),
    }
    return cells.pill(KINDS[one.kind], words[one.kind])


@register.simple_tag
def changed_fields(one: Difference) -> list[tuple[str, str, str]]:
    """Label, before and after of what differs."""
    rows = []
    for name in one.fields:
        label = str(ProtocolStep._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # all are columns
        rows.append((label[:1].upper() + label[1:], _readable(one.before, name), _readable(one.after, name)))
    return rows


@register.simple_tag
def lasts(run: ProtocolRun, today: date) -> int:
    """For how many days a run has lasted."""
    return ((run.ended_on or today) - run.started_on).days


def _readable(step: ProtocolStep, name: str) -> str:
    shown = getattr(step, f"get_{name}_display", None)
    value = shown() if shown else getattr(step, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "–" if value == "" else str(value)
