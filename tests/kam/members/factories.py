"""People in every state, by the services where there is one."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from kam.members.models import User
from kam.members.services.invitations import invite_member
from kam.outbox.models import OutboxRow
from kam.tenancy.models import Membership, MembershipStatus, Organisation
from kam.tenancy.scope import tenant
from kam.tenancy.services import name_member
from tests.factories import PASSWORD


def invited(house: SimpleNamespace, email: str = "claire@vallier.example", **fields: Any) -> tuple[Membership, str]:
    """An invited member and the path in the mail they got."""
    with tenant(house.organisation.pk):
        fields = {"name": "Claire Fontanel", "role": "key_account_manager"} | fields
        member = invite_member(actor=house.administrator, email=email, **fields)
        return member, link_of(member)


def link_of(member: Membership) -> str:
    """The path of the newest invitation mail to a member; inside their organisation."""
    row = OutboxRow.objects.filter(kind="invitation", recipient=member.email).order_by("-id")[0]
    found = re.search(r"https?://[^/\s]+(/settings/invitation/\S+)", row.payload["text"])
    assert found
    return found.group(1)


def named(house: SimpleNamespace, name: str = "Moses Frase") -> Membership:
    """Somebody who has a name here and no way in."""
    with tenant(house.organisation.pk):
        return name_member(name=name)


def crowd(house: SimpleNamespace, n: int) -> None:
    """Many active members with a sign-in."""
    with tenant(house.organisation.pk):
        users = User.objects.bulk_create(
            User(email=f"p{i}@crowd{house.organisation.pk}.example", password="!") for i in range(n)
        )
        Membership.objects.bulk_create(
            Membership(name=f"Person {i:03}", email=user.email, role="contributor", status="active", user=user)
            for i, user in enumerate(users)
        )


def also_in(member: Membership, organisation: Organisation, role: str = "contributor") -> Membership:
    """The same person in a second organisation."""
    with tenant(organisation.pk):
        return Membership.objects.create(
            user=member.user, name=member.name, email=member.email, role=role, status=MembershipStatus.ACTIVE
        )


__all__ = ["PASSWORD", "also_in", "crowd", "invited", "link_of", "named"]
