"""What stands behind each figure of a manager's load: the accounts, relations, meetings and actions themselves."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.models import Account
from insights.queries.capacity import AHEAD
from kam.lib.paging import Order, Page, page_of
from plans.models import Action
from reviews.models import Meeting
from stakeholders.models import Stakeholder

KINDS = ("accounts", "subsidiaries", "relations", "meetings", "actions")


def things_of(kind: str, member_id: int, *, today: date, cursor: str = "") -> Page[Any]:
    """Fifty of the things counted under `kind`: id, what it is called, a word beside it, the account, a day. One query.

    They are what `insights.queries.capacity` counts, by the same conditions.
    """
    rows, order = _rows(kind, member_id, today)
    return page_of(rows, order, cursor)


def _rows(kind: str, member: int, today: date) -> tuple[QuerySet[Any, Any], Order]:
    own = Account.objects.filter(owner_id=member, archived_at=None)
    found: QuerySet[Any, Any]
    if kind == "relations":
        people = Stakeholder.objects.filter(account__in=own, present=True)
        found = people.values(
            "id", "sort_name", what=F("name"), beside=F("job_title"), of_id=F("account_id"), of_name=F("account__name"),
            day=F("last_touch_on"),
        )  # fmt: skip
        return found, Order("sort_name")
    if kind == "meetings":
        now = timezone.make_aware(datetime.combine(today, time.min))
        planned = Meeting.objects.filter(owner_id=member, status="planned", account__archived_at=None)
        ahead = planned.filter(starts_at__gte=now, starts_at__lt=now + AHEAD)
        found = ahead.values(
            "id", what=F("title"), beside=F("location"), of_id=F("account_id"), of_name=F("account__name"),
            day=F("starts_at"),
        )  # fmt: skip
        return found, Order("day")
    if kind == "actions":
        opened = Action.objects.filter(owner_id=member, status="open", account__archived_at=None)
        due = opened.filter(due_on__lte=today + AHEAD).filter(~Q(plan__status="closed") | Q(plan=None))
        found = due.values(
            "id", what=F("title"), beside=F("success_indicator"), of_id=F("account_id"), of_name=F("account__name"),
            day=F("due_on"),
        )  # fmt: skip
        return found, Order("day")
    if kind == "subsidiaries":
        own = own.exclude(parent=None)
    found = own.values(
        "id", "sort_name", what=F("name"), beside=F("industry"), of_id=F("parent_id"), of_name=F("parent__name"),
        day=F("renewal_on"),
    )  # fmt: skip
    return found, Order("sort_name")
