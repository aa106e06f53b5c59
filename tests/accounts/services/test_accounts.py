"""Creating, changing and moving accounts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accounts.choices import Phase
from accounts.models import PhasePassage
from accounts.moves import allowed_moves
from accounts.queries.journey import passages_of, stays_in
from accounts.services.accounts import update_account
from accounts.services.journey import move_phase
from kam.lib.errors import Conflict, Invalid, NotAllowed
from tests import factories


def test_a_walk_over_every_move_keeps_one_open_stay_and_the_accounts_phase(inside):
    account, day = factories.account(inside, today=date(2024, 1, 31)), date(2024, 1, 31)
    for pick in (0, 1, 2, 3, 4, 0, 2, 3, 5, 1, 4, 2, 3, 4, 2):
        moves = allowed_moves(Phase(account.phase))
        day += timedelta(days=17)
        account = move_phase(
            account,
            actor=inside.kam,
            version=account.version,
            to_phase=moves[pick % len(moves)],
            reason="Because",
            today=day,
        )
        stays = stays_in(passages_of(account))
        assert [one.end for one in stays].count(None) == 1
        assert (stays[-1].phase, stays[-1].cycle, stays[-1].start) == (account.phase, account.cycle, day)
    assert PhasePassage.objects.filter(account=account).count() == 16


def test_a_leap_is_refused_and_leaves_no_passage(inside):
    account = factories.account(inside)
    with pytest.raises(Invalid):
        move_phase(account, actor=inside.kam, version=1, to_phase="renewal", reason="x", today=date(2026, 1, 1))
    assert PhasePassage.objects.filter(account=account).count() == 1


def test_two_movers_one_wins(inside):
    account = factories.account(inside)
    moved = {"actor": inside.kam, "version": 1, "to_phase": "onboarding", "reason": "Yes", "today": date(2026, 11, 1)}
    move_phase(account, **moved)
    with pytest.raises(Conflict):
        move_phase(account, **moved)
    assert PhasePassage.objects.filter(account=account).count() == 2


def test_an_executive_reads_and_does_not_change(inside):
    with pytest.raises(NotAllowed):
        update_account(factories.account(inside), actor=inside.executive, version=1, name="Mine")


def test_a_group_is_never_its_own_subsidiary(inside):
    top = factories.account(inside)
    below = factories.account(inside, "Orvelle Iberia", parent=top)
    with pytest.raises(Invalid):
        update_account(top, actor=inside.kam, version=1, parent=below)
