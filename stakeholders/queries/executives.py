"""Reading pairs of executives with how they stand, and what the pairs of ours ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from accounts.access import visible_accounts
from accounts.models import Account
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership
from stakeholders.executives.meetings import next_meetings
from stakeholders.executives.standing import Load, Standing, load_of, standing
from stakeholders.models import ExecutivePair, Stakeholder, Touchpoint

SORE_DAYS, SHOWN = 180, 8
BY_ACCOUNT = Order("account__sort_name")


@dataclass(frozen=True)
class PairRow:
    """A pair, how it stands, and whether ours has too many."""

    pair: ExecutivePair
    standing: Standing
    load: Load


def pairs_of(account: Account, *, today: date) -> list[PairRow]:
    """The account's pairs, the most senior of theirs first. Three queries, whatever their number."""
    pairs = _live().filter(account=account).order_by("-stakeholder__seniority", "-stakeholder__influence", "pk")
    return _rows(list(pairs), today)


def ended_pairs_of(account: Account) -> list[ExecutivePair]:
    """The latest pairs that ended. One query."""
    ended = ExecutivePair.objects.filter(account=account, ended_on__isnull=False).select_related(
        "member", "stakeholder"
    )
    return list(ended.order_by("-ended_on", "-pk")[:SHOWN])


def pairs_page(actor: Membership, *, mine: bool, cursor: str = "", today: date) -> Page[Any]:
    """Pairs across the accounts the actor may open, by account; `mine` are those the actor is part of."""
    pairs = _live().filter(account__in=visible_accounts(actor), account__archived_at__isnull=True)
    if mine:
        pairs = pairs.filter(member=actor)
    page = page_of(pairs, BY_ACCOUNT, cursor)
    return Page(_rows(page.rows, today), page.next_cursor, page.previous_cursor)


def loads_of(members: Iterable[int]) -> dict[int, Load]:
    """What the pairs of each of ours ask for, all accounts of the organisation together. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    live = ExecutivePair.objects.filter(
        member__in=set(members), ended_on__isnull=True, stakeholder__present=True, account__archived_at__isnull=True
    )
    for member, account, cadence in live.values_list("member_id", "account_id", "cadence_days"):
        found[member].append((account, cadence))
    return {member: load_of(pairs) for member, pairs in found.items()}


def overloaded(rows: Iterable[PairRow]) -> list[PairRow]:
    """Of these pairs one for each of ours who is asked for too much, in the order of the rows."""
    first: dict[int, PairRow] = {}
    for row in rows:
        if row.load.is_too_much:
            first.setdefault(row.pair.member_id, row)
    return list(first.values())


def pair_row(pair: ExecutivePair, *, today: date) -> PairRow:
    """A pair that `access.pair_for` gave, with how it stands. Three queries."""
    return _rows([pair], today)[0]


def contacts_of(pair: ExecutivePair) -> list[Touchpoint]:
    """The latest interactions in which both took part. One query."""
    both = Touchpoint.objects.filter(people__stakeholder=pair.stakeholder_id, colleagues__member=pair.member_id)
    return list(both.distinct().order_by("-happened_on", "-pk")[:SHOWN])


def sore_points_of(account: Account, *, today: date) -> list[Touchpoint]:
    """What went badly with the account in the last half-year, newest first. One query."""
    bad = Touchpoint.objects.filter(
        account=account, sentiment__lt=0, happened_on__gte=today - timedelta(days=SORE_DAYS)
    )
    return list(bad.select_related("logged_by").order_by("-happened_on", "-pk")[:SHOWN])


def around(person: Stakeholder) -> list[Stakeholder]:
    """Who decides besides the person: the chief and the most influential others. One query."""
    others = Stakeholder.objects.filter(account=person.account_id, present=True).exclude(pk=person.pk)
    near = Q(pk=person.reports_to_id) | Q(influence__gte=4) | Q(decision_role__in=["decides", "approves", "blocks"])
    return list(others.filter(near).order_by("-influence", "sort_name")[:SHOWN])


def _live() -> QuerySet[ExecutivePair]:
    """Pairs that hold, with both sides and the account."""
    return ExecutivePair.objects.filter(ended_on__isnull=True).select_related("member", "stakeholder", "account")


def _last_contacts(pairs: Iterable[ExecutivePair]) -> dict[tuple[int, int], date]:
    """The last day on which both took part, by pair. One query."""
    wanted = {(one.member_id, one.stakeholder_id) for one in pairs}
    met = Touchpoint.objects.filter(
        colleagues__member=OuterRef("member"), people__stakeholder=OuterRef("stakeholder")
    ).order_by()
    last = met.values("organisation").annotate(last=Max("happened_on")).values("last")
    rows = ExecutivePair.objects.filter(pk__in=[one.pk for one in pairs]).annotate(last_on=Subquery(last))
    found = rows.values_list("member_id", "stakeholder_id", "last_on")
    return {(ours, theirs): day for ours, theirs, day in found if day is not None and (ours, theirs) in wanted}


def _rows(pairs: Sequence[ExecutivePair], today: date) -> list[PairRow]:
    last, ahead = _last_contacts(pairs), next_meetings({one.account_id for one in pairs}, today)
    loads = loads_of(one.member_id for one in pairs)
    rows = []
    for pair in pairs:
        both = (pair.member_id, pair.stakeholder_id)
        stands = standing(
            last_on=last.get(both),
            next_on=ahead.get(both),
            since=pair.started_on,
            cadence=pair.cadence_days,
            today=today,
        )
        rows.append(PairRow(pair, stands, loads.get(pair.member_id, load_of(()))))
    return rows
