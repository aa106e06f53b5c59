"""Whom to see next at an account, with everything one needs to do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from accounts.models import Account
from stakeholders.choices import Channel, TieKind
from stakeholders.contacts.coming import DECIDING, Coming, coming_at
from stakeholders.contacts.rule import Candidate, Ranked, ranked
from stakeholders.contacts.words import parts_of, reasons_of
from stakeholders.models import ProfileJourney, Stakeholder, Tie
from stakeholders.queries.people import present_people_of, silence_of
from stakeholders.queries.strengths import strongest_ties
from stakeholders.silence import Silence
from stakeholders.ties.reasons import Part

AT_ONCE, RENEWAL_DAYS = 8, 180
# Who is tied so is listened to, or at least known; a conflict opens no door.
_OPENING = [one.value for one in TieKind if one is not TieKind.CONFLICTS]


@dataclass(frozen=True)
class NextContact:
    """Somebody to see: why, who of ours should go, until when, by which channel, and what for."""

    person: Stakeholder
    rank: Ranked
    reasons: list[str]
    parts: list[Part]
    until: date
    channel: str
    preferred: bool
    goes: str

    @property
    def channel_word(self) -> str:
        """The channel in the reader's language."""
        return str(Channel(self.channel).label)


def candidate(person: Stakeholder, silence: Silence) -> Candidate:
    """A person as the rule sees them."""
    return Candidate(
        person.pk, person.name, person.profile, person.influence, person.support, silence, person.reports_to_id
    )


def ranked_at(account: Account, people: Iterable[Stakeholder], *, today: date) -> list[Ranked]:
    """These people of an account, the most urgent first. One query, and one for each reader of moments ahead."""
    found = [candidate(one, silence_of(one, today)) for one in people]
    near = opening_ties([account.pk]).get(account.pk, [])
    coming = [*coming_at([account.pk], today).get(account.pk, []), *renewal_of(account)]
    return ranked(found, phase=account.phase, today=today, coming=coming, ties=near)


def next_contacts(
    account: Account, people: Sequence[Stakeholder], advice: Mapping[str, ProfileJourney], *, today: date
) -> list[NextContact]:
    """The first of them, ready to read, with the cells of the account's phase. One query more."""
    by_key = {one.pk: one for one in people}
    ranks = ranked_at(account, people, today=today)[:AT_ONCE]
    return told([(by_key[one.person.key], account, one) for one in ranks], {account.phase: advice}, today)


def next_contact_of(account: Account, *, today: date) -> Ranked | None:
    """The one person to see next at an account, for a glance."""
    people = present_people_of(account)
    return next(iter(ranked_at(account, people, today=today)), None)


def renewal_of(account: Account) -> list[Coming]:
    """The renewal ahead, for those who decide and those who argue for us."""
    if account.renewal_on is None:
        return []
    return [Coming(account.renewal_on, _("The renewal"), RENEWAL_DAYS, DECIDING)]


def opening_ties(accounts: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """The pairs of people who may introduce us to one another, by account. One query."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    held = Tie.objects.filter(ended_on=None, kind__in=_OPENING, account_id__in=list(accounts))
    for account, one, other in held.values_list("account_id", "from_person_id", "to_person_id"):
        found[account].append((one, other))
    return found


def told(
    rows: Sequence[tuple[Stakeholder, Account, Ranked]], advice: Mapping[str, Mapping[str, ProfileJourney]], today: date
) -> list[NextContact]:
    """Ranked people ready to read, with the cells of their account's phase. One query."""
    strongest = strongest_ties([one.pk for one, _account, _rank in rows], today=today)
    return [
        _one(person, account, rank, advice.get(account.phase, {}).get(person.profile), strongest.get(person.pk), today)
        for person, account, rank in rows
    ]


def _one(
    person: Stakeholder, account: Account, rank: Ranked, cell: ProfileJourney | None, strongest: str | None, today: date
) -> NextContact:
    due = max(today, person.quiet_since + timedelta(days=person.rhythm_days))
    usual = cell.channel if cell else Channel.MEETING.value
    return NextContact(
        person,
        rank,
        reasons_of(rank, today=today),
        parts_of(rank, phase=account.phase, today=today),
        until=min(due, rank.moment.on) if rank.moment else due,
        channel=person.preferred_channel or usual,
        preferred=bool(person.preferred_channel),
        goes=strongest or _held_by(person, account),
    )


def _held_by(person: Stakeholder, account: Account) -> str:
    """Where nobody met them: our contact for them, else whoever manages the account."""
    holder = person.counterpart or account.owner
    return holder.name if holder else ""
