"""Creating, changing and moving accounts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.choices import Phase
from accounts.models import PhasePassage, Product
from accounts.moves import allowed_moves
from accounts.queries.journey import passages_of, stays_in
from accounts.services.accounts import update_account
from accounts.services.economics import enter_costs
from accounts.services.footprint import create_entity, estimate_wallet, set_cell
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


def cells(account, house):
    entity = create_entity(account, actor=house.kam, name="Plant", kind="entity", country="")
    product = Product.objects.create(name="Pumps")
    set_cell(entity, product, actor=house.kam, version=0, state="opportunity", current=None, potential=Decimal(5))


def costs(account, house):
    given = {"cost_of_sales": Decimal(5), "lines": [], "today": date(2026, 11, 1)}
    enter_costs(account, date(2026, 7, 1), actor=house.kam, version=0, **given)


def wallet(account, house):
    day = {"estimated_on": date(2026, 11, 1), "today": date(2026, 11, 1)}
    estimate_wallet(account, actor=house.kam, amount=Decimal(5), currency="EUR", source="x", **day)


@pytest.mark.parametrize("amounts", [cells, costs, wallet])
def test_amounts_never_change_their_currency_without_a_word(inside, amounts):
    account = factories.account(inside)
    account = update_account(account, actor=inside.kam, version=1, currency="USD")
    account = update_account(account, actor=inside.kam, version=2, currency="EUR")
    amounts(account, inside)
    with pytest.raises(Invalid) as refusal:
        update_account(account, actor=inside.kam, version=3, currency="USD")
    assert "EUR" in refusal.value.errors["currency"][0]
    assert update_account(account, actor=inside.kam, version=3, city="Lyon").currency == "EUR"


def test_a_group_is_never_its_own_subsidiary(inside):
    top = factories.account(inside)
    below = factories.account(inside, "Orvelle Iberia", parent=top)
    with pytest.raises(Invalid):
        update_account(top, actor=inside.kam, version=1, parent=below)
