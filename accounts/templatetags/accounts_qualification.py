"""The cells of qualification's lists."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices.qualification import QualificationState, Verdict
from accounts.line_cells import is_prospect, prospect_pill
from accounts.models import Account, Qualification
from kam.ui import cells

register = template.Library()

_TONES = {Verdict.ENTER: "good", Verdict.WATCH: "watch", Verdict.DECLINE: "neutral"}


@register.simple_tag
def qualification_state(one: Qualification) -> SafeString:
    """How far a candidate is; once decided, what was decided."""
    if one.state == QualificationState.OPEN:
        return cells.pill("accent", one.get_state_display())
    if one.state == QualificationState.WITHDRAWN:
        return cells.pill("plain", one.get_state_display())
    return cells.pill(_TONES[Verdict(one.decision)], one.get_decision_display())


@register.simple_tag
def candidate_pills(one: Qualification) -> SafeString:
    """The marks beside a candidate's name."""
    return qualification_state(one) + prospect(one.account)


@register.simple_tag
def prospect(account: Account) -> SafeString:
    """A mark on whoever is in qualification and no client yet."""
    known = (account.client_since, account.revenue_12m, account.revenue_previous_12m)
    return prospect_pill() if is_prospect(account.phase, *known) else SafeString("")


@register.simple_tag
def sent_so_far(sent: int, asked: int, wanted: int) -> str:
    """How far the ratings are; what comes next when all that are wanted are in."""
    if asked and sent == asked and asked >= wanted:
        return _("all sent, the committee decides")
    if not asked:
        return _("nobody is asked yet")
    words = ngettext("%(sent)s of %(asked)s sent", "%(sent)s of %(asked)s sent", sent)
    return words % {"sent": sent, "asked": asked}
