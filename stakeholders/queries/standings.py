"""The people of an account as they stood on a day that is over, and what moved between two days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Account, PhasePassage
from kam.tenancy.compiled import compiled
from stakeholders.engagement import engagement
from stakeholders.models import Judgement, Stakeholder, TouchpointPerson
from stakeholders.past.standing import Changes, Presence, Standing, changes_between
from stakeholders.queries.mapped import mapped, mapped_columns
from stakeholders.queries.people import PersonRow, people_of, touches_of
from stakeholders.silence import silence

Judged = dict[int, Standing]
_THEN = ("first_judged", "last_met")


@dataclass(frozen=True)
class Past:
    """Everybody ever known at the account, and since when; those merged into another person count as that one."""

    people: Sequence[Stakeholder]
    presence: list[Presence]

    def on(self, day: date) -> list[Stakeholder]:
        """Those who were there that day."""
        there = {one.key for one in self.presence if one.on(day)}
        return [person for person in self.people if person.pk in there]


def past_of(account: Account, day: date) -> Past:
    """Known from the day they were written down, or first judged if that was noted for an earlier day. One query.

    Each person comes with the day of the last contact up to `day`.
    """
    people = mapped(_ever(account=account.pk, day=day), *_THEN)
    return Past(people, [Presence(one.pk, known_since(one), one.left_on) for one in people])


def _ever_known(account: int, day: date) -> QuerySet[Stakeholder, tuple[Any, ...]]:
    met = TouchpointPerson.objects.filter(stakeholder=OuterRef("pk"), touchpoint__happened_on__lte=day).order_by()
    last = met.values("stakeholder").annotate(last=Max("touchpoint__happened_on")).values("last")
    first = Judgement.objects.filter(stakeholder=OuterRef("pk")).order_by("judged_on").values("judged_on")[:1]
    known = people_of(Account(pk=account)).filter(merged_into=None)
    return mapped_columns(known.annotate(first_judged=Subquery(first), last_met=Subquery(last)), *_THEN)


_ever = compiled(_ever_known, account=int, day=date)


def known_since(person: Stakeholder) -> date:
    """The day a person of `past_of` came on the map."""
    written = timezone.localtime(person.created_at).date()
    judged: date | None = person.first_judged  # type: ignore[attr-defined]  # annotated
    return min(written, judged) if judged else written


def judged_by(account: Account, *days: date) -> dict[date, Judged]:
    """Each person's last judgement by each of these days. One query."""
    rows = _judged(account=account.pk, up_to=max(days))
    return {day: _last_by(day, rows) for day in days}


def _last_by(day: date, rows: Iterable[tuple[int, int, int, date, str, str | None]]) -> Judged:
    last = {row[0]: row for row in rows if row[3] <= day}
    return {
        pk: Standing(influence, support, on, reason, author or "")
        for pk, influence, support, on, reason, author in last.values()
    }


_judged = compiled(
    lambda account, up_to: (
        Judgement.objects.filter(stakeholder__account=account, judged_on__lte=up_to)
        .order_by("stakeholder_id", "judged_on", "id")
        .values_list("stakeholder_id", "influence", "support", "judged_on", "reason", "author__name")
    ),
    account=int,
    up_to=date,
)


def standings_of(people: Iterable[Stakeholder], judged: Judged) -> dict[int, Standing]:
    """Where each person stood; without a judgement, what was first written down."""
    return {one.pk: judged.get(one.pk) or Standing(one.influence, one.support) for one in people}


def rows_on(past: Past, day: date, judged: Judged) -> list[PersonRow]:
    """Those of `past_of(account, day)` who were there, with their figures then. One query, whatever their number."""
    people = past.on(day)
    standings, touches = standings_of(people, judged), touches_of(people, day)
    return [_row(one, standings[one.pk], touches.get(one.pk, []), day) for one in people]


def _row(person: Stakeholder, standing: Standing, touches: Sequence[tuple[date, str]], day: date) -> PersonRow:
    last: date | None = person.last_met  # type: ignore[attr-defined]  # annotated
    cadence = person.rhythm_days
    return PersonRow(
        person,
        engagement((on for on, _name in touches), cadence=cadence, today=day),
        silence(last_touch_on=last, known_since=last or known_since(person), cadence=cadence, today=day),
        tuple(sorted({name for _day, name in touches if name})),
        standing,
    )


def changes_of(
    past: Past, rows: Sequence[PersonRow], judged: Judged, earlier: date, later: date
) -> tuple[Changes, dict[int, Standing]]:
    """What moved between two days, and where everybody stood on the earlier one, as `judged` by then.

    `rows` are those of the later day; only people among `past` are compared.
    """
    before = standings_of(past.on(earlier), judged)
    after = {row.person.pk: row.standing or Standing(row.influence, row.support) for row in rows}
    return changes_between(past.presence, earlier, later, before, after), before


def cycle_start_of(account: Account) -> date | None:
    """The day the account's current cycle began."""
    return min((day for cycle, day in _passages(account=account.pk) if cycle == account.cycle), default=None)


_passages = compiled(
    lambda account: PhasePassage.objects.filter(account=account).values_list("cycle", "happened_on"), account=int
)
