"""Taking cards in: new people, and gaps filled of those who are known. Nothing known is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.cards.reading import ReadCard
from stakeholders.cards.writing import write_cards
from stakeholders.choices import Profile
from stakeholders.models import Stakeholder
from stakeholders.queries.cards import Line, card_of, cards_of, lines_of
from stakeholders.services.people import add_stakeholder, update_stakeholder

SOURCE = "vCard"


def take_cards(
    account: Account, cards: Sequence[ReadCard], *, actor: Membership, profile: str, today: date
) -> tuple[int, int]:
    """New people of this profile from the cards, all or none; how many came in, and how many known ones gained details.

    Sent twice it finds everybody known the second time.
    """
    require_right(actor, account, Right.CHANGE)
    if profile not in Profile.values:
        raise Invalid({"profile": [_("Choose a profile.")]})
    lines = lines_of(account, cards)
    with transaction.atomic():
        new = [_add(account, line, actor, profile, today) for line in lines if line.fate == "new"]
        changed = [_fill(line, actor) for line in lines if line.fate == "changed"]
    return len(new), len(changed)


def _add(account: Account, line: Line, actor: Membership, profile: str, today: date) -> Stakeholder:
    card = line.read.card
    assert card is not None  # noqa: S101  (only read cards are new)
    notes = "\n".join((*filter(None, [card.note]), *card.more))
    return add_stakeholder(
        account, actor=actor, today=today, reason=_("From a card"), name=card.name, profile=profile, source=SOURCE,
        job_title=card.job_title, function=card.function, entity=card.entity, email=card.email, phone=card.phone,
        location=card.location, languages=list(card.languages), notes=notes,
    )  # fmt: skip


def _fill(line: Line, actor: Membership) -> Stakeholder:
    person, card = line.known, line.read.card
    assert person is not None  # noqa: S101  (only known people gain)
    return update_stakeholder(
        person, actor=actor, version=person.version, **{name: getattr(card, name) for name in line.gains}
    )


def cards_of_account(account: Account, *, actor: Membership) -> str:
    """Everybody at the account as one file. The trail keeps who took what along."""
    require(actor, Capability.EXPORT_DATA)
    require_right(actor, account, Right.VIEW)
    with act(actor, "people.export", target=account) as entry:
        cards = cards_of(account)
        entry.details = {"format": "vCard", "rows": len(cards)}
    return write_cards(cards)


def card_of_person(person: Stakeholder, *, actor: Membership) -> str:
    """One person's card."""
    require(actor, Capability.EXPORT_DATA)
    require_right(actor, person.account, Right.VIEW)
    return write_cards([card_of(person)])
