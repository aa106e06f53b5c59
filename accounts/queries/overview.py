"""What the overview of an account shows beside the account's own row.

It is the page people open most, and it shows a handful of columns of each: so these are statements read into plain
lines, at a tenth of what querysets and objects of whole rows cost. Each is bound to the organisation in scope, as the
managers do it, and row-level security stands behind.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from accounts.choices import AccessLevel, ContractOutcome
from accounts.models import Account
from accounts.stays import Passage, Stay, stays_of
from kam.tenancy.models import Role
from kam.tenancy.scope import current_organisation_id

GLANCE = 4  # contracts on the overview; the value page has all


class ContractLine(NamedTuple):
    """A contract in one line."""

    reference: str
    title: str
    outcome: str
    end_on: date
    notice_on: date
    annual_value: Decimal
    currency: str

    @property
    def get_outcome_display(self) -> str:
        """How it stands, in words."""
        return str(ContractOutcome(self.outcome).label)


class TeamLine(NamedTuple):
    """A colleague on the account team in one line."""

    name: str
    job_title: str
    role: str
    level: str
    responsibility: str

    @property
    def why(self) -> str:
        """What they do here, else what they are in the house."""
        return self.responsibility or self.job_title or str(Role(self.role).label)

    @property
    def get_level_display(self) -> str:
        """What they may do, in words."""
        return str(AccessLevel(self.level).label)


_PASSAGES = """
    select to_phase, cycle, happened_on from accounts_phasepassage
    where organisation_id = %(organisation)s and account_id = %(account)s
    order by happened_on, id
"""
_CONTRACTS = f"""
    select reference, title, outcome, end_on, notice_on, annual_value, currency from accounts_contract
    where organisation_id = %(organisation)s and account_id = %(account)s
    order by outcome <> '{ContractOutcome.RUNNING}', end_on, notice_on, id
    limit {GLANCE}
"""  # noqa: S608 our own words
_TEAM = f"""
    select member.name, member.job_title, member.role, place.level, place.responsibility
    from accounts_accountmember as place join tenancy_membership as member on member.id = place.member_id
    where place.organisation_id = %(organisation)s and place.account_id = %(account)s
    order by array_position(array['{"', '".join(AccessLevel.values)}'], place.level::text), member.name
"""  # noqa: S608 our own words


def stays_on(account: Account) -> list[Stay]:
    """The account's stays in its phases, oldest first. One query."""
    return stays_of(Passage(*row) for row in _rows(_PASSAGES, account))


def first_contracts(account: Account) -> list[ContractLine]:
    """The contract that renews next and those after it, then closed ones. One query."""
    return [ContractLine(*row) for row in _rows(_CONTRACTS, account)]


def team_lines(account: Account) -> list[TeamLine]:
    """Who works on the account: owner first, then by level and name. One query."""
    return [TeamLine(*row) for row in _rows(_TEAM, account)]


def _rows(statement: str, account: Account) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"organisation": current_organisation_id(), "account": account.pk})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
