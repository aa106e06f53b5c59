"""Whose the steps of a protocol would be if it started now, and the rules of their days."""

from __future__ import annotations

from accounts.access import Right, may
from accounts.choices import OwnerRole
from accounts.models import Account, ProtocolStep
from accounts.protocols.due import Rule
from kam.tenancy.models import Membership, MembershipStatus, Role


def owners_of(account: Account, actor: Membership) -> dict[str, Membership | None]:
    """Who is given the steps of each role now.

    A role falls to the account manager while nobody active has it, or somebody who cannot open the account and would
    never see the step: a sponsor, for one, has no place on the team by being sponsor.
    """
    first = Membership.objects.filter(role=Role.ADMINISTRATOR, status=MembershipStatus.ACTIVE).order_by("pk").first()
    manager = next((one for one in (account.owner, actor, first) if one is not None and one.is_active), None)
    wanted = {
        OwnerRole.MANAGER: manager,
        OwnerRole.SPONSOR: account.sponsor,
        OwnerRole.STARTER: actor,
        OwnerRole.ADMINISTRATOR: first,
    }
    return {role.value: one if _sees(one, account, manager) else manager for role, one in wanted.items()}


def _sees(one: Membership | None, account: Account, manager: Membership | None) -> bool:
    """Whether a step would reach them; of the manager, who would have it anyway, nothing need be asked."""
    return one is not None and one != manager and may(one, account, Right.VIEW)


def rules_of(steps: list[ProtocolStep]) -> list[Rule]:
    """The steps as the rule of days knows them."""
    return [Rule(one.position, one.due_rule, one.offset_days) for one in steps]
