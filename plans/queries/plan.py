"""One plan as its page and its PDF show it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model, Q

from accounts.models import Account
from kam.lib.errors import NotVisible
from kam.tenancy.compiled import compiled
from kam.tenancy.models import Membership
from plans.choices import ActionStatus, PlanStatus
from plans.models import Action, Objective, Plan
from plans.progress import Course, Measured, Progress, progress
from plans.queries.actions import ActionRow, rows_of
from plans.smart import Gap, Stated, gaps_of, gaps_sentence

_RANK = {ActionStatus.OPEN: 0, ActionStatus.DONE: 1, ActionStatus.DROPPED: 2}


@dataclass(frozen=True)
class ObjectiveRow:
    """An objective with its progress, what it lacks, and its actions."""

    objective: Objective
    progress: Progress
    gaps: list[Gap]
    actions: list[ActionRow] = field(default_factory=list)

    @property
    def lacks(self) -> str:
        """The gaps in one sentence."""
        return gaps_sentence(self.gaps)


@dataclass(frozen=True)
class PlanContent:
    """A plan's objectives with their actions, its actions without objective, and the account's own."""

    plan: Plan
    objectives: list[ObjectiveRow]
    loose: list[ActionRow]
    outside: list[ActionRow]

    @property
    def actions(self) -> list[ActionRow]:
        """All actions of the plan, in the order of the page."""
        return [*(row for one in self.objectives for row in one.actions), *self.loose]

    @property
    def figures(self) -> dict[str, int]:
        """How many objectives and actions, and how they stand."""
        settled = [row.action.status for row in self.actions]
        return {
            "objectives": len(self.objectives),
            "on_course": sum(one.progress.course in {Course.REACHED, Course.ON_COURSE} for one in self.objectives),
            "actions": len(settled) - settled.count(ActionStatus.DROPPED),
            "done": settled.count(ActionStatus.DONE),
            "overdue": sum(row.late for row in self.actions),
        }


def _columns(model: type[Model]) -> list[str]:
    """All of the row itself; of what it refers to, the caller names what is shown."""
    return [field.name for field in model._meta.concrete_fields]


_plans = compiled(
    lambda account: (
        Plan.objects.filter(account=account)
        .select_related("owner", "approved_by")
        .only(*_columns(Plan), "owner__name", "approved_by__name")
        .order_by("-starts_on", "-id")
    ),
    account=int,
)
_objectives = compiled(
    lambda plan: Objective.objects.filter(plan=plan).select_related("owner").only(*_columns(Objective), "owner__name"),
    plan=int,
)
_actions = compiled(
    lambda account, plan: (
        Action.objects.filter(Q(plan=plan) | Q(plan__isnull=True, status=ActionStatus.OPEN), account=account)
        .select_related("owner", "person")
        .only(*_columns(Action), "owner__name", "person__name")
        .order_by("due_on", "id")
    ),
    account=int,
    plan=int,
)


def plans_of(account: Account) -> list[Plan]:
    """The account's plans, the newest period first. One query."""
    return _plans(account=account.pk)


def plan_to_show(plans: list[Plan], wanted: int | None) -> Plan | None:
    """The plan asked for; else the approved one, else the newest. Raises NotVisible for a plan of another account."""
    if wanted is not None:
        found = next((plan for plan in plans if plan.pk == wanted), None)
        if found is None:
            raise NotVisible
        return found
    return next((plan for plan in plans if plan.status == PlanStatus.APPROVED), plans[0] if plans else None)


def content_of(plan: Plan, *, actor: Membership, today: date, may_change: bool, outside: bool = True) -> PlanContent:
    """The plan's objectives and actions, with the account's own open actions if `outside`. Two queries."""
    found = _actions(account=plan.account_id, plan=plan.pk)
    if not outside:
        found = [action for action in found if action.plan_id is not None]
    for action in found:
        if action.plan_id == plan.pk:
            action.plan = plan
        action.account = plan.account
    found.sort(key=lambda action: _RANK[ActionStatus(action.status)])
    by_objective: dict[int | None, list[ActionRow]] = defaultdict(list)
    inside = [action for action in found if action.plan_id is not None]
    for row in rows_of(inside, actor=actor, today=today, may_change=may_change):
        by_objective[row.action.objective_id].append(row)
    return PlanContent(
        plan,
        [objective_row(one, plan, by_objective.get(one.pk, []), today) for one in _objectives(plan=plan.pk)],
        by_objective.get(None, []),
        rows_of([one for one in found if one.plan_id is None], actor=actor, today=today, may_change=may_change),
    )


def objective_row(objective: Objective, plan: Plan, actions: list[ActionRow], today: date) -> ObjectiveRow:
    """The objective with what the rules say of it."""
    measured = Measured(objective.baseline, objective.target, objective.current, plan.starts_on, objective.due_on)
    stated = Stated(
        measure=objective.measure,
        target=objective.target,
        due_on=objective.due_on,
        owned=objective.owner_id is not None,
        live_actions=sum(row.action.status != ActionStatus.DROPPED for row in actions),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
    )
    return ObjectiveRow(objective, progress(measured, today), gaps_of(stated), actions)


def single_objective_row(objective: Objective, *, actor: Membership, today: date) -> ObjectiveRow:
    """One objective as its fragment shows it. One query."""
    actions = Action.objects.filter(objective=objective).select_related("plan", "person")
    rows = rows_of(actions, actor=actor, today=today, may_change=False)
    return objective_row(objective, objective.plan, rows, today)
