"""The interactions of the story: the older ones brought in together, the last weeks logged one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import Account
from insights.demo.casts import Client
from kam.audit.acts import act
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder, Touchpoint, TouchpointColleague, TouchpointPerson
from stakeholders.services.touchpoints import log_touchpoint

CADENCE = {"decision_maker": 75, "sponsor": 19, "user": 32, "technical_influencer": 55}
CHANNELS = ("meeting", "video", "call", "call", "email")
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Contact:
    """One of ours with one of theirs, on a day."""

    happened_on: date
    person: Stakeholder
    channel: str
    subject: str
    sentiment: int

    def columns(self) -> dict[str, Any]:
        """What a touchpoint keeps of it."""
        return {name: getattr(self, name) for name in ("happened_on", "channel", "subject", "sentiment")}


class ContactStory:
    """Tells the contacts of one account after another, by the dice it is given."""

    def __init__(self, subjects: Sequence[str], dice: random.Random, today: date) -> None:
        self.subjects, self.dice, self.today = subjects, dice, today

    def tell(self, account: Account, client: Client, people: Sequence[Stakeholder], owner: Membership) -> None:
        """Two years with the people who lead a large account, half a year with the others."""
        contacts = [
            Contact(day, person, self.dice.choice(CHANNELS), self.dice.choice(self.subjects), self._sentiment())
            for day, person in sorted(self._days(client, people), key=lambda pair: pair[0])
        ]
        recent = self.today - RECENT
        _bring_in(account, [one for one in contacts if one.happened_on < recent], owner)
        for one in contacts:
            if one.happened_on >= recent:
                log_touchpoint(account, actor=owner, people=[one.person.pk], today=self.today, **one.columns())

    def _sentiment(self) -> int:
        return self.dice.choice((1, 1, 0, 0, -1))

    def _days(self, client: Client, people: Sequence[Stakeholder]) -> Iterator[tuple[date, Stakeholder]]:
        """Each person's contacts by the rhythm of their profile; the sponsor's end `quiet` days ago."""
        for person in people:
            rhythm = CADENCE[person.profile]
            quiet = client.quiet if person.profile == "sponsor" else self.dice.randint(2, rhythm)
            day = self.today - timedelta(days=quiet)
            leading = person.profile in {"sponsor", "decision_maker"} and client.annual > 1500
            earliest = self.today - timedelta(days=700 if leading else 200)
            while day > earliest:
                yield day, person
                day -= timedelta(days=int(rhythm * self.dice.uniform(0.8, 1.5)))


def _bring_in(account: Account, contacts: Sequence[Contact], owner: Membership) -> None:
    """As if logged one after the other, but in one act: a thousand acts are a third of the whole telling."""
    once = {(one.happened_on, one.channel, one.subject): one for one in reversed(contacts)}
    told = sorted(once.values(), key=lambda one: one.happened_on)
    with act(owner, "touchpoint.log", target=account) as entry:
        made = Touchpoint.objects.bulk_create(
            Touchpoint(account=account, logged_by=owner, **one.columns()) for one in told
        )
        TouchpointPerson.objects.bulk_create(
            TouchpointPerson(touchpoint=touchpoint, stakeholder=one.person)
            for touchpoint, one in zip(made, told, strict=True)
        )
        TouchpointColleague.objects.bulk_create(
            TouchpointColleague(touchpoint=touchpoint, member=owner) for touchpoint in made
        )
        last = {one.person.pk: one.happened_on for one in told}
        for pk, day in last.items():
            Stakeholder.objects.filter(pk=pk).update(last_touch_on=day)
        Account.objects.filter(pk=account.pk).update(last_touch_on=max(last.values(), default=None))
        entry.details = {"account": account.pk, "people": sorted(last), "colleagues": [owner.pk]}
