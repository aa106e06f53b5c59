"""What the lists of qualification show: candidates, what is due, the matrix."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, DecimalField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Round

from accounts.access.qualification import visible_qualifications
from accounts.choices import Phase
from accounts.choices.qualification import QualificationState
from accounts.exchange import conversions
from accounts.models import Account, Qualification, RatingSheet
from accounts.queries.chosen import current_accounts
from accounts.queries.exchange import quotes_on
from kam.lib.money import CURRENCIES
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership

SORTS = {
    "name": "name_key",
    "potential": "worth",
    "score": "score",
    "nominated": "nominated_on",
    "due": "requalify_on",
}
# Whole cents: a cursor carries an amount out of the database and back.
CENTS: DecimalField[Decimal, Decimal] = DecimalField(max_digits=40, decimal_places=2)
TOLD = 15  # accounts of the matrix that its table tells at a time
SOON = 60  # days ahead that the list of what is due looks


def candidates(
    actor: Membership,
    today: date,
    *,
    words: str = "",
    state: str = "",
    decision: str = "",
    nominator: int | None = None,
    sort: str = "-nominated",
    cursor: str = "",
    size: int = 50,
) -> Page[Qualification]:
    """One page of nominations the actor may read, found and sorted as asked.

    Potentials are compared in the organisation's currency at today's rates; those without a rate come last.
    """
    rows = visible_qualifications(actor).select_related("account", "nominated_by")
    key = sort.removeprefix("-")
    if key == "potential":
        rows = rows.annotate(worth=Round(_worth(actor.organisation.currency, today), 2, output_field=CENTS))
    for part in words.split()[:6]:
        rows = rows.filter(Q(account__name__icontains=part) | Q(account__sort_name__contains=part.lower()))
    if state:
        rows = rows.filter(state=state)
    if decision:
        rows = rows.filter(decision=decision)
    if nominator:
        rows = rows.filter(nominated_by=nominator)
    sent = Count("sheets", filter=Q(sheets__submitted_at__isnull=False), distinct=True)
    rows = rows.annotate(name_key=F("account__sort_name"), asked=Count("sheets", distinct=True), sent=sent)
    order = Order(SORTS.get(key, "nominated_on"), sort.startswith("-") if key in SORTS else True)
    return page_of(rows, order, cursor, size=size)


def asked_of(actor: Membership) -> list[RatingSheet]:
    """The sheets the actor was asked for and has not sent, the oldest first."""
    rows = RatingSheet.objects.filter(
        rater=actor, submitted_at=None, qualification__state=QualificationState.OPEN
    ).select_related("qualification__account", "qualification__nominated_by")
    return list(rows.order_by("pk")[:20])


def latest_decided(actor: Membership) -> QuerySet[Qualification]:
    """The last decision on each account in the programme, where none is being prepared."""
    later = Qualification.objects.filter(
        account=OuterRef("account"), state__in=(QualificationState.DECIDED, QualificationState.OPEN)
    ).filter(Q(pk__gt=OuterRef("pk")))
    return (
        visible_qualifications(actor)
        .filter(state=QualificationState.DECIDED, account__archived_at=None)
        .exclude(Exists(later))
        .select_related("account", "nominated_by")
    )


def due(actor: Membership, today: date, *, cursor: str = "", size: int = 40) -> Page[Qualification]:
    """One page of what is to be qualified again within two months, the oldest decision first."""
    horizon = today + timedelta(days=SOON)
    rows = latest_decided(actor).filter(requalify_on__lte=horizon).select_related("account__owner")
    return page_of(rows, Order("requalify_on"), cursor, size=size)


def never_qualified(actor: Membership, *, most: int = 20) -> tuple[list[Account], int]:
    """Accounts of the programme that no committee ever saw, the largest first, and how many there are. Two queries."""
    seen = Qualification.objects.filter(account=OuterRef("pk")).exclude(state=QualificationState.WITHDRAWN)
    rows = current_accounts(actor).exclude(phase=Phase.QUALIFICATION).exclude(Exists(seen))
    return list(rows.order_by(F("revenue_12m").desc(nulls_last=True), "pk")[:most]), rows.count()


def placed(actor: Membership, today: date, *, decision: str = "", owner: int | None = None) -> list[dict[str, Any]]:
    """The accounts of the matrix with both axes as the committee saw them; at most 200, the largest first.

    `worth` is the potential in the organisation's currency at today's rates, None without a rate; those come last.
    """
    rows = latest_decided(actor)
    if decision:
        rows = rows.filter(decision=decision)
    if owner:
        rows = rows.filter(account__owner=owner)
    found = []
    worth = _worth(actor.organisation.currency, today)
    for one in rows.annotate(worth=worth).order_by(F("worth").desc(nulls_last=True), "pk")[:200]:
        record = one.record or {}
        if record.get("attractiveness") is not None and record.get("strength") is not None:
            axes = {name: Decimal(str(record[name])) for name in ("attractiveness", "strength")}
            found.append({"one": one, "worth": one.worth, **axes})
    return found


def _worth(base: str, today: date) -> Case:
    """A potential in the organisation's currency, at the rates of the day."""
    known, _missing = conversions(quotes_on(today), CURRENCIES, base, base=base, on=today)
    amount: DecimalField[Decimal, Decimal] = DecimalField(max_digits=40, decimal_places=12)
    return Case(
        *(When(currency=one.source, then=F("potential") * Value(one.factor, output_field=amount)) for one in known),
        default=None,
        output_field=amount,
    )


def after_account(rows: list[dict[str, Any]], key: str) -> tuple[list[dict[str, Any]], str]:
    """So many rows as the matrix's table shows, from the one after the account of this id on; and where to go on."""
    ids = [str(row["one"].account_id) for row in rows]
    start = ids.index(key) + 1 if key in ids else 0
    shown = rows[start : start + TOLD]
    return shown, ids[start + TOLD - 1] if start + TOLD < len(rows) else ""


def of_account(account_id: int) -> list[Qualification]:
    """All qualifications of an account, the latest first."""
    people = ("nominated_by", "decided_by", "edition")
    return list(Qualification.objects.filter(account=account_id).select_related(*people))
