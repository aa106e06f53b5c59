"""Writing what an import's plan says: set-based, what others refer to first. Runs inside the job's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import F

from accounts.access import Right
from accounts.choices import AccessLevel, ImportKind, RowOutcome
from accounts.importing import Existing, Plan, Record, brought_of
from accounts.models import Account, AccountMember, AccountUserPermission, Product, Revenue
from accounts.queries.imports import SOURCE
from accounts.services.import_newcomers import BATCH, enter_accounts, fresh_account, fresh_member, write_newcomers
from accounts.services.revenue import refresh_revenue
from kam.lib.money import cents
from kam.tenancy.models import Membership

MEMBER_COLUMNS = {"title": "job_title", "office": "office", "email": "email"}
ACCOUNT_COLUMNS = (
    "external_reference", "industry", "country", "city", "website", "founded", "client_revenue", "employees",
)  # fmt: skip


def write_plan(plan: Plan, *, actor: Membership, today: date, options: Mapping[str, Any]) -> None:
    """Write the records or figures of a plan, but for `new_managers`, who are handed their accounts each by itself.

    The caller has opened the act and holds the import.
    """
    if (brought := brought_of(plan.kind)) is not None:
        brought.write(plan.records, actor, today, options)
    elif plan.kind == ImportKind.ACCOUNTS:
        _write_accounts(plan, actor, today, str(options.get("currency") or actor.organisation.currency))
    elif plan.kind == ImportKind.TEAM:
        _write_members(plan)
    elif plan.kind == ImportKind.PRODUCTS:
        _write_products(plan)
    else:
        currency = str(options.get("currency") or actor.organisation.currency)
        made = write_newcomers(plan.newcomers, actor=actor, today=today, currency=currency)
        _write_revenue(plan, made, today, currency)
        if options.get("assign_owners"):
            _assign_owners(plan, made, today)


def _levels(records: list[Record], field: str) -> list[list[Record]]:
    """New records in generations: each refers only to what exists or to an earlier generation."""
    generation: dict[str, int] = {}
    for record in records:  # in the plan's order, so that what is referred to was seen before
        ref = record.refs.get(field)
        generation[record.key] = generation.get(ref.key, -1) + 1 if ref is not None and ref.pk is None else 0
    found: list[list[Record]] = [[] for _level in range(max(generation.values(), default=-1) + 1)]
    for record in records:
        found[generation[record.key]].append(record)
    return found


def _pk(ref: Any, made: Mapping[str, int]) -> int | None:
    if ref is None:
        return None
    return int(ref.pk) if ref.pk is not None else made.get(ref.key)


def _write_accounts(plan: Plan, actor: Membership, today: date, currency: str) -> None:
    new = [record for record in plan.records if record.change == RowOutcome.CREATED]
    made: dict[str, int] = {}
    created: list[Account] = []
    for level in _levels(new, "parent"):
        rows = [_new_account(record, made, today, currency) for record in level]
        enter_accounts(rows, actor, today)
        made |= {record.key: row.pk for record, row in zip(level, rows, strict=True)}
        created += rows
    changed = [record for record in plan.records if record.change == RowOutcome.UPDATED]
    for record in changed:
        values = {key: record.values[key] for key in ACCOUNT_COLUMNS if key in record.changed}
        if "parent" in record.changed:
            values["parent_id"] = _pk(record.refs["parent"], made)
        _update(Account, record, values)
    _place_owners({one.pk: one.owner_id for one in created if one.owner_id is not None}, today)


def new_managers(plan: Plan) -> dict[int, int]:
    """The existing accounts to which a plan gives another manager, with that manager, by id."""
    if plan.kind != ImportKind.ACCOUNTS:
        return {}
    changed = [one for one in plan.records if one.change == RowOutcome.UPDATED and "owner" in one.changed]
    found = {_int(one.pk): _pk(one.refs["owner"], {}) for one in changed}
    return {account: owner for account, owner in found.items() if owner is not None}


def _new_account(record: Record, made: Mapping[str, int], today: date, currency: str) -> Account:
    account = fresh_account(record.name, today, currency)
    account.parent_id = _pk(record.refs.get("parent"), made)
    account.owner_id = _pk(record.refs.get("owner"), made)
    for key in ACCOUNT_COLUMNS:
        if record.values.get(key) is not None:
            setattr(account, key, record.values[key])
    return account


def _update(model: Any, record: Record, values: dict[str, Any]) -> None:
    if values:
        model.objects.filter(pk=record.pk).update(**values, version=F("version") + 1)


def _int(value: object) -> int:
    return int(str(value))


def _write_members(plan: Plan) -> None:
    new = [record for record in plan.records if record.change == RowOutcome.CREATED]
    made: dict[str, int] = {}
    for level in _levels(new, "manager"):
        rows = [_new_member(record, made) for record in level]
        Membership.objects.bulk_create(rows, batch_size=BATCH)
        made |= {record.key: row.pk for record, row in zip(level, rows, strict=True)}
    for record in plan.records:
        if record.change == RowOutcome.UPDATED:
            values = {column: record.values[key] for key, column in MEMBER_COLUMNS.items() if key in record.changed}
            if "manager" in record.changed:
                values["manager_id"] = _pk(record.refs["manager"], made)
            _update(Membership, record, values)


def _new_member(record: Record, made: Mapping[str, int]) -> Membership:
    member = fresh_member(record.name)
    member.manager_id = _pk(record.refs.get("manager"), made)
    for key, column in MEMBER_COLUMNS.items():
        setattr(member, column, record.values.get(key) or "")
    return member


def _write_products(plan: Plan) -> None:
    columns = ("series", "list_price")
    Product.objects.bulk_create(
        [
            Product(name=record.name, **{key: record.values[key] for key in columns if key in record.values})
            for record in plan.records
            if record.change == RowOutcome.CREATED
        ],
        batch_size=BATCH,
    )
    for record in plan.records:
        if record.change == RowOutcome.UPDATED:
            _update(Product, record, {key: record.values[key] for key in columns if key in record.changed})


def _write_revenue(plan: Plan, made: Mapping[int, int], today: date, currency: str) -> None:
    """Each figure replaces the one of the same account, product and quarter that an earlier import brought."""
    Revenue.objects.bulk_create(
        [
            Revenue(
                account_id=_key(figure.account, made),
                product_id=_key(figure.product, made) if figure.product else None,
                quarter=figure.quarter,
                amount=cents(Decimal(figure.amount)),
                currency=currency,
                deals=figure.deals,
                source=SOURCE,
            )
            for figure in plan.revenue
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["organisation", "account", "product", "quarter", "source"],
        update_fields=["amount", "currency", "deals"],
    )
    refresh_revenue(sorted({_key(figure.account, made) for figure in plan.revenue}), today)


def _key(one: Existing, made: Mapping[int, int]) -> int:
    """The key of what exists, or of what was made of it just now."""
    return made[id(one)] if one.pk is None else _int(one.pk)


def _assign_owners(plan: Plan, made: Mapping[int, int], today: date) -> None:
    """Accounts without an account manager get the colleague who won most there."""
    hints = {_key(hint.account, made): _key(hint.member, made) for hint in plan.owners}
    free = set(Account.objects.filter(pk__in=hints, owner__isnull=True).values_list("pk", flat=True))
    for owner in set(hints.values()):
        Account.objects.filter(pk__in=[pk for pk in free if hints[pk] == owner]).update(owner_id=owner)
    _place_owners({pk: hints[pk] for pk in free}, today)


def _place_owners(owners: Mapping[int, int], today: date) -> None:
    """The owners of many accounts on their teams, with the rights of those who have a log-in: three statements."""
    AccountMember.objects.bulk_create(
        [
            AccountMember(account_id=account, member_id=owner, level=AccessLevel.OWNER, since=today)
            for account, owner in owners.items()
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["organisation", "account", "member"],
        update_fields=["level"],
    )
    users = dict(
        Membership.objects.filter(pk__in=set(owners.values()), user__isnull=False).values_list("pk", "user_id")
    )
    rights = list(
        Permission.objects.filter(content_type__app_label="accounts", codename__in=[right.value for right in Right])
    )
    AccountUserPermission.objects.bulk_create(
        [
            AccountUserPermission(content_object_id=account, user_id=users[owner], permission=right)
            for account, owner in owners.items()
            if owner in users
            for right in rights
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
