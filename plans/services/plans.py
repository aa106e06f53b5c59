"""Starting a plan and writing its parts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.dates import add_months
from kam.lib.errors import Conflict, Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from plans.choices import PlanStatus
from plans.models import Plan
from plans.services.rules import require_draft

TEXTS = ("summary", "strengths", "weaknesses", "opportunities", "threats")
PARTS: dict[str, tuple[str, ...]] = {
    "frame": ("title", "starts_on", "ends_on", "owner"),
    **{one: (one,) for one in TEXTS},
}
_UNFINISHED = (PlanStatus.DRAFT, PlanStatus.IN_REVIEW)


def start_plan(account: Account, *, actor: Membership, today: date) -> Plan:
    """A draft for the next twelve months, carrying over the texts of the account's latest plan.

    An account has one unfinished plan at a time: when there is one, it is returned, so that a double click starts one.
    """
    require_right(actor, account, Right.CHANGE)
    with transaction.atomic():
        Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
        unfinished = Plan.objects.filter(account=account, status__in=_UNFINISHED).order_by("-id").first()
        if unfinished is not None:
            return unfinished
        with act(actor, "plan.start") as entry:
            entry.target = plan = Plan.objects.create(**_first_draft(account, actor, today))
    return plan


def _first_draft(account: Account, actor: Membership, today: date) -> dict[str, Any]:
    before = Plan.objects.filter(account=account).order_by("-starts_on", "-id").first()
    starts_on = max(today, before.ends_on + timedelta(days=1)) if before else today
    ends_on = add_months(starts_on, 12) - timedelta(days=1)
    years = str(starts_on.year) if starts_on.year == ends_on.year else f"{starts_on.year}\N{EN DASH}{ends_on.year}"
    return {
        "account": account,
        "title": _("Account plan %(years)s") % {"years": years},
        "starts_on": starts_on,
        "ends_on": ends_on,
        "owner": account.owner or actor,
        **{name: getattr(before, name) for name in TEXTS if before},
    }


def update_plan_part(plan: Plan, part: str, *, actor: Membership, version: int, **changes: Any) -> Plan:
    """Change one part of a draft (`frame`, `summary`, one SWOT quadrant) if nobody changed that part since `version`.

    A change of another part meanwhile is no conflict: the parts are written side by side by several people.
    Raises Conflict with the current plan, Invalid when the plan is no draft or ends before it starts.
    """
    require_right(actor, plan.account, Right.CHANGE)
    if set(changes) != set(PARTS[part]):
        raise TypeError(f"{part} takes {PARTS[part]}")
    _check_period(changes)
    with act(actor, "plan.update", target=plan) as entry:
        entry.details = {"part": part}
        now = require_draft(plan)
        if now.version != version and not _same_part(now, part, version):
            raise Conflict(now)
        return save_version(now, now.version, **changes)


def _check_period(changes: dict[str, Any]) -> None:
    if "ends_on" in changes and changes["ends_on"] <= changes["starts_on"]:
        raise Invalid({"ends_on": [_("The plan ends before it starts.")]})


def _same_part(now: Plan, part: str, version: int) -> bool:
    """Whether the part still reads as it did at `version`; the row history knows."""
    columns = [Plan._meta.get_field(name).attname for name in PARTS[part]]  # type: ignore[union-attr]
    then = now.events.filter(version=version).order_by("-pgh_id").values(*columns).first()  # type: ignore[attr-defined]
    return then is not None and all(then[column] == getattr(now, column) for column in columns)
