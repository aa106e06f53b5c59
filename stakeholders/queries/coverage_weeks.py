"""The coverage of every account of the organisation in one statement, and what was kept of earlier weeks."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection

from accounts.models import Account
from kam.tenancy.scope import required_organisation_id
from stakeholders.coverage.rule import ENGAGED, FUNCTIONS, INFLUENCE, RELATIONS, ROLES, Targets
from stakeholders.engagement import WINDOW_DAYS
from stakeholders.models import CoverageWeek
from stakeholders.queries.strengths import PAIRS
from stakeholders.ties import strength as rule

SHOWN_WEEKS = 26

# What ties/strength.py says of one pair, engagement.py of one person and coverage/rule.py of one account: the same
# operations in the same order, in double precision, whose round() goes to the even neighbour as Python's does.
_THREADS = f"""
thread as (
    select f.person, s.account_id, f.colleague,
        round({rule.RECENCY} * f.fresh)
        + round({rule.FREQUENCY} * least(1, f.days_met::float8 / {rule.FREQUENCY_FULL}))
        + round({rule.TWO_WAY} * least(1, least(f.from_us, f.from_them)::float8 / {rule.TWO_WAY_FULL}))
        + round({rule.DEPTH} * least(1, f.weight::float8 / {rule.DEPTH_FULL}))
        + round({rule.SENIORITY} * (coalesce(s.seniority, 1)::float8 / 4) * f.fresh) as score
    from (select pair.*, power(0.5::float8, greatest(0, %(today)s::date - last_on - {rule.FRESH_DAYS})::float8
                 / {rule.HALF_LIFE}) as fresh from pair) f
    join stakeholders_stakeholder s on s.organisation_id = %(org)s and s.id = f.person
),
threads as (
    select person, count(*) filter (where score > {rule.ACTIVE}) as active from thread group by 1
),
holder as (
    select account_id, max(held) as most, sum(held) as total
    from (select account_id, colleague, sum(score) as held from thread group by 1, 2) h group by 1
)
"""  # noqa: S608  (constants of this room; every value is a parameter)
_PEOPLE = f"""
met as (
    select tp.stakeholder_id as person, count(distinct t.happened_on) as days, max(t.happened_on) as last_on
    from stakeholders_touchpoint t
    join stakeholders_touchpointperson tp on tp.organisation_id = %(org)s and tp.touchpoint_id = t.id
    where t.organisation_id = %(org)s and t.happened_on <= %(today)s
        and t.happened_on > %(today)s::date - {WINDOW_DAYS}
    group by 1
),
person as (
    select s.account_id, s.id, s.influence, s.support, s.profile, lower(btrim(s.function)) as place,
        coalesce(h.active, 0) as threads,
        m.person is not null and s.support >= 0 and round((
            0.6 * least(1, m.days::float8 / greatest(1, round({WINDOW_DAYS}::float8 / s.rhythm_days)))
            + 0.4 * power(0.5::float8, greatest(0, %(today)s::date - m.last_on - s.rhythm_days)::float8 / s.rhythm_days)
        )::numeric, 4) >= {ENGAGED} as counts
    from stakeholders_stakeholder s
    left join met m on m.person = s.id left join threads h on h.person = s.id
    where s.organisation_id = %(org)s and s.present
),
account as (
    select a.id, count(p.id) as people, sum(p.influence) as weight,
        coalesce(sum(p.influence) filter (where p.counts), 0) as covered,
        max(p.influence) filter (where p.counts) as most,
        count(*) filter (where p.profile = 'sponsor') as sponsors,
        count(*) filter (where p.profile = 'decision_maker') as decision_makers,
        count(*) filter (where p.support = 2) as champions,
        count(*) filter (where p.threads > 0) as active,
        count(*) filter (where p.threads = 1) as single,
        count(distinct p.place) filter (where p.threads > 0 and p.place <> '') as functions
    from accounts_account a left join person p on p.account_id = a.id
    where a.organisation_id = %(org)s and a.archived_at is null
    group by a.id
)
"""  # noqa: S608
_SCORE = f"""
part as (
    select a.id, a.people, a.active, a.single,
        case when a.people = 0 then 0 else round(({INFLUENCE} * a.covered)::float8 / a.weight) end as influence,
        case when a.people = 0 then 0 else round(
            {ROLES}::float8 / 3 * {{sponsors}} + {ROLES}::float8 / 3 * {{decision_makers}}
            + {ROLES}::float8 / 3 * {{champions}}) end as roles,
        case when a.people = 0 then 0 else round({RELATIONS} * {{active}}) end as relations,
        case when a.people = 0 then 0 else round({FUNCTIONS} * {{functions}}) end as functions,
        case when a.covered = 0 then 0 else round((100 * a.most)::float8 / a.covered) end as person_share,
        case when coalesce(h.total, 0) = 0 then 0 else round((100 * h.most)::float8 / h.total) end as colleague_share
    from account a left join holder h on h.account_id = a.id
)
insert into stakeholders_coverageweek as w (created_at, organisation_id, account_id, week, score, influence, roles,
    relations, functions, people, active, single, person_share, colleague_share)
select now(), %(org)s, id, %(week)s, influence + roles + relations + functions, influence, roles, relations, functions,
    people, active, single, person_share, colleague_share from part
on conflict (organisation_id, account_id, week) do update set score = excluded.score, influence = excluded.influence,
    roles = excluded.roles, relations = excluded.relations, functions = excluded.functions, people = excluded.people,
    active = excluded.active, single = excluded.single, person_share = excluded.person_share,
    colleague_share = excluded.colleague_share
where (w.score, w.influence, w.roles, w.relations, w.functions, w.people, w.active, w.single, w.person_share,
       w.colleague_share)
    is distinct from (excluded.score, excluded.influence, excluded.roles, excluded.relations, excluded.functions,
       excluded.people, excluded.active, excluded.single, excluded.person_share, excluded.colleague_share)
"""  # noqa: S608


def _share(column: str, target: str) -> str:
    return f"case when %({target})s = 0 then 1 else least(1, a.{column}::float8 / %({target})s) end"


STATEMENT = f"with {PAIRS.format(condition='s.present')}, {_THREADS}, {_PEOPLE}, " + _SCORE.format(
    sponsors=_share("sponsors", "sponsors"),
    decision_makers=_share("decision_makers", "decision_makers"),
    champions=_share("champions", "champions"),
    active=_share("active", "relations"),
    functions=_share("functions", "functions"),
)


def keep_week(targets: Targets, *, today: date) -> int:
    """Compute the coverage of every account in the programme and keep it for this week. One statement.

    Again in the same week follows what changed, and nothing else is written. Returns how many rows were.
    """
    given = {name: getattr(targets, name) for name in ("sponsors", "decision_makers", "champions", "relations",
                                                       "functions")}  # fmt: skip
    monday = today - timedelta(days=today.weekday())
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"org": required_organisation_id(), "today": today, "week": monday, **given})
        return int(cursor.rowcount)


def weeks_of(account: Account) -> list[tuple[date, int]]:
    """The last half year's weeks with their scores, oldest first. One query."""
    kept = CoverageWeek.objects.filter(account=account).order_by("-week")
    return list(kept.values_list("week", "score")[:SHOWN_WEEKS])[::-1]
