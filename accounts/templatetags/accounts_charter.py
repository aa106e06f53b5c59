"""Charters in words: how a version stands, within how long one answers, what a line says and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.charters.compare import Difference
from accounts.charters.parts import MAIN
from accounts.choices import CharterPart, CharterState
from accounts.models import Charter
from accounts.models.charter import LINE_MODELS
from accounts.queries.charters import Content
from accounts.queries.onboarding import Onboarding
from kam.lib import formats
from kam.tenancy.models import Membership
from kam.ui import cells

register = template.Library()

TONES = {CharterState.DRAFT: "watch", CharterState.AGREED: "good", CharterState.SUPERSEDED: "neutral"}
KINDS = {"added": "good", "removed": "risk", "changed": "watch", "moved": "neutral", "same": "plain"}
DAY, WEEK = 24, 168  # hours


@register.simple_tag
def charter_pill(charter: Charter) -> SafeString:
    """The version's number and how it stands."""
    named = {"n": charter.number, "state": str(charter.get_state_display()).lower()}
    return cells.pill(TONES[CharterState(charter.state)], _("version %(n)d, %(state)s") % named)


@register.simple_tag
def within(hours: int) -> str:
    """Within how long one answers: in days and weeks where these are whole."""
    if hours % WEEK == 0:
        return ngettext("within a week", "within %(n)d weeks", hours // WEEK) % {"n": hours // WEEK}
    if hours % DAY == 0:
        return ngettext("within a day", "within %(n)d days", hours // DAY) % {"n": hours // DAY}
    return ngettext("within an hour", "within %(n)d hours", hours) % {"n": hours}


@register.simple_tag
def agreed_words(charter: Charter) -> str:
    """Who agreed, and when, in one sentence."""
    told = {
        "us": charter.agreed_by.name if charter.agreed_by else "–",
        "client": charter.agreed_by_client,
        "day": formats.day(charter.agreed_on) if charter.agreed_on else "–",
    }
    return _("Agreed on %(day)s between %(us)s, for us, and %(client)s, for the client.") % told


@register.simple_tag
def accepted_words(content: Content) -> str:
    """How many expectations somebody said yes to."""
    total = len(content.expectations)
    words = ngettext("%(done)d of %(n)d expectation accepted", "%(done)d of %(n)d expectations accepted", total)
    return words % {"done": content.accepted, "n": total}


@register.simple_tag
def standing_words(onboarding: Onboarding) -> tuple[str, str]:
    """How the charter stands: a tone, and a sentence."""
    agreed, draft = onboarding.charter.agreed, onboarding.charter.draft
    if draft:
        done, total = draft.accepted, draft.expected
        told = {"day": formats.day(draft.opened_on), "done": done, "n": total}
        words = ngettext(
            "Draft since %(day)s, %(done)d of %(n)d expectation accepted",
            "Draft since %(day)s, %(done)d of %(n)d expectations accepted",
            total,
        )
        return "watch", words % told
    if agreed:
        told = {"n": agreed.number, "day": formats.day(agreed.agreed_on)}
        return "good", _("Version %(n)d agreed on %(day)s") % told
    return "neutral", _("Not begun yet")


@register.simple_tag
def change_pill(one: Difference) -> SafeString:
    """What became of a line."""
    words = {
        "added": pgettext("line", "new"),
        "removed": pgettext("line", "removed"),
        "changed": pgettext("line", "changed"),
        "moved": pgettext("line", "moved"),
        "same": pgettext("line", "as before"),
    }
    return cells.pill(KINDS[one.kind], words[one.kind])


@register.simple_tag
def main_words(one: Difference) -> str:
    """What the line says: as it is, or as it was when it is gone."""
    line = one.after or one.before
    return "" if line is None else str(next(line.values[name] for name in MAIN.values() if name in line.values))


@register.simple_tag
def changed_columns(one: Difference) -> list[tuple[str, str, str]]:
    """Label, before and after of the columns that differ."""
    if one.before is None or one.after is None:
        return []
    part = _part_of(one.after.values)
    model = LINE_MODELS[part]
    found = []
    for name in one.fields:
        field: Any = model._meta.get_field(name)
        was, now = (_readable(field, line.values[name]) for line in (one.before, one.after))
        found.append((str(capfirst(field.verbose_name)), was, now))
    return found


def _part_of(values: Any) -> str:
    """By the column none of the other parts has."""
    own = {"subject": "modes", "side": "expectations", "measure": "goals", "trigger": "escalation"}
    return CharterPart(next(part for column, part in own.items() if column in values))


def _readable(field: Any, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, Membership):
        return value.name
    if isinstance(value, date):
        return formats.day(value)
    return str(dict(field.flatchoices).get(value, value))
