"""What the portfolio is filtered by: read from the address, written back to it, applied to a queryset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, Func, OuterRef, Q, QuerySet, Value

from accounts.attention import RENEWAL_DAYS, SILENT_DAYS
from accounts.choices import Phase
from accounts.models import Account, AccountTag
from kam.tenancy.models import Membership

SORTS = ("name", "phase", "revenue", "renewal", "owner", "country", "touch")
LONGEST = 80
EVERYTHING = "all"


@dataclass(frozen=True)
class Horizon:
    """What days are compared with: today, by when a renewal is soon, since when an account is silent."""

    today: date
    soon: date
    quiet: date

    @classmethod
    def of(cls, today: date | Self) -> Self:
        """The horizon seen from a day; a horizon is itself."""
        if not isinstance(today, date):
            return today
        return cls(today, today + timedelta(days=RENEWAL_DAYS), today - timedelta(days=SILENT_DAYS))


@dataclass(frozen=True)
class Filters:
    """The state of the list. Empty values filter nothing; the address holds only what differs from them."""

    q: str = ""
    mine: bool = False
    renewing: bool = False
    silent: bool = False
    unowned: bool = False
    phase: str = ""
    owner: int | None = None
    country: str = ""
    industry: str = ""
    group: int | None = None
    tag: int | None = None
    sort: str = ""
    select: bool = False  # rows can be chosen: a state of the page, not of what it shows

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> Self:
        """Read the address; what it does not understand it ignores."""
        sort = given.get("sort", "")
        phase = given.get("phase", "")
        country = given.get("country", "")
        return cls(
            q=" ".join(given.get("q", "").replace("\x00", "").split())[:LONGEST],
            mine=given.get("mine") == "1",
            renewing=given.get("renewing") == "1",
            silent=given.get("silent") == "1",
            unowned=given.get("unowned") == "1",
            phase=phase if phase in Phase.values else "",
            owner=_number(given.get("owner", "")),
            country=country.upper() if len(country) == 2 and country.isalpha() else "",
            industry=given.get("industry", "").replace("\x00", "")[:LONGEST],
            group=_number(given.get("group", "")),
            tag=_number(given.get("tag", "")),
            select=given.get("select") == "1",
            sort=sort if sort.removeprefix("-") in SORTS else "",
        )

    @property
    def active(self) -> bool:
        """Whether anything narrows the list; an order does not."""
        return replace(self, sort="", select=False) != Filters()

    def query(self, **changes: Any) -> str:
        """The address's query for this state with `changes`, beginning with `?`; a page's cursor never survives.

        It is never bare: that address opens the reader's own start view.
        """
        state = asdict(replace(self, **changes))
        given = {key: 1 if value is True else value for key, value in state.items() if value}
        return f"?{urlencode(given or {EVERYTHING: 1})}"

    def applied_to(self, accounts: QuerySet[Account], actor: Membership, today: date | Horizon) -> QuerySet[Account]:
        """Only the accounts that match; the words are looked for by `matching`, so that they can be forgiven."""
        conditions = Q()
        if self.mine:
            conditions &= Q(owner=actor)
        if self.renewing:
            conditions &= renewing(today)
        if self.silent:
            conditions &= silent(today)
        if self.unowned:
            conditions &= Q(owner=None)
        equal = {"phase": self.phase, "owner_id": self.owner, "country": self.country, "industry": self.industry}
        conditions &= Q(**{column: value for column, value in equal.items() if value})
        if self.group:
            conditions &= Q(pk=self.group) | Q(parent_id=self.group)
        if self.tag:
            conditions &= Q(Exists(AccountTag.objects.filter(tag=self.tag, account=OuterRef("pk"))))
        return accounts.filter(conditions)


def renewing(today: date | Horizon) -> Q:
    """A contract ends within the horizon, or should have been closed."""
    return Q(renewal_on__lte=Horizon.of(today).soon)


def silent(today: date | Horizon) -> Q:
    """No interaction for so long; an account that never had one counts from when it entered its phase."""
    limit = Horizon.of(today).quiet
    return Q(last_touch_on__lte=limit) | Q(last_touch_on=None, phase_since__lte=limit)


def matching(accounts: QuerySet[Account], words: str) -> QuerySet[Account]:
    """The accounts whose name holds the words, whatever their case and accents."""
    return accounts.filter(sort_name__contains=Func(Value(words), function="kam_sortkey")) if words else accounts


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 18 and int(text) else None
