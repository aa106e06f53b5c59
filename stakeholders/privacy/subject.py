"""Somebody with all their entries: at several accounts, merged, under former names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Account
from kam.audit.models import events_of
from kam.audit.words import parts_of, pattern
from kam.lib.folding import fold
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder


@dataclass(frozen=True)
class Subject:
    """One person. `shared` are names, addresses and numbers that somebody else has too: never looked for elsewhere."""

    entries: tuple[Stakeholder, ...]
    names: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    shared: frozenset[str]
    others: frozenset[str]  # the names of everybody else who may stand in a text about the person

    @property
    def own_emails(self) -> frozenset[str]:
        """The addresses that are theirs alone, in small letters: what comes from another may be somebody else's."""
        shared = {one.casefold() for one in self.shared}
        return frozenset(one.casefold() for one in self.emails) - shared

    @property
    def ids(self) -> list[int]:
        """The entries' ids."""
        return [one.pk for one in self.entries]

    @cached_property
    def anywhere(self) -> str:
        """The pattern for every text of the organisation: only what can mean nobody else."""
        return pattern(self.names - self.shared, self.emails - self.shared, self.phones - self.shared)

    @cached_property
    def near(self) -> str:
        """The pattern for texts about the person, where a family name or a first name alone is enough."""
        alone = {part for name in self.names for part in parts_of(name, self.others)}
        return pattern(self.names, self.emails, self.phones, alone=alone)


def subject_of(person: Stakeholder) -> Subject:
    """The person with all entries that are known to be the same one, and the names they had before."""
    entries = _entries(person)
    ids = {one.pk for one in entries}
    known = events_of(Stakeholder).objects.filter(pgh_obj__in=ids).values_list("name", "email", "phone")
    rows = {*known, *((one.name, one.email, one.phone) for one in entries)}
    names, emails, phones = (frozenset(row[at] for row in rows if row[at].strip()) for at in range(3))
    return Subject(entries, names, emails, phones, _shared(entries, names, emails, phones), _others(entries, ids))


def _entries(person: Stakeholder) -> tuple[Stakeholder, ...]:
    """Follow merges and moves between accounts in both directions."""
    found: dict[int, Stakeholder] = {}
    edge = {person.pk}
    while edge:
        found |= {one.pk: one for one in Stakeholder.objects.filter(pk__in=edge).select_related("account")}
        near = set(
            Stakeholder.objects.filter(
                Q(merged_into__in=edge) | Q(came_from__in=edge) | Q(merged__in=edge) | Q(went_to__in=edge)
            ).values_list("pk", flat=True)
        )
        edge = near - found.keys()
    return tuple(found[pk] for pk in sorted(found))


def _shared(
    entries: tuple[Stakeholder, ...], names: frozenset[str], emails: frozenset[str], phones: frozenset[str]
) -> frozenset[str]:
    """Also where somebody else's differs in case or accents: whoever looks for one finds the other."""
    same = Q(name__in=names) | Q(low__in={one.lower() for one in emails})
    key = Q(sort_name__in={one.sort_name for one in entries}) | Q(phone__in=phones)
    others = Stakeholder.objects.exclude(pk__in=[one.pk for one in entries]).alias(low=Lower("email"))
    theirs = others.filter(same | key).values_list("name", "email", "phone")
    ours = Membership.objects.alias(low=Lower("email")).filter(same).values_list("name", "email")
    taken = {fold(value) for row in (*theirs, *ours) for value in row if value}
    same_value = frozenset(value for value in names | emails | phones if fold(value) in taken)
    return same_value | {name for name in names if len(fold(name).split()) == 1 and _part_of_another(name, entries)}


def _part_of_another(word: str, entries: tuple[Stakeholder, ...]) -> bool:
    """Whether a name of one word is a part of somebody else's, or of a company's: "Martin" alone can mean anybody."""
    borne = Q(sort_name__regex=rf"\m{re.escape(fold(word))}\M")
    return (
        Stakeholder.objects.exclude(pk__in=[one.pk for one in entries]).filter(borne).exists()
        or Account.objects.filter(borne).exists()
        or Membership.objects.filter(name__icontains=word).exists()
    )


def _others(entries: tuple[Stakeholder, ...], ids: set[int]) -> frozenset[str]:
    near = Stakeholder.objects.filter(account__in={one.account_id for one in entries}).exclude(pk__in=ids)
    accounts = {one.account.name for one in entries}
    return frozenset(
        {*near.values_list("name", flat=True), *Membership.objects.values_list("name", flat=True), *accounts}
    )
