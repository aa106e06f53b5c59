"""People and interactions for tests, made by the services. All need an organisation in scope."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from accounts.models import Account
from stakeholders.models import Stakeholder, Touchpoint, TouchpointPerson
from stakeholders.services.people import add_stakeholder
from stakeholders.services.touchpoints import log_touchpoint


def stakeholder(house: SimpleNamespace, on: Account, name: str = "Hélène Baroux", **fields: Any) -> Stakeholder:
    """A person at the account, added by the house's key account manager."""
    fields.setdefault("profile", "sponsor")
    fields.setdefault("today", timezone.localdate())
    return add_stakeholder(on, actor=house.kam, name=name, **fields)


def touchpoint(
    house: SimpleNamespace, on: Account, *people: Stakeholder, day: date | None = None, **fields: Any
) -> Touchpoint:
    """An interaction with these people, today unless told."""
    today = timezone.localdate()
    fields.setdefault("subject", "Call about the deliveries")
    fields.setdefault("channel", "call")
    fields.setdefault("actor", house.kam)
    return log_touchpoint(on, happened_on=day or today, people=[one.pk for one in people], today=today, **fields)


def crowd(on: Account, many: int, *, today: date | None = None) -> list[Stakeholder]:
    """Many people at once, with one interaction each, written in two statements: for counting queries and for looks."""
    assert on.owner is not None
    day = today or timezone.localdate()
    profiles = ["decision_maker", "sponsor", "user", "technical_influencer"]
    people = Stakeholder.objects.bulk_create(
        [
            Stakeholder(
                account=on,
                name=f"Person {index:03d}",
                profile=profiles[index % 4],
                influence=1 + index * 7 % 5,
                support=index * 3 % 5 - 2,
                last_touch_on=day,
            )
            for index in range(many)
        ]
    )
    touch = Touchpoint.objects.create(
        account=on, happened_on=day, channel="event", subject="Open day", logged_by=on.owner
    )
    TouchpointPerson.objects.bulk_create([TouchpointPerson(touchpoint=touch, stakeholder=one) for one in people])
    return people
