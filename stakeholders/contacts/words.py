"""A rank in words: the five parts, what each stands on, and the line that says why."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Phase
from stakeholders.choices import Profile, Support
from stakeholders.contacts.coming import Coming
from stakeholders.contacts.rule import AHEAD, INFLUENCE, PHASE, SILENCE, SUPPORT, Ranked
from stakeholders.ties.reasons import Part


def parts_of(one: Ranked, *, phase: str, today: date) -> list[Part]:
    """The five parts; their values add up to the score."""
    ahead = moment_words(one.moment, today) if one.moment else _("Nothing ahead asks for a word with them.")
    here = {"profile": Profile(one.person.profile).label, "phase": Phase(phase).label}
    return [
        Part(_("Silence"), one.silence, SILENCE, one.person.silence.reason),
        Part(_("Influence"), one.influence, INFLUENCE, _("%(n)s out of 5.") % {"n": one.person.influence}),
        Part(_("Ahead"), one.ahead, AHEAD, ahead),
        Part(_("Support"), one.support, SUPPORT, _support(one.person.support)),
        Part(_("Phase"), one.phase, PHASE, _("%(profile)s in the phase %(phase)s.") % here),
    ]


def reasons_of(one: Ranked, *, today: date) -> list[str]:
    """The line below the name: the way in, the moment ahead, the silence."""
    way = [_("through %(name)s, who supports us") % {"name": one.way.name}] if one.way else []
    ahead = [moment_words(one.moment, today)] if one.moment else []
    return [*way, *ahead, one.person.silence.reason]


def moment_words(moment: Coming, today: date) -> str:
    """What is ahead, and in how many days."""
    days = (moment.on - today).days
    if days == 0:
        return _("%(what)s is today.") % {"what": moment.what}
    within = ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    return _("%(what)s %(within)s.") % {"what": moment.what, "within": within}


def _support(support: int) -> str:
    word = {"support": str(Support(support).label)}
    if support < 0:
        return _("%(support)s: to be won.") % word
    if support == Support.CHAMPION:
        return _("%(support)s: to be kept.") % word
    return _("%(support)s.") % word
