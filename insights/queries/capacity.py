"""What each key account manager carries, in one statement for all of them, a minute old at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from insights.capacity import Limits, Load, Work, load_of
from insights.models import CapacityLimits
from kam.lib.kept import kept
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Role
from kam.tenancy.scope import required_organisation_id

AHEAD = timedelta(days=30)
SIZE = 32
SHAPE = 1  # of the counts that are kept; another one whenever their columns change
ROOM = 5  # colleagues named as having room

# Whoever owns an account carries it, whatever their role; managers without any are those who have room. What waits for
# nobody's day is no load: meetings and actions of accounts outside the programme, actions of closed plans.
CARRIED = """
with own as (
    select a.id, a.owner_id, a.parent_id from accounts_account a
    where a.organisation_id = %(org)s and a.owner_id {whose} and a.archived_at is null
),
held as (
    select owner_id as id, count(*) as accounts, count(parent_id) as subsidiaries from own group by 1
),
known as (
    select o.owner_id as id, count(*) as relations from own o
    join stakeholders_stakeholder s on s.account_id = o.id and s.organisation_id = %(org)s
    where s.present group by 1
),
met as (
    select t.owner_id as id, count(*) as meetings from reviews_meeting t
    join accounts_account a on a.id = t.account_id and a.organisation_id = %(org)s
    where t.organisation_id = %(org)s and t.owner_id {whose} and t.status = 'planned'
      and t.starts_at >= %(begin)s and t.starts_at < %(end)s and a.archived_at is null
    group by 1
),
due as (
    select x.owner_id as id, count(*) as actions from plans_action x
    join accounts_account a on a.id = x.account_id and a.organisation_id = %(org)s
    where x.organisation_id = %(org)s and x.owner_id {whose} and x.status = 'open' and x.due_on <= %(until)s
      and a.archived_at is null and not exists (select from plans_plan p where p.id = x.plan_id and p.status = 'closed')
    group by 1
)
select m.id, m.name, m.job_title, coalesce(h.accounts, 0), coalesce(h.subsidiaries, 0), coalesce(k.relations, 0),
       coalesce(t.meetings, 0), coalesce(d.actions, 0), m.status <> 'deactivated'
from tenancy_membership m
left join held h on h.id = m.id left join known k on k.id = m.id
left join met t on t.id = m.id left join due d on d.id = m.id
where m.organisation_id = %(org)s and m.id {whose}
  and (h.accounts > 0 or (m.role = %(role)s and m.status <> 'deactivated'))
"""


@dataclass(frozen=True)
class Carried:
    """One manager with what they carry and how loaded that makes them."""

    pk: int
    name: str
    job_title: str
    work: Work
    load: Load
    here: bool  # still works here


@dataclass(frozen=True)
class Capacity:
    """The managers of one page, the most loaded first; how many there are, beyond a limit, and who has room."""

    rows: list[Carried]
    more: bool
    managers: int
    overloaded: int
    accounts: int
    room: list[Carried]
    as_of: datetime  # of when the counts are


_limits: Compiled[CapacityLimits] = compiled(lambda: CapacityLimits.objects.order_by("pk")[:1])


def limits_of() -> CapacityLimits:
    """The organisation's limits; what one begins with as long as nobody set them (not saved, version 0)."""
    return _limits.first() or CapacityLimits(version=0)


def as_rule(limits: CapacityLimits) -> Limits:
    """The limits as the rule takes them."""
    names = ("accounts", "relations", "hours_relation", "hours_meeting", "hours_action", "hours_available")
    return Limits(**{name: getattr(limits, name) for name in names})


def capacity_of(limits: CapacityLimits, *, today: date, after: int = 0) -> Capacity:
    """Everybody's load on a day, the page that follows the manager `after`. One query at most: of accounts and people
    only their numbers are read, and these are kept for a minute. The limits count as they stand now."""
    rule = as_rule(limits)
    rows, as_of = kept(f"org:{required_organisation_id()}:capacity:{SHAPE}:{today}", lambda: _rows(today))
    every = [_carried(row, rule) for row in rows]
    every.sort(key=lambda one: (-one.load.use, one.name, one.pk))
    begin = next((place + 1 for place, one in enumerate(every) if one.pk == after), 0)
    room = [one for one in reversed(every) if one.here and one.load.tone == "good"]
    return Capacity(
        every[begin : begin + SIZE],
        len(every) > begin + SIZE,
        len(every),
        sum(1 for one in every if one.load.over),
        sum(one.work.accounts for one in every),
        room[:ROOM],
        as_of,
    )


def carried_by(member_id: int, limits: CapacityLimits, *, today: date) -> Carried | None:
    """One manager's load as it stands now; None when they neither own an account nor are a key account manager.

    One query, of what is theirs alone.
    """
    rule = as_rule(limits)
    return next((_carried(row, rule) for row in _rows(today, member_id)), None)


def _rows(today: date, member_id: int = 0) -> list[tuple[Any, ...]]:
    begin = timezone.make_aware(datetime.combine(today, time.min))
    given: dict[str, Any] = {
        "org": required_organisation_id(), "begin": begin, "end": begin + AHEAD, "until": today + AHEAD,
        "role": Role.KEY_ACCOUNT_MANAGER, "member": member_id,
    }  # fmt: skip
    whose = "= %(member)s" if member_id else "is not null"
    with connection.cursor() as cursor:
        cursor.execute(CARRIED.replace("{whose}", whose), given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _carried(row: tuple[Any, ...], rule: Limits) -> Carried:
    pk, name, job_title, *counts, here = row
    work = Work(*counts)
    return Carried(pk, name, job_title, work, load_of(work, rule), here)
