"""The words for a reason to look, and for a number of days."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.attention import Reason, Why


def sentence(reason: Reason) -> str:
    """The reason in a few words."""
    n = reason.figure
    if reason.why == Why.OVERDUE:
        return ngettext("Contract ended %(n)d day ago", "Contract ended %(n)d days ago", n) % {"n": n}
    if reason.why == Why.NOTICE:
        return _notice(n)
    if reason.why == Why.RENEWAL:
        return ngettext("Renewal in %(n)d day", "Renewal in %(n)d days", n) % {"n": n} if n else _("Renewal today")
    if reason.why == Why.NO_OWNER:
        return _("No account manager")
    if reason.why == Why.SILENT:
        return ngettext("No interaction for %(n)d day", "No interaction for %(n)d days", n) % {"n": n}
    if reason.why == Why.NEVER_MET:
        return _("No interaction yet")
    return _("Revenue down %(n)d%% in a year") % {"n": n}


def _notice(days: int) -> str:
    if not days:
        return _("Notice date today")
    return ngettext("Notice date in %(n)d day", "Notice date in %(n)d days", days) % {"n": days}


def days_away(days: int) -> str:
    """A number of days ahead as a plain count, past ones with their direction."""
    if days < 0:
        return ngettext("%(n)d day ago", "%(n)d days ago", -days) % {"n": -days}
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def renewal_words(days: int) -> str:
    """The renewal's distance for a pill."""
    if days < 0:
        return ngettext("Renewal overdue by %(n)d day", "Renewal overdue by %(n)d days", -days) % {"n": -days}
    if days == 0:
        return _("Renewal today")
    return ngettext("Renewal in %(n)d day", "Renewal in %(n)d days", days) % {"n": days}
