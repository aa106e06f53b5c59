"""What the journey of accounts asks of a person: candidates, protocols, charters, renewals, hand-overs, executives,
questions, in one statement.

Seven kinds in one journey to the database, which is what my day pays for: each row is its kind, an id, a number, a day,
the account, and its texts as an array. Written out and bound like my day's other statements (decision 005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.renewals.runway import SOON
from insights.access import Clause
from insights.my_day import LYING
from insights.waiting import (
    AwaitedRating,
    DraftCharter,
    DueGate,
    DuePair,
    DueStep,
    OpenQuestion,
    PassingAccount,
    Waiting,
)
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership

# Candidates one is asked to rate, whoever may open the account; for the committee those whose ratings are all in.
RATINGS = """
select case when s.id is null then 'decide' else 'rate' end, q.id, 0, q.nominated_on, q.account_id, a.name, null::text[]
from accounts_qualification q join accounts_account a on a.id = q.account_id
left join accounts_ratingsheet s on s.qualification_id = q.id and s.rater_id = %(actor)s and s.submitted_at is null
where q.organisation_id = %(organisation)s and q.state = 'open' and a.archived_at is null
  and (s.id is not null or %(committee)s and (
    select count(*) = count(t.submitted_at) and count(*) >= (select raters from accounts_qualificationrules
                                                             where organisation_id = q.organisation_id)
    from accounts_ratingsheet t where t.qualification_id = q.id))
order by q.nominated_on, q.id limit 20
"""
# A step whose owner may not work here any more is the account manager's; a paused protocol asks nothing.
STEPS = """
select 'step', x.id, x.run_id, x.due_on, r.account_id, a.name, array[s.title_en, s.title_fr, v.name_en, v.name_fr]
from accounts_runstep x
join accounts_protocolrun r on r.id = x.run_id
join accounts_account a on a.id = r.account_id
join accounts_protocolstep s on s.id = x.step_id
join accounts_protocolversion v on v.id = r.edition_id
left join tenancy_membership m on m.id = x.owner_id
where x.organisation_id = %(organisation)s and x.state = 'open' and x.due_on <= %(ahead)s and r.state = 'running'
  and a.archived_at is null and case when m.status = 'active' then x.owner_id else a.owner_id end = %(actor)s {rights}
order by x.due_on, x.id limit 40
"""
# Of each contract of one's own accounts the gate to do first, and that only when it is due or overdue. Its latest safe
# date is that of accounts.renewals.runway; what has ended undecided is an alert already.
GATES = """
select 'gate', gate, contract, safe, account_id, name, words from (
  select distinct on (c.id) g.id as gate, c.id as contract, s.safe, c.account_id, a.name,
         array[g.label_en, g.label_fr, c.reference] as words
  from accounts_account a
  join accounts_contract c on c.account_id = a.id
  join accounts_runwaygate g on g.organisation_id = a.organisation_id and g.active
    and g.variant = case when c.tender_on is null then 'renewal' else 'tender' end
  cross join lateral (select greatest(c.start_on, least(
    c.end_on - g.days, case when g.before_notice then c.notice_on else c.end_on end)) as safe) s
  where a.organisation_id = %(organisation)s and a.owner_id = %(actor)s and a.archived_at is null
    and c.outcome = 'running' and c.end_on >= %(today)s and s.safe <= %(soon)s
    and coalesce((select t.done from accounts_runwaytick t where t.organisation_id = a.organisation_id
                  and t.contract_id = c.id and t.gate_id = g.id order by t.id desc limit 1), false) is false {rights}
  order by c.id, s.safe, g.id
) x order by safe, contract limit 40
"""
# Hand-overs one takes over, and those one gives while somebody still waits to be introduced; the last step of any
# relationship says whether it stands still.
HANDOVERS = """
select * from (
  select 'handover' as kind, h.id, (count(*) filter (where l.state = 'todo'))::int as waiting, h.due_on, h.account_id,
         a.name, array[p.name, count(*)::text, (h.successor_id = %(actor)s)::text,
               greatest(h.started_on, max((select max(t.happened_on) from stakeholders_handoverstep t
                                           where t.line_id = l.id)))::text] as words
  from stakeholders_handover h
  join accounts_account a on a.id = h.account_id
  join tenancy_membership p on p.id = case when h.successor_id = %(actor)s then h.former_id else h.successor_id end
  join stakeholders_handoverline l on l.handover_id = h.id and l.state in ('todo', 'introduced', 'alone')
  join stakeholders_stakeholder s on s.id = l.stakeholder_id and s.present
  where h.organisation_id = %(organisation)s and h.state = 'running' and a.archived_at is null
    and (h.successor_id = %(actor)s or h.former_id = %(actor)s) {rights}
  group by h.id, a.name, p.name
) x where waiting > 0 or words[3] = 'true'
order by due_on, id limit 40
"""
# What their people asked, or suffer from, and one promised an answer to.
QUESTIONS = """
select 'question', q.id, (q.kind = 'problem')::int, q.due_on, q.account_id, a.name, array[q.text]
from stakeholders_clientquestion q join accounts_account a on a.id = q.account_id
where q.organisation_id = %(organisation)s and q.owner_id = %(actor)s and q.answered_on is null
  and q.due_on <= %(ahead)s and a.archived_at is null {rights}
