"""Bringing in accounts, colleagues and products, with rows of their own or only named by an opportunity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from accounts.choices import Phase
from accounts.importing import Existing
from accounts.models import Account, PhasePassage, Product
from kam.tenancy.models import Membership, MembershipStatus, Role

BATCH = 1000


def write_newcomers(
    newcomers: Mapping[str, Sequence[Existing]], *, actor: Membership, today: date, currency: str
) -> dict[int, int]:
    """What opportunities name and the reader called new, with nothing but a name: the key of each by its identity."""
    accounts, products, members = (newcomers.get(field, ()) for field in ("account", "product", "agent"))
    made: list[tuple[Existing, Account | Product | Membership]] = []
    rows = [fresh_account(one.name, today, currency) for one in accounts]
    enter_accounts(rows, actor, today)
    made += zip(accounts, rows, strict=True)
    sold = Product.objects.bulk_create([Product(name=one.name) for one in products], batch_size=BATCH)
    made += zip(products, sold, strict=True)
    named = Membership.objects.bulk_create([fresh_member(one.name) for one in members], batch_size=BATCH)
    made += zip(members, named, strict=True)
    return {id(one): row.pk for one, row in made}


def fresh_account(name: str, today: date, currency: str) -> Account:
    """An account at the start of its journey, not yet saved."""
    return Account(name=name, currency=currency, phase=Phase.QUALIFICATION, phase_since=today)


def fresh_member(name: str) -> Membership:
    """A colleague without a log-in, not yet saved."""
    return Membership(name=name, role=Role.KEY_ACCOUNT_MANAGER, status=MembershipStatus.NAMED)


def enter_accounts(rows: Sequence[Account], actor: Membership, today: date) -> None:
    """Save new accounts, each with the first passage of its journey.

    No protocol starts: a thousand accounts that come in together must not start a thousand of them.
    """
    Account.objects.bulk_create(rows, batch_size=BATCH)
    PhasePassage.objects.bulk_create(
        [PhasePassage(account=one, to_phase=one.phase, cycle=1, happened_on=today, actor=actor) for one in rows],
        batch_size=BATCH,
    )
