"""The state machine of a run under any order of acts: what is refused changes nothing, the rest stays whole."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import ProtocolRun, ProtocolStep, ProtocolTemplate, ProtocolVersion, RunStep
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import finish_run, pause_run, resume_run, set_reference, stop_run
from accounts.services.protocols.steps import complete_step, postpone_step, reassign_step, reopen_step, skip_step
from kam.lib.errors import Invalid
from tests import factories
from tests.accounts.protocols import making

START = date(2026, 11, 24)
VERBS = ["done", "skip", "reopen", "postpone", "reassign", "pause", "resume", "reference", "stop", "finish"]
ACTS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(1, 4), st.integers(0, 40)), max_size=16)
MAY = {
    "running": set(VERBS) - {"resume"},
    "paused": {"resume", "reference", "stop"},
    "finished": set(),
    "stopped": set(),
}


class UndoneError(Exception):
    """Leaves the block, so that every example starts from the same rows."""


@pytest.fixture
def account(inside, house):
    ProtocolTemplate.objects.update(active=False)
    steps = (*making.THREE, {"due_rule": "before", "offset_days": 10})
    making.template(steps=tuple({**one, "evidence_required": False} for one in steps))
    return factories.account(house)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_order_of_acts_leaves_a_whole_run(account, house, acts):
    with suppress(UndoneError), transaction.atomic():
        run = start_protocol(account, actor=house.kam, code="test", today=START)
        today, published = START, _published(run)
        for act, position, wait in acts:
            today += timedelta(days=wait % 5)
            before = _state(run)
            refused = False
            try:
                _do(run, act, position, house, today, wait)
            except Invalid:
                refused = True
            after = _state(run)
            _days_keep_their_promise(act, position, before, after)
            assert refused or act in MAY[before[0]]
            assert not refused or after == before
            _whole(run)
            assert _published(run) == published
        raise UndoneError


def _do(run, act, position, house, today, wait):
    actor = house.kam
    run = ProtocolRun.objects.select_related("account", "edition").get(pk=run.pk)
    step = RunStep.objects.select_related("run__account", "run__edition", "step", "owner").get(
        run=run, position=position
    )
    on_step, on_run = {"actor": actor, "version": step.version}, {"actor": actor, "version": run.version}
    {
        "done": lambda: complete_step(step, **on_step, today=today),
        "skip": lambda: skip_step(step, **on_step, today=today, reason="why"),
        "reopen": lambda: reopen_step(step, **on_step),
        "postpone": lambda: postpone_step(
            step, **on_step, due_on=today + timedelta(days=wait), reason="later", today=today
        ),
        "reassign": lambda: reassign_step(step, **on_step, owner=house.executive if wait % 2 else house.kam),
        "reference": lambda: set_reference(run, **on_run, reference_on=date(2028, 2, 29) + timedelta(days=wait)),
        "pause": lambda: pause_run(run, **on_run, reason="why", today=today),
        "resume": lambda: resume_run(run, **on_run, today=today),
        "stop": lambda: stop_run(run, **on_run, reason="why", today=today),
        "finish": lambda: finish_run(run, **on_run, result="met", note="n", lessons="l", today=today),
    }[act]()


def _published(run):
    """The version it was made of, and its steps, column by column."""
    kept = ProtocolRun.objects.get(pk=run.pk)
    edition = list(ProtocolVersion.objects.filter(pk=run.edition_id).values())
    return kept.edition_id, edition, list(ProtocolStep.objects.filter(edition=run.edition_id).values())


def _days_keep_their_promise(act, position, before, after):
    """A day is moved by what says so alone: its own step's acts, the step before it, a pause, the reference date."""
    days, then = ({one[0]: one[2] for one in state[-1]} for state in (after, before))
    moved = {at for at in days if days[at] != then[at]}
    follower = {3} if position == 2 else set()
    allowed = {
        "postpone": {position}, "resume": {1, 2, 3, 4}, "reference": {4},
        "done": follower, "skip": follower, "reopen": follower,
    }  # fmt: skip
    assert moved <= allowed.get(act, set())


def _state(run):
    kept = ProtocolRun.objects.values_list("state", "version", "paused_on", "ended_on").get(pk=run.pk)
    steps = RunStep.objects.filter(run=run).values_list("position", "state", "due_on", "version").order_by("position")
    return (*kept, list(steps))


def _whole(run):
    kept = ProtocolRun.objects.get(pk=run.pk)
    steps = list(RunStep.objects.filter(run=run).order_by("position"))
    assert (kept.paused_on is not None) == (kept.state == "paused")
    assert (kept.ended_on is not None) == (kept.state in {"finished", "stopped"})
    if kept.state == "finished":
        assert all(one.state != "open" for one in steps)
    for one in steps:
        assert (one.done_on is not None) == (one.state != "open")
    assert all(one.due_on is None or one.due_on >= START for one in steps)
    if steps[2].state == "open" and not steps[2].postponed_reason:
        assert (steps[2].due_on is None) == (steps[1].state == "open")