order by q.due_on, q.id limit 40
"""
CHARTERS = """
select 'charter', c.id,
       (select count(*) from accounts_charterexpectation e where e.charter_id = c.id and e.accepted_by = ''),
       c.opened_on, c.account_id, a.name, null::text[]
from accounts_account a join accounts_charter c on c.account_id = a.id and c.organisation_id = a.organisation_id
where a.organisation_id = %(organisation)s and a.owner_id = %(actor)s and a.archived_at is null and c.state = 'draft'
  and c.opened_on < %(lying)s {rights}
order by c.opened_on, c.id limit 40
"""
# Pairs of executives one is part of, or that one prepares as the account's manager: due by stakeholders.executives'
# rule, and without a planned meeting of both that would settle it.
PAIRS = """
select 'pair', id, cadence, since, account_id, name, words from (
  select p.id, p.cadence_days::int as cadence, coalesce(met.last, p.started_on) as since, p.account_id, a.name,
         p.member_id, p.stakeholder_id,
         array[o.name, s.name, (p.member_id = %(actor)s)::text, (met.last is not null)::text] as words
  from stakeholders_executivepair p
  join accounts_account a on a.id = p.account_id
  join tenancy_membership o on o.id = p.member_id and o.status = 'active'
  join stakeholders_stakeholder s on s.id = p.stakeholder_id and s.present
  cross join lateral (
    select max(t.happened_on) as last from stakeholders_touchpointperson w
    join stakeholders_touchpointcolleague c on c.touchpoint_id = w.touchpoint_id and c.member_id = p.member_id
    join stakeholders_touchpoint t on t.id = w.touchpoint_id where w.stakeholder_id = p.stakeholder_id) met
  where p.organisation_id = %(organisation)s and p.ended_on is null and a.archived_at is null
    and (p.member_id = %(actor)s or a.owner_id = %(actor)s) {rights}
) x
where since + cadence <= %(today)s and not exists (
  select from reviews_attendee i join reviews_attendee y on y.meeting_id = i.meeting_id
  join reviews_meeting m on m.id = i.meeting_id
  where i.member_id = x.member_id and y.stakeholder_id = x.stakeholder_id and m.account_id = x.account_id
    and m.status = 'planned' and m.starts_at >= %(now)s
    and (m.starts_at at time zone %(zone)s)::date <= greatest(since + cadence + cadence / 2, %(today)s))
order by since + cadence, id limit 40
"""
JOURNEY = " union all ".join(f"({each})" for each in (RATINGS, STEPS, GATES, CHARTERS, HANDOVERS, PAIRS, QUESTIONS))
Row = tuple[int, int, date, int, str, list[str]]


def _four(words: list[str]) -> tuple[str, str, str, str]:
    """The step's title and its protocol's name, each in both languages."""
    title_en, title_fr, protocol_en, protocol_fr = words
    return title_en, title_fr, protocol_en, protocol_fr


KINDS: dict[str, Callable[[Row], Waiting]] = {
    "rate": lambda row: AwaitedRating(row[0], False, *row[2:5]),
    "decide": lambda row: AwaitedRating(row[0], True, *row[2:5]),
    "step": lambda row: DueStep(row[0], *_four(row[5]), row[2], row[1], *row[3:5]),
    "gate": lambda row: DueGate(row[0], row[5][0], row[5][1], row[2], row[1], row[5][2], *row[3:5]),
    "question": lambda row: OpenQuestion(row[0], row[5][0], bool(row[1]), *row[2:5]),
    "handover": lambda row: PassingAccount(
        row[0], row[5][0], row[1], int(row[5][1]), row[5][2] == "true", date.fromisoformat(row[5][3]), *row[2:5]
    ),
    "pair": lambda row: DuePair(row[0], row[5][0], row[5][1], row[5][2] == "true", row[5][3] == "true", *row[1:5]),
    "charter": lambda row: DraftCharter(row[0], row[2], row[1], *row[3:5]),
}


def journey_statement(actor: Membership, organisation: int | None, rights: Clause, today: date) -> tuple[str, Any]:
    """The statement and what it binds. Only the rights' text is put into it; what is a person's is a parameter."""
    text, more = rights
    named = {f"right{number}": value for number, value in enumerate(more)}
    for name in named:
        text = text.replace("%s", f"%({name})s", 1)
    given = {
        "actor": actor.pk,
        "organisation": organisation,
        "committee": actor_can(actor, Capability.FORCE_GATE),
        "today": today,
        "now": timezone.now(),
        "zone": timezone.get_current_timezone_name(),
        "ahead": today + timedelta(days=14),
        "soon": today + timedelta(days=SOON),
        "lying": today - timedelta(days=LYING),
    }
    return JOURNEY.replace("{rights}", text), given | named


def told_by(rows: Iterable[tuple[Any, ...]]) -> list[Waiting]:
    """The rows of the statement as what they are."""
    return [KINDS[kind](tuple(row)) for kind, *row in rows]
