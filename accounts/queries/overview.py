"""What the overview of an account shows beside the account's own row: the columns it prints, and no more.

It is the page people open most, so what it asks is compiled once.
"""

from __future__ import annotations

from datetime import date

from accounts.models import Account, AccountMember, Contract, PhasePassage
from accounts.queries.account import contracts_of, team_of
from accounts.stays import Passage, Stay, stays_of
from kam.tenancy.compiled import Compiled, compiled

GLANCE = 4  # contracts on the overview; the value page has all

_contracts: Compiled[Contract] = compiled(
    lambda account: contracts_of(Account(pk=account)).only(
        "reference", "title", "outcome", "end_on", "notice_on", "annual_value", "currency"
    )[:GLANCE],
    account=int,
)
_team: Compiled[AccountMember] = compiled(
    lambda account: team_of(Account(pk=account)).only(
        "level", "responsibility", "member__name", "member__job_title", "member__role"
    ),
    account=int,
)
_passages: Compiled[tuple[str, int, date]] = compiled(
    lambda account: (
        PhasePassage.objects.filter(account_id=account)
        .order_by("happened_on", "id")
        .values_list("to_phase", "cycle", "happened_on")
    ),
    account=int,
)


def first_contracts(account: Account) -> list[Contract]:
    """The contract that renews next and those after it, then closed ones. One query."""
    return _contracts(account=account.pk)


def team_at_a_glance(account: Account) -> list[AccountMember]:
    """Who works on the account, as `team_of` orders them. One query."""
    return _team(account=account.pk)


def stays_on(account: Account) -> list[Stay]:
    """The account's stays in its phases, oldest first. One query."""
    return stays_of(Passage(*row) for row in _passages(account=account.pk))
