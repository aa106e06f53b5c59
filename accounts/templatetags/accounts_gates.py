"""Criteria of gates in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.gates.checks import Check
from accounts.gates.rule import KeptItem, kept_items, reader_language
from accounts.models import GateCriterion, PhasePassage
from kam.ui import cells

register = template.Library()


@register.simple_tag
def phase_label(phase: str) -> str:
    """The phase's name, without the pill."""
    return cells.phase_label(phase)


@register.simple_tag
def criterion_text(criterion: GateCriterion) -> str:
    """The criterion's text, its number filled in."""
    return criterion.texts[reader_language()]


@register.simple_tag
def check_explanation(criterion: GateCriterion, checks: Mapping[str, Check]) -> str:
    """What the system looks at; for people, that they judge it."""
    check = checks.get(criterion.check_code)
    if check is not None:
        return str(check.explanation)
    return _("People judge it.") if not criterion.check_code else _("Its check is not installed: it is not asked.")


@register.simple_tag
def asked_count(criteria: Sequence[GateCriterion]) -> str:
    """How many criteria a gate asks."""
    count = sum(one.active for one in criteria)
    return ngettext("%(n)d criterion asked", "%(n)d criteria asked", count) % {"n": count}


@register.simple_tag
def gate_at(passage: PhasePassage) -> list[KeptItem]:
    """The gate as it stood at the passage."""
    return kept_items(passage.gate)
