"""Runways on pages: the picture, the words of gates and factors, how contracts stand."""

from __future__ import annotations

from datetime import date

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts import runway_chart, runway_rows, runway_strip, runway_words
from accounts.choices import ContractOutcome
from accounts.models import Contract
from accounts.queries.runway import GateLine, RunwayLine
from accounts.renewals.forecast import Factor
from accounts.renewals.runway import State
from kam.ui import cells

register = template.Library()

register.simple_tag(runway_words.t_minus, name="t_minus")
register.simple_tag(runway_words.safe_words, name="safe_words")
register.simple_tag(runway_strip.strip_axis, name="strip_axis")
register.simple_tag(runway_rows.runway_rows, name="runway_rows")
register.simple_tag(runway_rows.gate_pill, name="gate_pill")
_TONES = {ContractOutcome.LOST: "risk", ContractOutcome.UP: "good", ContractOutcome.RENEWED: "good"}


@register.simple_tag
def runway_picture(line: RunwayLine, today: date) -> SafeString:
    """The countdown of a contract, every gate leading to where it is ticked."""
    urls = {one.gate.pk: reverse("accounts:runway_tick", args=[line.contract.pk, one.gate.pk]) for one in line.gates}
    return runway_chart.runway_figure(line, today, urls)


@register.simple_tag
def gate_late(line: GateLine) -> bool:
    """Whether a gate is overdue."""
    return line.stop.state is State.OVERDUE


@register.simple_tag
def factor_words(factor: Factor) -> str:
    """One factor of a forecast."""
    return runway_words.factor_words(factor)


@register.simple_tag
def factor_points(factor: Factor) -> str:
    """Its points with their sign."""
    sign = "+" if factor.points > 0 else runway_words.MINUS
    return f"{sign}{abs(factor.points)}" if factor.code != "base" else str(factor.points)


@register.simple_tag
def outcome_pill(contract: Contract, today: date) -> SafeString:
    """How a contract stands; one that ended without an outcome says so."""
    if contract.runs:
        if contract.end_on < today:
            return cells.pill("risk", _("outcome missing"))
        return cells.pill("good", contract.get_outcome_display())
    return cells.pill(_TONES.get(ContractOutcome(contract.outcome), "watch"), contract.get_outcome_display())
