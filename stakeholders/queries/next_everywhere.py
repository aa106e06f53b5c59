"""Whom to see next among all the accounts one owns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from accounts.models import Account
from kam.tenancy.models import Membership
from stakeholders.access import visible_stakeholders
from stakeholders.contacts.coming import coming_at
from stakeholders.contacts.rule import Ranked, ranked
from stakeholders.models import ProfileJourney, Stakeholder
from stakeholders.queries.directory import with_silence
from stakeholders.queries.next_contacts import NextContact, candidate, opening_ties, renewal_of, told
from stakeholders.queries.people import silence_of

CANDIDATES, SHOWN = 400, 20


def next_everywhere(actor: Membership, *, today: date) -> list[NextContact]:
    """The most urgent contacts across all accounts the actor owns. Six queries, and one for each reader.

    Of those who are due the heaviest 400 are weighed: more nobody meets in a quarter.
    """
    people = visible_stakeholders(actor).filter(present=True, account__owner=actor, account__archived_at=None)
    waiting = with_silence(people, "waiting", today).select_related("account__owner", "own_profile", "counterpart")
    found = list(waiting.order_by("-influence", "overdue_from", "pk")[:CANDIDATES])
    by_key = {one.pk: one for one in found}
    ranks = [one for one in _ranked(found, today) if one.person.key in by_key][:SHOWN]
    rows = [(by_key[one.person.key], by_key[one.person.key].account, one) for one in ranks]
    return told(rows, _advice({account.phase for _person, account, _rank in rows}), today)


def _ranked(found: Iterable[Stakeholder], today: date) -> list[Ranked]:
    """The ranks of each account, brought into one order; those who may introduce us are among them."""
    accounts: dict[int, Account] = {}
    theirs: dict[int, list[Stakeholder]] = defaultdict(list)
    for one in found:
        accounts[one.account_id] = one.account
        theirs[one.account_id].append(one)
    coming, ties = coming_at(accounts.keys(), today), opening_ties(accounts.keys())
    for one in _near(theirs, ties):
        theirs[one.account_id].append(one)
    ranks = [
        one
        for pk, account in accounts.items()
        for one in ranked(
            [candidate(who, silence_of(who, today)) for who in theirs[pk]], phase=account.phase, today=today,
            coming=[*coming.get(pk, []), *renewal_of(account)], ties=ties.get(pk, ()),
        )
    ]  # fmt: skip
    return sorted(ranks, key=lambda one: (-one.score, -one.person.influence, one.person.key))


def _near(
    theirs: Mapping[int, Sequence[Stakeholder]], ties: Mapping[int, Iterable[tuple[int, int]]]
) -> list[Stakeholder]:
    """Chiefs of those who wait, and whoever is tied to them, where they support us. One query."""
    waiting = {one.pk for people in theirs.values() for one in people}
    near = {one.reports_to_id for people in theirs.values() for one in people if one.reports_to_id is not None}
    for pairs in ties.values():
        near |= {key for pair in pairs if waiting & set(pair) for key in pair}
    wanted = Stakeholder.objects.filter(pk__in=near - waiting, present=True, support__gt=0)
    return [one for one in wanted if one.account_id in theirs]


def _advice(phases: Iterable[str]) -> dict[str, dict[str, ProfileJourney]]:
    found: dict[str, dict[str, ProfileJourney]] = defaultdict(dict)
    for cell in ProfileJourney.objects.filter(phase__in=list(phases)):
        found[cell.phase][cell.profile] = cell
    return found
