"""What stays in sight on every page of an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.access import Right, may
from accounts.attention import NOTICE_DAYS, RENEWAL_DAYS, percent_change
from accounts.choices import ContractOutcome
from accounts.models import Account, Contract
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership

_notice: Compiled[date] = compiled(
    lambda account: (
        Contract.objects.filter(account_id=account, outcome=ContractOutcome.RUNNING)
        .order_by("end_on", "notice_on")
        .values_list("notice_on", flat=True)[:1]
    ),
    account=int,
)


@dataclass(frozen=True)
class AccountHeader:
    """The account in one line. Other rooms pass it to `accounts/_header.html` as `header`."""

    pk: int
    name: str
    phase: str
    cycle: int
    phase_since: date
    owner: str
    revenue: Decimal | None
    change: int | None
    currency: str
    renewal_on: date | None
    renewal_days: int | None
    renewal_tone: str
    notice_on: date | None
    notice_near: bool
    last_touch_on: date | None
    archived: bool
    may_change: bool

    @property
    def pk_text(self) -> str:
        """The id as text, for templates that build addresses."""
        return str(self.pk)


def account_header(
    account: Account, actor: Membership, today: date | None = None, *, contracts: Sequence[Contract] | None = None
) -> AccountHeader:
    """The header of an account that `accounts.access.account_for` gave. One query.

    None when the page has read the first of the account's `contracts` anyway (see `accounts.queries.overview`).
    """
    today = today or timezone.localdate()
    if contracts is None:
        notice_on = notice_of_renewal(account)
    else:
        notice_on = next((one.notice_on for one in contracts if one.outcome == ContractOutcome.RUNNING), None)
    days = (account.renewal_on - today).days if account.renewal_on else None
    return AccountHeader(
        pk=account.pk,
        name=account.name,
        phase=account.phase,
        cycle=account.cycle,
        phase_since=account.phase_since,
        owner=account.owner.name if account.owner else "",
        revenue=account.revenue_12m,
        change=percent_change(account.revenue_12m, account.revenue_previous_12m),
        currency=account.currency,
        renewal_on=account.renewal_on,
        renewal_days=days,
        renewal_tone=renewal_tone(days),
        notice_on=notice_on,
        notice_near=notice_on is not None and (notice_on - today).days <= NOTICE_DAYS,
        last_touch_on=account.last_touch_on,
        archived=account.archived_at is not None,
        may_change=may(actor, account, Right.CHANGE),
    )


def notice_of_renewal(account: Account) -> date | None:
    """By when notice of the contract that renews next must be given; it may have passed."""
    return _notice.first(account=account.pk)


def renewal_tone(days: int | None) -> str:
    """How a renewal in so many days is coloured; overdue and within a month is a risk, within a quarter to watch."""
    if days is None or days > RENEWAL_DAYS:
        return "neutral"
    return "risk" if days <= NOTICE_DAYS else "watch"
