"""What this room can check by itself for a gate: whether the account's plan is approved."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gates.checks import Check, Facts, Finding, Words, register_check
from plans.choices import PlanStatus
from plans.models import Plan


def approved(facts: Facts, _number: int) -> Finding:
    """Whether the latest plan that is not closed is approved and covers today."""
    plans = Plan.objects.filter(account=facts.account, ends_on__gte=facts.today).exclude(status=PlanStatus.CLOSED)
    latest = facts.once("plans", lambda: plans.order_by("-starts_on", "-pk").first())
    url = reverse("plans:account_plan", args=[facts.account.pk])
    if latest is None:
        return Finding(False, lambda: _("There is no plan for the present."), url, _("Write the plan"))
    if latest.status == PlanStatus.APPROVED:
        return Finding(True, lambda: _("“%(title)s” is approved.") % {"title": latest.title})

    def fact() -> str:
        status = latest.get_status_display().lower()
        return _("“%(title)s” is not approved: %(status)s.") % {"title": latest.title, "status": status}

    return Finding(False, fact, url, _("Open the plan"))


def register() -> None:
    """Add it to the registry."""
    register_check(
        Check(
            "plans.approved",
            gettext_lazy("Plan approved"),
            gettext_lazy("Met when the account's present plan is approved."),
            Words("The account plan is approved", "Le plan de compte est approuvé"),
            approved,
        )
    )
