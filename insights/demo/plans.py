"""The account plan of the story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import Account
from insights.demo.casts import Client
from kam.tenancy.models import Membership
from plans.services.actions import add_action
from plans.services.approval import approve_plan, submit_plan
from plans.services.follow_up import complete_action
from plans.services.objectives import add_objective, record_value
from plans.services.plans import start_plan, update_plan_part
from stakeholders.models import Stakeholder

PARTS = ("summary", "strengths", "weaknesses", "opportunities", "threats")
FIGURES = (("0.9", "1.2", "1"), ("7", "8", "7.4"), ("0", "2", "1"))


def tell_plan(
    account: Account,
    client: Client,
    people: Sequence[Stakeholder],
    owner: Membership,
    approver: Membership,
    words: dict[str, Any],
    today: date,
) -> None:
    """A plan of the running year with objectives and actions, approved where the account is settled.

    Every third action is promised to one of the people who weigh most.
    """
    weighty = sorted(people, key=lambda one: (-one.influence, one.pk))[:2]
    plan = start_plan(account, actor=owner, today=today - timedelta(days=150))
    for part in PARTS:
        plan = update_plan_part(plan, part, actor=owner, version=plan.version, **{part: words[part]})
    number, turn = 0, int(account.external_reference[-4:]) - 999  # the first account is number 1000
    for (kind, title, measure, unit), (low, high, now) in zip(words["objectives"], FIGURES, strict=True):
        scale = client.annual if kind == "revenue" else 1
        objective = add_objective(
            plan, actor=owner, kind=kind, title=title, measure=measure, unit=unit, baseline=Decimal(low) * scale,
            target=Decimal(high) * scale, due_on=today + timedelta(days=200), owner=owner,
        )  # fmt: skip
        record_value(objective, actor=owner, version=objective.version, current=Decimal(now) * scale)
        for text, indicator in words["actions"][number : number + 2]:
            shift = (turn * 7 + number * 11) % 60 - 12
            action = add_action(
                account, actor=owner, title=text, owner=owner, due_on=today + timedelta(days=shift), plan=plan,
                objective=objective, success_indicator=indicator,
                person=weighty[number // 3 % len(weighty)] if weighty and number % 3 == 0 else None,
            )  # fmt: skip
            if number == 1:
                complete_action(action, actor=owner, today=today - timedelta(days=9))
            number += 1
    if client.phase == "onboarding":
        return
    plan = submit_plan(plan, actor=owner, version=plan.version)
    if client.phase != "renewal":
        approve_plan(plan, actor=approver, version=plan.version, now=timezone.now())
