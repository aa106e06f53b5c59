"""Any sequence of moves through the real services and the database: no hole in time, no two open stays."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import Phase
from accounts.models import Account, PhasePassage
from accounts.moves import allowed_moves, next_cycle
from accounts.queries.journey import passages_of, stays_in
from accounts.services.journey import leave_programme, move_phase
from accounts.stays import OUTSIDE, cycles_of
from kam.lib.errors import Conflict, Invalid
from tests import factories

START = date(2024, 2, 28)
ATTEMPTS = st.lists(
    st.tuples(st.sampled_from([*Phase.values, OUTSIDE]), st.integers(-2, 400), st.sampled_from([0, 0, 0, 0, -1])),
    max_size=12,
)


class UndoneError(Exception):
    """Leaves the block, so that every example starts from the same rows."""


@pytest.fixture
def account(inside):
    return factories.account(inside, today=START)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ATTEMPTS)
def test_no_sequence_of_moves_yields_two_open_stays_or_a_hole_in_time(account, inside, attempts):
    with suppress(UndoneError), transaction.atomic():
        today = START
        for to_phase, wait, staleness in attempts:
            today = max(today + timedelta(days=wait), START)
            before, count = Account.objects.get(pk=account.pk), PhasePassage.objects.filter(account=account).count()
            wanted, cycle = _expected(before, to_phase, staleness)
            assert _attempt(before, inside.kam, to_phase, today, before.version + staleness) == wanted
            after = Account.objects.get(pk=account.pk)
            assert PhasePassage.objects.filter(account=account).count() == count + (wanted == "moved")
            if wanted == "moved":
                assert (after.cycle, after.archived_at is None) == (cycle, to_phase != OUTSIDE)
            else:
                assert (after.version, after.phase, after.phase_since) == (
                    before.version, before.phase, before.phase_since,
                )  # fmt: skip
            _whole(after)
        raise UndoneError


def _expected(account: Account, to_phase: str, staleness: int) -> tuple[str, int]:
    outside, phase = account.archived_at is not None, Phase(account.phase)
    allowed = not outside if to_phase == OUTSIDE else Phase(to_phase) in allowed_moves(phase, outside=outside)
    if not allowed:
        return "refused", account.cycle
    if staleness:
        return "conflict", account.cycle
    return "moved", account.cycle if to_phase == OUTSIDE else next_cycle(
        phase, Phase(to_phase), account.cycle, outside=outside
    )


def _attempt(account: Account, actor, to_phase: str, today: date, version: int) -> str:
    try:
        if to_phase == OUTSIDE:
            words = {"outcome": "lost", "reason": "Because", "lessons": "Sooner"}
            leave_programme(account, actor=actor, version=version, today=today, **words)
        else:
            move_phase(account, actor=actor, version=version, to_phase=to_phase, reason="Because", today=today)
    except Invalid:
        return "refused"
    except Conflict:
        return "conflict"
    return "moved"


def _whole(account: Account) -> None:
    """What the account says is what its passages say; they follow each other without a gap."""
    passages = list(passages_of(account))
    stays = stays_in(passages)
    assert sorted(one.position for one in passages) == list(range(1, len(passages) + 1))
    assert [one.end is None for one in stays] == [False] * (len(stays) - 1) + [True]
    for one, following in pairwise(stays):
        assert one.end == following.start >= one.start
        assert one.phase != following.phase
    last = stays[-1]
    assert (last.phase == OUTSIDE) == (account.archived_at is not None)
    assert last.outside or last.phase == account.phase
    assert (last.start, last.cycle) == (account.phase_since, account.cycle)
    assert [one.number for one in cycles_of(stays)] == list(range(1, account.cycle + 1))
