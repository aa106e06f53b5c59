"""Reading interactions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from accounts.access import visible_accounts
from accounts.models import Account
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder, Touchpoint, TouchpointPerson

NEWEST = Order("happened_on", descending=True)
CHANNEL_ICONS = {
    "meeting": "users",
    "video": "video",
    "call": "phone",
    "email": "mail",
    "event": "calendar",
    "other": "message-square",
}
SENTIMENT_TONES = {-1: "risk", 0: "", 1: "good"}


@dataclass(frozen=True)
class TouchpointRow:
    """An interaction with the people who took part."""

    touchpoint: Touchpoint
    people: list[tuple[int, str]] = field(default_factory=list)

    @property
    def icon(self) -> str:
        """The channel's icon."""
        return CHANNEL_ICONS[self.touchpoint.channel]

    @property
    def tone(self) -> str:
        """The colour of how it went."""
        return SENTIMENT_TONES[self.touchpoint.sentiment]


def touchpoints_page(account: Account, *, cursor: str = "") -> Page[Any]:
    """The account's interactions, newest first, with their people. Two queries."""
    rows = Touchpoint.objects.filter(account=account).select_related("logged_by")
    page = page_of(rows, NEWEST, cursor)
    return Page(_with_people(page.rows), page.next_cursor, page.previous_cursor)


def touchpoints_with(person: Stakeholder, *, most: int = 30) -> list[TouchpointRow]:
    """The latest interactions with a person, newest first, with who else took part. Two queries."""
    rows = Touchpoint.objects.filter(people__stakeholder=person).select_related("logged_by")
    return _with_people(list(rows.order_by("-happened_on", "-pk")[:most]))


def people_in(touchpoint: Touchpoint) -> list[int]:
    """The ids of those who took part."""
    return list(TouchpointPerson.objects.filter(touchpoint=touchpoint).values_list("stakeholder_id", flat=True))


def _with_people(touchpoints: Any) -> list[TouchpointRow]:
    people: dict[int, list[tuple[int, str]]] = defaultdict(list)
    places = TouchpointPerson.objects.filter(touchpoint_id__in=[one.pk for one in touchpoints])
    for pk, person, name in places.order_by("stakeholder__sort_name").values_list(
        "touchpoint_id", "stakeholder_id", "stakeholder__name"
    ):
        people[pk].append((person, name))
    return [TouchpointRow(one, people[one.pk]) for one in touchpoints]


def accounts_to_log(actor: Membership, *, most: int = 20) -> QuerySet[Account]:
    """Accounts the actor may log an interaction with: their own first, then the latest met."""
    theirs = Case(When(owner=actor, then=0), default=1)
    accounts = visible_accounts(actor).filter(archived_at__isnull=True)
    return accounts.order_by(theirs, F("last_touch_on").desc(nulls_last=True), "sort_name", "pk")[:most]


def people_to_choose(account: Account, *, also: Collection[int] = ()) -> QuerySet[Stakeholder]:
    """Those who can have taken part, the most recently met first: who works there, and `also` whoever did take part."""
    offered = Q(left_on__isnull=True) | Q(pk__in=also)
    people = Stakeholder.objects.filter(offered, account=account)
    return people.order_by(F("last_touch_on").desc(nulls_last=True), "sort_name", "pk")
