"""Whom we met in a cycle of an account, and how it went."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.cycle_figures import Line, Span
from accounts.models import Account
from kam.lib import formats
from stakeholders.choices import Profile, Sentiment
from stakeholders.models import Touchpoint


def people_lines(account: Account, spans: Sequence[Span]) -> list[Line]:
    """Interactions, people met and decision-makers among them, in each span. One query."""
    wanted = {}
    for index, span in enumerate(spans):
        within = Q(happened_on__gte=span.start, happened_on__lt=span.end)
        deciding = within & Q(people__stakeholder__profile=Profile.DECISION_MAKER)
        wanted[f"touches_{index}"] = Count("pk", distinct=True, filter=within)
        wanted[f"people_{index}"] = Count("people__stakeholder", distinct=True, filter=within)
        wanted[f"deciders_{index}"] = Count("people__stakeholder", distinct=True, filter=deciding)
    found = Touchpoint.objects.filter(account=account).aggregate(**wanted)
    lines = (("people", _("People met")), ("deciders", _("Decision-makers met")), ("touches", _("Interactions")))
    return [Line(label, [found[f"{key}_{index}"] for index in range(len(spans))]) for key, label in lines]


def satisfaction_lines(account: Account, spans: Sequence[Span]) -> list[Line]:
    """Shares of the interactions that went well and badly in each span, and of how many that is said. One query."""
    wanted = {}
    for index, span in enumerate(spans):
        within = Q(happened_on__gte=span.start, happened_on__lt=span.end)
        wanted[f"all_{index}"] = Count("pk", filter=within)
        for felt in (Sentiment.GOOD, Sentiment.BAD):
            wanted[f"{felt.name}_{index}"] = Count("pk", filter=within & Q(sentiment=felt))
    found = Touchpoint.objects.filter(account=account).aggregate(**wanted)
    numbers = range(len(spans))
    good = [_share(found[f"GOOD_{index}"], found[f"all_{index}"]) for index in numbers]
    bad = [_share(found[f"BAD_{index}"], found[f"all_{index}"]) for index in numbers]
    return [Line(_("Interactions that went well"), good), Line(_("Interactions that went badly"), bad)]


def _share(part: int, whole: int) -> str:
    """Hundredths with what they are counted of; of nothing nothing is said."""
    if not whole:
        return "–"
    values = {"percent": formats.percent(round(100 * part / whole)), "part": part, "whole": whole}
    return _("%(percent)s (%(part)d of %(whole)d)") % values
