"""Whom we met in a cycle of an account."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.cycle_figures import Line, Span
from accounts.models import Account
from stakeholders.choices import Profile
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
