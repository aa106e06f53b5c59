"""The state machine of a run under any order of acts: what is refused changes nothing, the rest stays whole."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import ProtocolRun, ProtocolTemplate, RunStep
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import finish_run, pause_run, resume_run, stop_run
from accounts.services.protocols.steps import complete_step, reopen_step, skip_step
from kam.lib.errors import Invalid
from tests import factories
from tests.accounts.protocols import making

START = date(2026, 11, 24)
ACTS = st.lists(
    st.tuples(st.sampled_from(["done", "skip", "reopen", "pause", "resume", "stop", "finish"]), st.integers(1, 3)),
    max_size=14,
)
MAY = {
    "running": {"done", "skip", "reopen", "pause", "stop", "finish"},
    "paused": {"resume", "stop"},
    "finished": set(),
    "stopped": set(),
}


class UndoneError(Exception):
    """Leaves the block, so that every example starts from the same rows."""


@pytest.fixture
def account(inside, house):
    ProtocolTemplate.objects.update(active=False)
    making.template(steps=tuple({**one, "evidence_required": False} for one in making.THREE))
    return factories.account(house)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_order_of_acts_leaves_a_whole_run(account, house, acts):
    with suppress(UndoneError), transaction.atomic():
        run = start_protocol(account, actor=house.kam, code="test", today=START)
        for day, (act, position) in enumerate(acts):
            before = _state(run)
            refused = False
            try:
                _do(run, act, position, house.kam, START + timedelta(days=day))
            except Invalid:
                refused = True
            after = _state(run)
            assert refused or act in MAY[before[0]]
            assert not refused or after == before
            _whole(run)
        raise UndoneError


def _do(run, act, position, actor, today):
    run = ProtocolRun.objects.select_related("account", "edition").get(pk=run.pk)
    step = RunStep.objects.select_related("run__account", "run__edition", "step", "owner").get(
        run=run, position=position
    )
    on_step, on_run = {"actor": actor, "version": step.version}, {"actor": actor, "version": run.version}
    {
        "done": lambda: complete_step(step, **on_step, today=today),
        "skip": lambda: skip_step(step, **on_step, today=today, reason="why"),
        "reopen": lambda: reopen_step(step, **on_step),
        "pause": lambda: pause_run(run, **on_run, reason="why", today=today),
        "resume": lambda: resume_run(run, **on_run, today=today),
        "stop": lambda: stop_run(run, **on_run, reason="why", today=today),
        "finish": lambda: finish_run(run, **on_run, result="met", note="n", lessons="l", today=today),
    }[act]()


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
    if steps[2].state == "open":
        assert (steps[2].due_on is None) == (steps[1].state == "open")
