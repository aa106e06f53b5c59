"""The account team as its page shows it: places, the functions nobody stands for, and what the last change was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from accounts.choices import BusinessFunction
from accounts.models import Account, AccountMember
from accounts.queries.account import team_of
from kam.tenancy.models import Membership


@dataclass(frozen=True)
class Team:
    """Who works on an account, and for which of our functions nobody does."""

    places: list[AccountMember]
    gaps: list[BusinessFunction]


def team_page_of(account: Account) -> Team:
    """The team in the order of access and name. One query."""
    places = list(team_of(account))
    filled = {one.function for one in places}
    return Team(places, [one for one in BusinessFunction if one.value not in filled])


def changes_of(account: Account, member: Membership) -> list[dict[str, Any]]:
    """The last two states in the history of a colleague's place, the latest first; also of a place that is gone."""
    events: Any = apps.get_model("accounts.AccountMemberEvent")._default_manager
    return list(events.filter(account_id=account.pk, member_id=member.pk).order_by("-pgh_id").values()[:2])


def last_change_of(account: Account, member: Membership) -> int:
    """The id of the last entry in the history of a colleague's place: what an undo is about. One query."""
    return int(changes_of(account, member)[0]["pgh_id"])
