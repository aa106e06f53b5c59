"""What the header of an account's pages needs."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.queries.header import AccountHeader
from accounts.reasons import renewal_words
from kam.ui import cells
from kam.ui.templatetags.ui import maybe_url

register = template.Library()


@register.simple_tag
def account_tabs(account_id: int, current: str = "overview") -> list[dict[str, object]]:
    """The tabs of an account's pages; those of rooms that are not there are left out.

    `current` is one of overview, journey, people, plan, value, meetings, risks.
    """
    tabs = [
        ("overview", _("Overview"), "accounts:account_detail"),
        ("journey", _("Journey"), "accounts:account_journey"),
        ("people", _("People"), "stakeholders:account_people"),
        ("plan", _("Plan"), "plans:account_plan"),
        ("value", _("Value"), "accounts:account_value"),
        ("meetings", _("Meetings"), "reviews:account_meetings"),
        ("risks", _("Risks"), "insights:account_risks"),
    ]
    linked = [(key, label, maybe_url(name, account_id)) for key, label, name in tabs]
    return [{"label": label, "url": url, "current": key == current} for key, label, url in linked if url]


@register.simple_tag
def account_pills(header: AccountHeader) -> SafeString:
    """Phase with its cycle, and how far the renewal is."""
    note = _("cycle %(n)d") % {"n": header.cycle} if header.cycle > 1 else ""
    shown = cells.phase_pill(header.phase, note)
    if header.renewal_days is not None:
        shown += cells.pill(header.renewal_tone, renewal_words(header.renewal_days))
    if header.archived:
        shown += cells.pill("neutral", _("outside the programme"))
    return shown
