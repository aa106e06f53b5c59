"""Objects for tests, made by the services wherever a service exists. All need an organisation in scope."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from accounts.models import Account, Contract, GateCriterion, ProtocolTemplate
from accounts.services.accounts import create_account
from kam.members.models import User
from kam.tenancy.models import Membership, Role
from kam.tenancy.scope import tenant
from kam.tenancy.services import create_organisation, found_member

PASSWORD = "correct horse battery staple"


HOUSES_ZONE = "Europe/Paris"


def organisation_with_people(
    word: str, slug: str, *, locale: str = "en", gates: bool = False, protocols: bool = False
) -> SimpleNamespace:
    """An organisation with one active member of each role, reachable as attributes by role and as `.people`.

    Its gates stand open, but for tests about `gates`: others move accounts to have them somewhere. So does no phase
    start a protocol, but for tests about `protocols`.
    """
    organisation = create_organisation(
        name=f"{word} Industries", slug=slug, locale=locale, time_zone=HOUSES_ZONE, currency="EUR"
    )
    people: dict[str, Membership] = {}
    with tenant(organisation.pk):
        if not gates:
            GateCriterion.objects.update(active=False)
        if not protocols:
            ProtocolTemplate.objects.filter(trigger="phase").update(active=False)
        for role in Role:
            user = User.objects.create_user(f"{role.value}@{slug}.example", PASSWORD)
            people[role.value] = found_member(name=f"{word} {role.value}", role=role, user=user)
    return SimpleNamespace(
        organisation=organisation,
        people=people,
        administrator=people[Role.ADMINISTRATOR],
        executive=people[Role.EXECUTIVE],
        kam=people[Role.KEY_ACCOUNT_MANAGER],
        contributor=people[Role.CONTRIBUTOR],
    )


def account(house: SimpleNamespace, name: str = "Orvelle Logistique", **fields: Any) -> Account:
    """An account owned by the house's key account manager."""
    fields.setdefault("today", timezone.localdate() - timedelta(days=400))
    return create_account(actor=house.kam, name=name, **fields)


def contract(on: Account, *, ends_in: int = 200, today: date | None = None, **fields: Any) -> Contract:
    """A running contract that ends in so many days, with three months' notice."""
    today = today or timezone.localdate()
    fields.setdefault("annual_value", Decimal("100000.00"))
    fields.setdefault("reference", f"C-{on.pk}")
    end = today + timedelta(days=ends_in)
    return Contract.objects.create(
        account=on,
        start_on=end - timedelta(days=730),
        end_on=end,
        notice_on=end - timedelta(days=90),
        currency=on.currency,
        **fields,
    )
