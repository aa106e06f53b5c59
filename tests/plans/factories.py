"""Plans, objectives and actions for tests, made by the services. All need an organisation in scope."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from accounts.models import Account
from plans.models import Action, Objective, Plan
from plans.services.actions import add_action
from plans.services.approval import approve_plan, submit_plan
from plans.services.objectives import add_objective
from plans.services.plans import start_plan, update_plan_part


def plan(house: SimpleNamespace, on: Account, *, summary: str = "", today: date | None = None) -> Plan:
    """A draft, started by the house's key account manager."""
    made = start_plan(on, actor=house.kam, today=today or timezone.localdate())
    if summary:
        made = update_plan_part(made, "summary", actor=house.kam, version=made.version, summary=summary)
    return made


def objective(house: SimpleNamespace, of: Plan, title: str = "Open two more sites", **fields: Any) -> Objective:
    """An objective from 3 to 5 sites, at 4."""
    defaults: dict[str, Any] = {
        "kind": "scope",
        "measure": "Sites served",
        "unit": "sites",
        "baseline": Decimal(3),
        "target": Decimal(5),
        "current": Decimal(4),
        "due_on": of.ends_on,
        "owner": house.kam,
    }
    return add_objective(of, actor=house.kam, title=title, **{**defaults, **fields})


def action(house: SimpleNamespace, on: Account, title: str = "Visit the Lyon site", **fields: Any) -> Action:
    """An open action of the house's key account manager, due in ten days."""
    fields.setdefault("owner", house.kam)
    fields.setdefault("due_on", timezone.localdate() + timedelta(days=10))
    return add_action(on, actor=house.kam, title=title, **fields)


def approved(house: SimpleNamespace, of: Plan) -> Plan:
    """The plan, submitted by the key account manager and approved by the executive."""
    now = submit_plan(of, actor=house.kam, version=of.version)
    return approve_plan(now, actor=house.executive, version=now.version, now=timezone.now())
