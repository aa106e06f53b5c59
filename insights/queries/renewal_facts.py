"""The facts of every running contract, read in three queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Min, QuerySet
from django.utils import timezone

from accounts.choices import ContractOutcome
from accounts.models import Contract
from insights.renewal_risk import KEY_PROFILES, KeyPerson, RenewalFacts
from reviews.choices import MeetingStatus
from reviews.models import Meeting
from stakeholders.models import Stakeholder


@dataclass(frozen=True)
class ContractFacts:
    """A running contract with what the rule wants to know of it."""

    contract: Contract
    facts: RenewalFacts


def running_contracts() -> QuerySet[Contract]:
    """Contracts that are still to be renewed or lost, of accounts that are not archived."""
    return Contract.objects.filter(outcome=ContractOutcome.RUNNING, account__archived_at__isnull=True).select_related(
        "account"
    )


def renewal_facts(contracts: Iterable[Contract], *, today: date) -> list[ContractFacts]:
    """The facts of these contracts as of `today`."""
    found = list(contracts)
    accounts = {one.account_id for one in found}
    people, meetings = _key_people(accounts, today), _next_meetings(accounts, today)
    return [
        ContractFacts(
            one,
            RenewalFacts(
                end_on=one.end_on,
                notice_on=one.notice_on,
                auto_renewal=one.auto_renewal,
                people=tuple(people[one.account_id]),
                revenue_12m=one.account.revenue_12m,
                revenue_previous_12m=one.account.revenue_previous_12m,
                next_meeting_on=meetings.get(one.account_id),
            ),
        )
        for one in found
    ]


def _key_people(accounts: set[int], today: date) -> dict[int, list[KeyPerson]]:
    found: dict[int, list[KeyPerson]] = defaultdict(list)
    people = Stakeholder.objects.filter(account_id__in=accounts, profile__in=KEY_PROFILES, present=True)
    for one in people.order_by("-influence", "id"):
        silent = (today - one.last_touch_on).days if one.last_touch_on else None
        found[one.account_id].append(
            KeyPerson(one.name, one.profile, one.influence, one.support, silent, one.rhythm_days)
        )
    return found


def _next_meetings(accounts: set[int], today: date) -> dict[int, date]:
    start = timezone.make_aware(datetime.combine(today, time.min))
    rows = (
        Meeting.objects.filter(account_id__in=accounts, status=MeetingStatus.PLANNED, starts_at__gte=start)
        .values("account_id")
        .annotate(first=Min("starts_at"))
    )
    return {row["account_id"]: timezone.localtime(row["first"]).date() for row in rows}
