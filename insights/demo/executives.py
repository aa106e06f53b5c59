"""Executives of the story: who of ours keeps up with the top of the largest accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from accounts.models import Account
from insights.demo.casts import Cast
from kam.tenancy.models import Membership
from stakeholders.choices import Channel, Direction, Importance, Sentiment
from stakeholders.models import Stakeholder
from stakeholders.services.executives import pair_executives
from stakeholders.services.touchpoints import log_touchpoint

PAIRED = 6  # one more than the programme thinks one executive can carry: the warning is part of the story
# Days since the two met, by account: in touch, due, overdue, and the last never.
SINCE = (20, 95, 160, 45, 70, None)
WORDS = {
    "fr": (
        "L’accès à la direction avant que le renouvellement se décide.",
        "Dîner de direction",
        "Attend de nous un plan à trois ans ; revoir ensemble avant l’été.",
    ),
    "en": (
        "The way to the board before the renewal is decided.",
        "Dinner of the two executives",
        "Expects a three-year plan from us; to be looked at together before the summer.",
    ),
}


def tell_executives(
    cast: Cast, accounts: Mapping[str, Account], by_role: Mapping[str, Sequence[Membership]], today: date
) -> None:
    """Pair the first executive with the first decision-maker of some accounts; nothing in a house without one."""
    if "executive" not in by_role:
        return
    purpose, subject, note = WORDS[cast.locale]
    executive = by_role["executive"][0]
    running = [one for one in accounts.values() if one.archived_at is None and one.owner is not None]
    for account, ago in zip(running, SINCE[:PAIRED], strict=False):
        chief = Stakeholder.objects.filter(account=account, present=True).order_by("-influence", "pk").first()
        if chief is None or account.owner is None:
            continue
        pair_executives(
            account, actor=account.owner, member=executive, stakeholder=chief, cadence_days=90, purpose=purpose,
            today=today - timedelta(days=200),
        )  # fmt: skip
        if ago is not None:
            log_touchpoint(
                account, actor=account.owner, colleagues=[executive.pk], people=[chief.pk], note=note,
                happened_on=today - timedelta(days=ago), channel=Channel.EVENT, subject=subject, today=today,
                importance=Importance.DECISIVE, direction=Direction.BOTH, sentiment=Sentiment.GOOD,
            )  # fmt: skip
