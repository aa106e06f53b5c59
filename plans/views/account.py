"""The tab Plan of an account, and the panel of its overview."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import Right, account_for, may
from accounts.models import Account
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from plans.choices import PlanStatus
from plans.models import Plan
from plans.queries.actions import open_actions_of_account, rows_of
from plans.queries.plan import content_of, plan_to_show, plans_of
from plans.services.plans import TEXTS
from plans.views.frame import crumbs_of

PANEL_ACTIONS = 5
_STEPS = (PlanStatus.DRAFT, PlanStatus.IN_REVIEW, PlanStatus.APPROVED)


@page(Capability.VIEW_PORTFOLIO)
def account_plan(request: ActorRequest, account_id: int) -> HttpResponse:
    """The account's plan on one page; `?plan=` shows an earlier one."""
    account = account_for(request.actor, account_id)
    wanted = request.GET.get("plan", "")
    return plan_page(request, account, int(wanted) if wanted.isdecimal() and wanted.isascii() else None)


def plan_page(
    request: ActorRequest, account: Account, wanted: int | None = None, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page, with what refused the last step if something did."""
    header = account_header(account, request.actor)
    plans = plans_of(account)
    plan = plan_to_show(plans, wanted)
    context: dict[str, Any] = {
        "account": account,
        "header": header,
        "crumbs": crumbs_of(account),
        "nav": NAV,
        "may_edit": header.may_change,
        "plans": plans,
        "refusal": refusal,
    }
    if plan is not None:
        plan.account = account
        context |= _plan_context(request, plan, plans, may_change=header.may_change)
    return render(request, "plans/account_plan.html", context, status=status)


def _plan_context(request: ActorRequest, plan: Plan, plans: list[Plan], *, may_change: bool) -> dict[str, Any]:
    content = content_of(plan, actor=request.actor, today=timezone.localdate(), may_change=may_change)
    may_approve = actor_can(request.actor, Capability.APPROVE_PLAN)
    returnable = plan.status in {PlanStatus.IN_REVIEW, PlanStatus.APPROVED}
    return {
        "plan": plan,
        "content": content,
        "may_write": may_change and plan.status == PlanStatus.DRAFT,
        "may_submit": may_change and plan.status == PlanStatus.DRAFT,
        "may_approve": may_approve and plan.status == PlanStatus.IN_REVIEW,
        "may_return": returnable and (may_approve or may_change),
        "may_record": may_change and plan.status != PlanStatus.CLOSED,
        "may_start": may_change and not any(one.status in _STEPS[:2] for one in plans),
        "swot": [part_of(plan, name) for name in TEXTS[1:]],
        "synthesis": part_of(plan, "summary"),
        "steps": steps_of(plan),
        "drafts": [one for one in plans if one.pk != plan.pk and one.status in _STEPS[:2]],
    }


def part_of(plan: Plan, name: str) -> dict[str, Any]:
    """A part of the plan as its fragment shows it."""
    label = str(Plan._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return {"name": name, "label": label[:1].upper() + label[1:], "text": getattr(plan, name)}


def steps_of(plan: Plan) -> list[dict[str, Any]]:
    """Where the plan stands between draft and approval."""
    at = _STEPS.index(PlanStatus(plan.status)) if plan.status in _STEPS else len(_STEPS)
    return [
        {"code": "development", "label": step.label, "done": index < at, "current": index == at}
        for index, step in enumerate(_STEPS)
    ]


@page(Capability.VIEW_PORTFOLIO)
def account_actions_panel(request: ActorRequest, account_id: int) -> HttpResponse:
    """What is to be done next, for the account's overview."""
    account = account_for(request.actor, account_id)
    may_change = may(request.actor, account, Right.CHANGE)
    found = open_actions_of_account(account)
    first = list(found[: PANEL_ACTIONS + 1])
    count = len(first) if len(first) <= PANEL_ACTIONS else found.count()
    rows = rows_of(first[:PANEL_ACTIONS], actor=request.actor, today=timezone.localdate(), may_change=may_change)
    context = {"account": account, "rows": rows, "count": count, "may_edit": may_change}
    return render(request, "plans/account_actions_panel.html", context)
