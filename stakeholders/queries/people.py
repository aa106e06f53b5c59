"""The people of an account as its pages show them: engagement, silence, and who of us meets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import Account
from kam.tenancy.compiled import compiled, ids_in, listed
from stakeholders.choices import Kind, Support
from stakeholders.engagement import WINDOW_DAYS, Engagement, engagement
from stakeholders.map_reading import Person
from stakeholders.models import Judgement, Stakeholder, TouchpointPerson
from stakeholders.past.standing import Standing
from stakeholders.queries.mapped import mapped, mapped_columns
from stakeholders.silence import Silence, silence

MOST = 50  # of a group below a list: who wants more filters for it
SUPPORT_TONES = {-2: "risk", -1: "risk", 0: "neutral", 1: "good", 2: "good"}


class PersonRow(NamedTuple):
    """A person with what is computed about them; `standing` where the row is about a day that is over."""

    person: Stakeholder
    engagement: Engagement
    silence: Silence
    met_by: tuple[str, ...]
    standing: Standing | None = None

    @property
    def influence(self) -> int:
        """From 1 to 5: today's, or that of the day the row is about."""
        return self.standing.influence if self.standing else self.person.influence

    @property
    def support(self) -> int:
        """A value of `Support`: today's, or that of the day the row is about."""
        return self.standing.support if self.standing else self.person.support

    @property
    def support_tone(self) -> str:
        """The pill of the person's support."""
        return SUPPORT_TONES[self.support]

    @property
    def support_word(self) -> str:
        """The word of the person's support."""
        return str(Support(self.support).label)


def silence_of(person: Stakeholder, today: date) -> Silence:
    """The person's silence today."""
    return silence(
        last_touch_on=person.last_touch_on,
        known_since=person.quiet_since,
        cadence=person.rhythm_days,
        today=today,
    )


def people_of(account: Account) -> QuerySet[Stakeholder]:
    """Everybody at the account, those who left included, by name, with their own profile."""
    return Stakeholder.objects.filter(account=account).select_related("own_profile").order_by("sort_name", "pk")


def present_people_of(account: Account) -> QuerySet[Stakeholder]:
    """Those who work there today: neither gone, nor a double, nor a role to fill."""
    return people_of(account).filter(present=True)


def roles_of(account: Account) -> QuerySet[Stakeholder]:
    """The roles nobody is known to fill, the weightiest first."""
    roles = people_of(account).filter(kind=Kind.ROLE, left_on=None, merged_into=None)
    return roles.select_related("own_profile", "reports_to").order_by("-influence", "sort_name", "pk")[:MOST]


def gone_from(account: Account) -> QuerySet[Stakeholder]:
    """Those who left and are known by name, the latest first."""
    gone = people_of(account).filter(left_on__isnull=False, merged_into=None, erased_at=None).exclude(kind=Kind.ROLE)
    return gone.order_by("-left_on", "sort_name", "pk")[:MOST]


def chiefs_of(account: Account) -> QuerySet[Stakeholder]:
    """Whom somebody may report to: those who work there, and the roles to fill."""
    return people_of(account).filter(left_on__isnull=True, merged_into__isnull=True)


_here = compiled(lambda account: mapped_columns(chiefs_of(Account(pk=account))), account=int)


def here_at(account: Account) -> list[Stakeholder]:
    """`chiefs_of` with the columns maps show, read at once. One query."""
    return mapped(_here(account=account.pk))


def rows_of(people: Iterable[Stakeholder], *, today: date) -> list[PersonRow]:
    """The people with their computed figures. One query, whatever their number."""
    found = list(people)
    touches = touches_of(found, today)
    return [row_of(person, touches.get(person.pk, []), today) for person in found]


def row_of(person: Stakeholder, touches: list[tuple[date, str]], today: date) -> PersonRow:
    """A person with their figures, from the days on which our people met them."""
    return PersonRow(
        person,
        engagement((day for day, _name in touches), cadence=person.rhythm_days, today=today),
        silence_of(person, today),
        tuple(sorted({name for _day, name in touches if name})),
    )


def touches_of(people: list[Stakeholder], today: date) -> dict[int, list[tuple[date, str]]]:
    """Days and colleagues of the 90 days up to `today`, by person. One query."""
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    since = today - timedelta(days=WINDOW_DAYS)
    for pk, day, name in _touches(people=listed(one.pk for one in people), since=since, until=today):
        found[pk].append((day, name or ""))
    return found


_touches = compiled(
    lambda people, since, until: TouchpointPerson.objects.filter(
        stakeholder_id__in=ids_in(people), touchpoint__happened_on__gt=since, touchpoint__happened_on__lte=until
    ).values_list("stakeholder_id", "touchpoint__happened_on", "touchpoint__colleagues__member__name"),
    people=str,
    since=date,
    until=date,
)


def persons_of(rows: Sequence[PersonRow], *, up_to: date) -> list[Person]:
    """The rows as the map's rules see them, with where an opponent stood before, as judged by that day. One query."""
    before = _earlier_support([row.person.pk for row in rows if row.support < 0], up_to)
    return [
        Person(
            key=row.person.pk,
            name=row.person.name,
            profile=row.person.profile,
            influence=row.influence,
            support=row.support,
            engagement=row.engagement.score,
            silence=row.silence,
            previous_support=before.get(row.person.pk, (None, None))[0],
            judged_on=before.get(row.person.pk, (None, None))[1],
            met_by=row.met_by,
            chief=row.person.reports_to_id,
        )
        for row in rows
    ]


def _earlier_support(against: list[int], up_to: date) -> dict[int, tuple[int | None, date | None]]:
    """For opponents: the support judged before the last judgement, and the day of the last one."""
    found: dict[int, tuple[int | None, date | None]] = {}
    for pk, support, day in _judgements(people=listed(against), up_to=up_to):
        if pk not in found:
            found[pk] = None, day
        elif found[pk][0] is None:
            found[pk] = support, found[pk][1]
    return found


_judgements = compiled(
    lambda people, up_to: (
        Judgement.objects.filter(stakeholder_id__in=ids_in(people), judged_on__lte=up_to)
        .order_by("stakeholder_id", "-id")
        .values_list("stakeholder_id", "support", "judged_on")
    ),
    people=str,
    up_to=date,
)
