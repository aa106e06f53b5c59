"""The strengths of the relations between ours and theirs: one statement reads an account's, or one person's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from accounts.models import Account
from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id
from stakeholders.models import Stakeholder, Touchpoint
from stakeholders.ties.flags import Relations
from stakeholders.ties.strength import (
    CHANNEL_DEPTH,
    EXCHANGE_DAYS,
    FREQUENCY_DAYS,
    MEMORY_DAYS,
    Contact,
    Exchanges,
    Strength,
    strength,
    strength_from,
)

_DEPTHS = " ".join(f"when '{channel.value}' then {depth}" for channel, depth in CHANNEL_DEPTH.items())
_LATELY = f"t.happened_on > %(today)s::date - {EXCHANGE_DAYS}"

# The interactions of each pair, added up: what `strength_from` asks for. Read from the side of the people, whose links
# have an index; colleagues who no longer work here hold no relation. The condition says whose people.
PAIRS = f"""
pair as (
    select tp.stakeholder_id as person, tc.member_id as colleague, max(t.happened_on) as last_on,
        count(distinct t.happened_on) filter (where t.happened_on > %(today)s::date - {FREQUENCY_DAYS}) as days_met,
        count(distinct t.happened_on) filter (where {_LATELY} and t.direction in ('ours', 'both')) as from_us,
        count(distinct t.happened_on) filter (where {_LATELY} and t.direction in ('theirs', 'both')) as from_them,
        coalesce(sum(t.importance * case t.channel {_DEPTHS} end) filter (where {_LATELY}), 0) as weight
    from stakeholders_stakeholder s
    join stakeholders_touchpointperson tp on tp.organisation_id = %(org)s and tp.stakeholder_id = s.id
    join stakeholders_touchpoint t on t.organisation_id = %(org)s and t.id = tp.touchpoint_id
        and t.happened_on <= %(today)s and t.happened_on > %(today)s::date - {MEMORY_DAYS}
    join stakeholders_touchpointcolleague tc on tc.organisation_id = %(org)s and tc.touchpoint_id = t.id
    join tenancy_membership m on m.organisation_id = %(org)s and m.id = tc.member_id and m.status <> 'deactivated'
    where s.organisation_id = %(org)s and {{condition}}
    group by 1, 2
)
"""  # noqa: S608  (constants of this room; every value is a parameter)
_ROWS = """
select s.id, s.name, s.job_title, s.profile, s.influence, s.seniority, m.id, m.name,
       p.last_on, p.days_met, p.from_us, p.from_them, p.weight
from stakeholders_stakeholder s left join pair p on p.person = s.id
left join tenancy_membership m on m.organisation_id = %(org)s and m.id = p.colleague
where s.organisation_id = %(org)s and {condition} order by s.sort_name, s.id, m.name, m.id
"""


@dataclass(frozen=True)
class Related:
    """A person of theirs with each of ours who met them in a year, by id."""

    pk: int
    name: str
    job_title: str
    profile: str
    influence: int
    strengths: dict[int, Strength] = field(default_factory=dict)

    def as_rule(self) -> Relations:
        """As the flags' rule takes it."""
        scores = {member: one.score for member, one in self.strengths.items() if one.score}
        return Relations(self.pk, self.name, self.influence, scores)


@dataclass(frozen=True)
class Strengths:
    """People of theirs by name, and the names of the colleagues who met any of them."""

    people: list[Related]
    colleagues: dict[int, str]


def strengths_of(account: Account, *, today: date) -> Strengths:
    """Everybody who works at the account, with our relations to them. One statement."""
    return _read("s.account_id = %(account)s and s.present", today, account=account.pk)


def strengths_with(person: Stakeholder, *, today: date) -> Strengths:
    """One person's relations with us, also when they left. One statement."""
    return _read("s.id = %(person)s", today, person=person.pk)


def strongest_ties(people: list[int], *, today: date) -> dict[int, str]:
    """Who of ours has the strongest relation with each of these people, by name. One statement."""
    found = _read("s.id = any(%(people)s)", today, people=people)
    best = {one.pk: max(one.strengths.items(), key=lambda pair: (pair[1].score, -pair[0])) for one in found.people
            if one.strengths}  # fmt: skip
    return {pk: found.colleagues[member] for pk, (member, one) in best.items() if one.score}


def _read(condition: str, today: date, **given: Any) -> Strengths:
    found = Strengths([], {})
    statement = f"with {PAIRS} {_ROWS}".format(condition=condition)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"org": required_organisation_id(), "today": today, **given})
        _gather(cursor.fetchall(), today, found)
    return found


def _gather(rows: Iterable[tuple[Any, ...]], today: date, into: Strengths) -> None:
    """The rows come by person, one for each of ours who met them, or one alone."""
    for pk, name, job_title, profile, influence, seniority, member, colleague, *sums in rows:
        if not into.people or into.people[-1].pk != pk:
            into.people.append(Related(pk, name, job_title, profile, influence))
        if member is not None:
            into.colleagues[member] = colleague
            found = strength_from(Exchanges(*sums), seniority=seniority, today=today)
            into.people[-1].strengths[member] = found


def exchanges_of(person: Stakeholder, colleague: Membership, *, today: date) -> list[Touchpoint]:
    """The interactions in which both took part, newest first. One query."""
    both = Touchpoint.objects.filter(people__stakeholder=person, colleagues__member=colleague, happened_on__lte=today)
    return list(both.order_by("-happened_on", "-pk")[:500])


def strength_of(touchpoints: Iterable[Touchpoint], person: Stakeholder, *, today: date) -> Strength:
    """The strength these interactions amount to."""
    contacts = [Contact(one.happened_on, one.channel, one.importance, one.direction) for one in touchpoints]
    return strength(contacts, seniority=person.seniority, today=today)
