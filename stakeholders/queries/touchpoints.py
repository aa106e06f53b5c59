"""Reading interactions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from accounts.access import visible_accounts
from accounts.models import Account
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.compiled import compiled
from kam.tenancy.models import Membership
from stakeholders.choices import Channel, Importance, Sentiment
from stakeholders.models import Stakeholder, Touchpoint, TouchpointColleague, TouchpointPerson

NEWEST = Order("happened_on", descending=True)
CHANNEL_ICONS = {
    "meeting": "users",
    "video": "video",
    "call": "phone",
    "email": "mail",
    "event": "calendar",
    "other": "message-square",
}
# One contact a day for 90 days is all that engagement can count.
MOST = 100
SENTIMENT_TONES = {-1: "risk", 0: "", 1: "good"}


@dataclass(frozen=True)
class TouchpointRow:
    """An interaction with who took part: ours by name, theirs with ids and names."""

    id: int
    happened_on: date
    channel: str
    subject: str
    note: str
    sentiment: int
    importance: int
    direction: str
    version: int
    logged_by_id: int
    author: str
    ours: list[str]
    with_whom: list[dict[str, Any]]

    @property
    def icon(self) -> str:
        """The channel's icon."""
        return CHANNEL_ICONS[self.channel]

    @property
    def tone(self) -> str:
        """The colour of how it went."""
        return SENTIMENT_TONES[self.sentiment]

    @property
    def circumstances(self) -> list[str]:
        """How we met, what there is to say of how it went, who of ours was there, and who noted it if not they."""
        said = [str(Channel(self.channel).label)]
        if self.importance > Importance.ROUTINE:
            said.append(str(Importance(self.importance).label))
        if self.sentiment:
            said.append(str(Sentiment(self.sentiment).label))
        if self.ours:
            said.append(", ".join(self.ours))
        if self.author not in self.ours:
            said.append(_("noted by %(name)s") % {"name": self.author})
        return said


def _rows() -> QuerySet[Any, Any]:
    """The columns of `TouchpointRow`."""
    places = TouchpointPerson.objects.filter(touchpoint=OuterRef("pk")).order_by("stakeholder__sort_name")
    took_part = places.values(one=JSONObject(id="stakeholder_id", name="stakeholder__name"))
    ours = TouchpointColleague.objects.filter(touchpoint=OuterRef("pk")).order_by("member__name")
    rows: QuerySet[Any, Any] = Touchpoint.objects.annotate(
        author=F("logged_by__name"),
        ours=ArraySubquery(ours.values("member__name")),
        with_whom=ArraySubquery(took_part),
    )
    return rows.values(*(column.name for column in fields(TouchpointRow)))


def _with(person: int) -> QuerySet[Any, Any]:
    return _rows().filter(people__stakeholder=person).order_by("-happened_on", "-pk")


_latest_with = compiled(lambda person: _with(person)[:MOST], person=int)


def touchpoints_page(account: Account, *, cursor: str = "") -> Page[Any]:
    """The account's interactions, newest first, with their people. One query."""
    page = page_of(_rows().filter(account=account), NEWEST, cursor)
    return Page([TouchpointRow(**row) for row in page.rows], page.next_cursor, page.previous_cursor)


def touchpoints_with(person: Stakeholder) -> list[TouchpointRow]:
    """The latest interactions with a person, newest first, with who else took part. One query."""
    return [TouchpointRow(**row) for row in _latest_with(person=person.pk)]


def people_in(touchpoint: Touchpoint) -> list[int]:
    """The ids of those who took part."""
    return list(TouchpointPerson.objects.filter(touchpoint=touchpoint).values_list("stakeholder_id", flat=True))


def colleagues_in(touchpoint: Touchpoint) -> list[int]:
    """The ids of those of ours who took part."""
    return list(TouchpointColleague.objects.filter(touchpoint=touchpoint).values_list("member_id", flat=True))


def accounts_to_log(actor: Membership, *, most: int = 20) -> QuerySet[Account]:
    """Accounts the actor may log an interaction with: their own first, then the latest met."""
    theirs = Case(When(owner=actor, then=0), default=1)
    accounts = visible_accounts(actor).filter(archived_at__isnull=True)
    return accounts.order_by(theirs, F("last_touch_on").desc(nulls_last=True), "sort_name", "pk")[:most]


def _offered(account: int, also: Q) -> QuerySet[Any, Any]:
    people = Stakeholder.objects.filter(Q(present=True) | also, account=account)
    return people.order_by(F("last_touch_on").desc(nulls_last=True), "sort_name", "pk").values_list("pk", "name")


_present = compiled(lambda account: _offered(account, Q()), account=int)


def people_to_choose(account: Account, *, also: Collection[int] = ()) -> list[tuple[int, str]]:
    """Those who can have taken part, the most recently met first: who works there, and `also` whoever did take part."""
    return list(_offered(account.pk, Q(pk__in=also))) if also else _present(account=account.pk)
