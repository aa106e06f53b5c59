"""What plans bring to a kit: objectives that were reached, and for us what the plan fears."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kam.lib import formats
from plans.choices import PlanStatus
from plans.journey_moments import reached_objectives
from plans.kit_obstacles import obstacles
from plans.models import Plan
from stakeholders.choices import Profile
from stakeholders.kits.blocks import Block, Visit, register_block
from stakeholders.transitions.parts import Cell, Part

MOST = 6
_DECIDER, _SPONSOR = Profile.DECISION_MAKER, Profile.SPONSOR


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_block(Block("benefits", (_DECIDER, _SPONSOR), 20, benefits))
    register_block(Block("obstacles", (_DECIDER,), 25, obstacles))
    register_block(Block("threats", (_DECIDER,), 20, threats, ours=True))


def benefits(visit: Visit) -> Part:
    """The objectives whose target is met, the latest first. One query."""
    found = sorted(reached_objectives(visit.account), key=lambda one: one.reached_at, reverse=True)[:MOST]
    rows = [
        (Cell(one.title, one.measure), Cell(_from_to(one.baseline, one.current, one.unit)),
         Cell(formats.day(timezone.localtime(one.reached_at).date())))
        for one in found
    ]  # fmt: skip
    return Part(
        "benefits", _("What was achieved"), _("Objectives of the account plan whose target is met"),
        (_("Objective"), _("From and to"), _("Reached on")), rows,
        _("No objective has met its target yet: bring the one that is nearest, with its figure."),
        timezone.localtime(found[0].reached_at).date() if found else None,
    )  # fmt: skip


def _from_to(start: object, end: object, unit: str) -> str:
    told = [f"{formats.number(one)} {unit}".strip() for one in (start, end) if one is not None]  # type: ignore[arg-type]  # decimals
    return " → ".join(told)


def threats(visit: Visit) -> Part:
    """The weaknesses and threats the plan that counts writes down. One query."""
    plan = Plan.objects.filter(account=visit.account).exclude(status=PlanStatus.CLOSED).order_by("-starts_on").first()
    url = reverse("plans:account_plan", args=[visit.account.pk])
    told = [(_("Weaknesses"), plan.weaknesses), (_("Threats"), plan.threats)] if plan else []
    rows = [(Cell(word, url=url), Cell(text)) for word, text in told if text.strip()]
    return Part(
        "threats", _("What our plan fears"), _("Account plan"), (pgettext("plan", "Part"), _("What it says")), rows,
        _("The plan names no weakness and no threat: what would make them leave?"),
        timezone.localtime(plan.updated_at).date() if plan else None,
    )  # fmt: skip
