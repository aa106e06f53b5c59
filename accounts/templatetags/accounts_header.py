"""What the header of an account's pages needs."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.queries.header import AccountHeader
from accounts.reasons import renewal_words
from kam.ui import cells
from kam.ui.templatetags.ui import maybe_url

register = template.Library()


# At most seven tabs; a tab that holds several pages lists them, its own page first.
TABS: tuple[tuple[Any, tuple[tuple[str, Any, str], ...]], ...] = (
    (_("Overview"), (("overview", _("Overview"), "accounts:account_detail"),)),
    (
        _("Journey"),
        (
            ("journey", _("Phases and cycles"), "accounts:account_journey"),
            ("map", _("Journey map"), "insights:account_map"),
            ("protocols", _("Protocols"), "accounts:account_protocols"),
            ("charter", _("Charter"), "accounts:account_charter"),
            ("qualification", _("Qualification"), "accounts:account_qualification"),
        ),
    ),
    (
        _("People"),
        (
            ("people", _("Power map and list"), "stakeholders:account_people"),
            ("chart", _("Organisation chart"), "stakeholders:account_chart"),
            ("ties", _("Relationships"), "stakeholders:account_ties"),
            ("coverage", _("Coverage"), "stakeholders:account_coverage"),
            ("cadence", _("Next contacts"), "stakeholders:account_cadence"),
            ("questions", _("Questions and problems"), "stakeholders:account_questions"),
            ("interactions", _("Interactions"), "stakeholders:touchpoint_list"),
            ("transitions", _("Transitions"), "stakeholders:account_transitions"),
            ("executives", _("Executives"), "stakeholders:account_executives"),
        ),
    ),
    (_("Plan"), (("plan", _("Plan"), "plans:account_plan"),)),
    (
        _("Value"),
        (
            ("value", _("Revenue and contracts"), "accounts:account_value"),
            ("runway", _("Renewal runway"), "accounts:account_runway"),
            ("footprint", _("Footprint"), "accounts:account_footprint"),
            ("wallet", _("Share of wallet"), "accounts:account_wallet"),
            ("economics", _("Economics"), "accounts:account_economics"),
            ("group", _("Group"), "insights:account_group"),
        ),
    ),
    (_("Meetings"), (("meetings", _("Meetings"), "reviews:account_meetings"),)),
    (_("Risks"), (("risks", _("Risks"), "insights:account_risks"),)),
)


@register.simple_tag
def account_tabs(account_id: int, current: str = "overview") -> list[dict[str, object]]:
    """The tabs of an account's pages; those of rooms that are not there are left out.

    `current` is the key of the page that is open: its tab is marked.
    """
    linked = [
        (label, maybe_url(pages[0][2], account_id), [key for key, _label, _name in pages]) for label, pages in TABS
    ]
    return [{"label": label, "url": url, "current": current in keys} for label, url, keys in linked if url]


@register.simple_tag
def account_sections(account_id: int, current: str) -> list[dict[str, object]]:
    """The pages that share the open page's tab; none where it has no other."""
    pages = next((pages for _label, pages in TABS if current in [key for key, _label, _name in pages]), ())
    linked = [(key, label, maybe_url(name, account_id)) for key, label, name in pages]
    found = [{"label": label, "url": url, "current": key == current} for key, label, url in linked if url]
    return found if len(found) > 1 else []


@register.simple_tag
def account_pills(header: AccountHeader) -> SafeString:
    """Phase with its cycle, and how far the renewal is."""
    note = gettext("cycle %(n)d") % {"n": header.cycle} if header.cycle > 1 else ""
    shown = cells.phase_pill(header.phase, note)
    if header.renewal_days is not None:
        shown += cells.pill(header.renewal_tone, renewal_words(header.renewal_days))
    if header.archived:
        shown += cells.pill("neutral", gettext("outside the programme"))
    return shown
