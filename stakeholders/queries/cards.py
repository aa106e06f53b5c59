"""People as cards, and the known people that cards are held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Account
from stakeholders.cards.card import Card
from stakeholders.cards.reading import ReadCard
from stakeholders.doubles.likeness import name_key
from stakeholders.models import Stakeholder
from stakeholders.queries.people import people_of, present_people_of

FILLED = ("job_title", "function", "entity", "email", "phone", "location")


@dataclass(frozen=True)
class Line:
    """What becomes of a card: a new person, one who is known already and gains `gains`, or nobody."""

    read: ReadCard
    known: Stakeholder | None = None
    gains: tuple[str, ...] = ()
    twin: int | None = None  # an earlier card of the same person

    @property
    def fate(self) -> str:
        """In a word: broken, twin, new, changed, same."""
        if self.read.card is None:
            return "broken"
        if self.twin is not None:
            return "twin"
        if self.known is None:
            return "new"
        return "changed" if self.gains else "same"


def card_of(person: Stakeholder) -> Card:
    """The person as a card; their account is read along."""
    firm = person.employer or person.account.name
    return Card(
        name=person.name, job_title=person.job_title, function=person.function, organisation=firm,
        entity=person.entity, email=person.email, phone=person.phone, location=person.location,
        languages=tuple(person.languages),
    )  # fmt: skip


def cards_of(account: Account) -> list[Card]:
    """Everybody who works there today, by name. One query."""
    return [card_of(person) for person in present_people_of(account).select_related("account")]


def lines_of(account: Account, cards: Sequence[ReadCard]) -> list[Line]:
    """What becomes of each card at this account: people are known by their e-mail, then by their name. One query."""
    by_mail: dict[str, Stakeholder] = {}
    by_name: dict[str, Stakeholder] = {}
    for person in people_of(account).filter(merged_into=None).exclude(kind="role"):
        by_name.setdefault(name_key(person.name), person)
        if person.email:
            by_mail.setdefault(person.email.casefold(), person)
    seen: dict[str, int] = {}
    return [_line(one, by_mail, by_name, seen) for one in cards]


def _line(
    one: ReadCard, by_mail: dict[str, Stakeholder], by_name: dict[str, Stakeholder], seen: dict[str, int]
) -> Line:
    if one.card is None:
        return Line(one)
    known = (by_mail.get(one.card.email.casefold()) if one.card.email else None) or by_name.get(name_key(one.card.name))
    keys = (
        [f"pk {known.pk}"]
        if known
        else [name_key(one.card.name), *([one.card.email.casefold()] if one.card.email else [])]
    )
    twin = next((seen[key] for key in keys if key in seen), None)
    for key in keys:
        seen.setdefault(key, one.number)
    gains = tuple(name for name in FILLED if known and getattr(one.card, name) and not getattr(known, name))
    return Line(one, known, gains, twin)
