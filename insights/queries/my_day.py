"""Everything that waits for a person, in five narrow statements.

They are written out because this is the page people open most: only what the order needs is read of the candidates
of each kind, and nothing is composed anew for each request. The scope's organisation is asked for in each, as the
managers do, and row-level security asks again in the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from insights.access import Clause, rights_clause
from insights.day_words import task_of
from insights.my_day import Task, leading, ordered
from insights.queries.journey_waiting import journey_statement, told_by
from insights.waiting import ComingMeeting, DueAction, OpenAlert, SilentPerson, Waiting
from kam.tenancy.models import Membership, Role
from kam.tenancy.prepared import prepared
from kam.tenancy.scope import current_organisation_id

ROLES_WITH_ALL_ALERTS = (Role.EXECUTIVE, Role.ADMINISTRATOR)

ACTIONS = """
select x.id, x.title, x.due_on, x.version, x.account_id, a.name
from plans_action x join accounts_account a on a.id = x.account_id
where x.organisation_id = %s and x.owner_id = %s and x.status = 'open' and x.due_on <= %s and a.archived_at is null
  and not exists (select from plans_plan p where p.id = x.plan_id and p.status = 'closed') {rights}
order by x.due_on, x.id limit 40
"""
# Two indexes, by owner and by attendee, and not every meeting of the organisation in these weeks.
MEETINGS = """
select m.id, m.title, m.starts_at, (m.starts_at at time zone %s)::date,
       exists (select from reviews_agendaitem g where g.meeting_id = m.id),
       exists (select from reviews_attendee t where t.meeting_id = m.id and t.stakeholder_id is not null),
       m.account_id, a.name
from reviews_meeting m join accounts_account a on a.id = m.account_id
where m.organisation_id = %s
  and (m.owner_id = %s or m.id = any (array (select meeting_id from reviews_attendee where member_id = %s)))
  and m.status = 'planned' and m.starts_at >= %s and m.starts_at < %s and a.archived_at is null {rights}
order by m.starts_at, m.id
"""
PEOPLE = """
select s.id, s.name, s.profile, s.rhythm_days, s.influence,
       coalesce(s.last_touch_on, (s.created_at at time zone %s)::date) as last, s.account_id, a.name
from accounts_account a join stakeholders_stakeholder s on s.account_id = a.id and s.organisation_id = a.organisation_id
where a.organisation_id = %s and a.owner_id = %s and a.archived_at is null and s.present and s.influence >= 3
  and coalesce(s.last_touch_on, (s.created_at at time zone %s)::date) < %s {rights}
order by last, s.influence desc, s.id limit 80
"""
# The few first, then the name of each: joined, all accounts of the organisation are read for them.
ALERTS = """
select t.id, t.score, t.level, t.reasons -> 0, c.reference, c.annual_value, c.currency, t.account_id,
       (select a.name from accounts_account a where a.id = t.account_id)
from (select * from insights_alert l where l.organisation_id = %s and l.state = 'open' {rights}
      order by l.score desc, l.id limit 40) t
join accounts_contract c on c.id = t.contract_id
order by t.score desc, t.id
"""
OWN_ALERTS = ALERTS.replace(
    "{rights}",
    """and l.account_id = any (array (select id from accounts_account where owner_id = %s
                                  union all select id from accounts_account where sponsor_id = %s)) {rights}""",
)


@dataclass(frozen=True)
class MyDay:
    """What waits for a person, the most urgent first, and the meetings ahead of them."""

    tasks: list[Task]
    waiting: int
    meetings: list[ComingMeeting]


def my_day(actor: Membership, *, today: date) -> MyDay:
    """What waits for this person on a day, ordered, of the accounts they may open."""
    rights = rights_clause(actor, "a.id")
    meetings = _meetings(actor, rights)
    found: list[Waiting] = [
        *_actions(actor, rights, today),
        *_journey(actor, rights, today),
        *meetings,
        *_people(actor, rights, today),
        *_alerts(actor),
    ]
    weighed = [(points, one) for one in found if (points := one.points(today)) > 0]
    tasks = ordered(task_of(one, points, today) for points, one in leading(weighed))
    return MyDay(tasks, len(weighed), meetings[:5])


def _actions(actor: Membership, rights: Clause, today: date) -> list[DueAction]:
    given = (current_organisation_id(), actor.pk, today + timedelta(days=14))
    return [DueAction._make(row) for row in _read(ACTIONS, given, rights)]


def _journey(actor: Membership, rights: Clause, today: date) -> list[Waiting]:
    """Candidates to rate or decide on, steps of protocols, gates of renewals, charters that lie."""
    with prepared(connection) as cursor:
        cursor.execute(*journey_statement(actor, current_organisation_id(), rights, today))
        return told_by(cursor.fetchall())


def _meetings(actor: Membership, rights: Clause) -> list[ComingMeeting]:
    now, zone = timezone.now(), timezone.get_current_timezone_name()
    window = now - timedelta(hours=2), now + timedelta(days=21)
    given = (zone, current_organisation_id(), actor.pk, actor.pk, *window)
    return [ComingMeeting._make(row) for row in _read(MEETINGS, given, rights)]


def _people(actor: Membership, rights: Clause, today: date) -> list[SilentPerson]:
    """People of one's own accounts who may not have heard from us for longer than agreed."""
    zone = timezone.get_current_timezone_name()
    given = (zone, current_organisation_id(), actor.pk, zone, today - timedelta(days=20))
    return [SilentPerson._make(row) for row in _read(PEOPLE, given, rights)]


def _alerts(actor: Membership) -> list[OpenAlert]:
    every, rights = actor.role in ROLES_WITH_ALL_ALERTS, rights_clause(actor, "l.account_id")
    given = (current_organisation_id(), *(() if every else (actor.pk, actor.pk)))
    return [OpenAlert._make(row) for row in _read(ALERTS if every else OWN_ALERTS, given, rights)]


def _read(statement: str, given: tuple[Any, ...], rights: Clause) -> list[tuple[Any, ...]]:
    """The rows of a statement above. Only the rights' text is put into it; what is a person's is a parameter."""
    text, more = rights
    with prepared(connection) as cursor:
        cursor.execute(statement.replace("{rights}", text), [*given, *more])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
