"""The sentences behind the rule's codes, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stakeholders.choices import Profile, Support


def sentence(reason: Mapping[str, Any]) -> str:
    """One reason as a sentence: `{"code": "silent", "facts": {…}}` becomes what a person would say."""
    facts = reason.get("facts", {})
    writer = _SENTENCES.get(reason["code"])
    return writer(facts) if writer else str(reason["code"])


def _silent(facts: Mapping[str, Any]) -> str:
    return _("%(name)s: silent for %(days)s days, for a rhythm of %(cadence)s.") % facts


def _unfavourable(facts: Mapping[str, Any]) -> str:
    return _("%(name)s stands against us (%(support)s).") % {
        "name": facts["name"],
        "support": str(Support(facts["support"]).label).lower(),
    }


def _nobody(facts: Mapping[str, Any]) -> str:
    return _("Nobody is known as %(profile)s.") % {"profile": str(Profile(facts["profile"]).label).lower()}


_SENTENCES: dict[str, Callable[[Any], str]] = {
    "ended": lambda f: (
        ngettext(
            "The contract ended %(days)s day ago without a decision.",
            "The contract ended %(days)s days ago without a decision.",
            f["days"],
        )
        % f
    ),
    "notice_passed": lambda f: (
        ngettext(
            "The notice date passed; the contract ends in %(end)s day.",
            "The notice date passed; the contract ends in %(end)s days.",
            f["end"],
        )
        % f
    ),
    "notice_near": lambda f: (
        ngettext("Notice can be given for %(days)s more day.", "Notice can be given for %(days)s more days.", f["days"])
        % f
    ),
    "notice_ahead": lambda f: ngettext("Notice date in %(days)s day.", "Notice date in %(days)s days.", f["days"]) % f,
    "silent": _silent,
    "never_met": lambda f: _("%(name)s was never met; expected every %(cadence)s days.") % f,
    "unfavourable": _unfavourable,
    "no_key_person": _nobody,
    "revenue_falling": lambda f: _("Revenue fell by %(percent)s %% in twelve months.") % f,
    "no_meeting_before_notice": lambda f: _("No meeting is planned before the notice date."),
}


def sentences(reasons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reasons with their points, worded, heaviest first: `[{"text", "points", "code"}]`."""
    return [{"text": sentence(one), "points": one["points"], "code": one["code"]} for one in reasons]
