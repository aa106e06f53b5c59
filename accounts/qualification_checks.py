"""What qualification can check by itself for a gate: the ratings are in, and the committee has decided to enter."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.choices.qualification import QualificationState, Verdict
from accounts.gates.checks import Check, Facts, Finding, Parameter, Words, register_check
from accounts.models import Qualification


def _latest(facts: Facts) -> Qualification | None:
    sent = Count("sheets", filter=Q(sheets__submitted_at__isnull=False))
    rows = Qualification.objects.filter(account=facts.account).exclude(state=QualificationState.WITHDRAWN)
    return facts.once("qualification", lambda: rows.annotate(sent=sent).order_by("-pk").first())


def _missing(facts: Facts, found: Qualification | None, fact: Callable[[], str]) -> Finding:
    if found is None:
        url = f"{reverse('accounts:qualification_create')}?account={facts.account.pk}"
        return Finding(False, lambda: _("The account is not nominated."), url, _("Nominate a candidate"))
    url = reverse("accounts:qualification_detail", args=[found.pk])
    return Finding(False, fact, url, _("Open the qualification"))


def scored(facts: Facts, raters: int) -> Finding:
    """Whether enough raters have sent their sheets. How they rated is not said."""
    found = _latest(facts)
    sent = int(getattr(found, "sent", 0))

    def said() -> str:
        return ngettext("%(n)d rater has sent a sheet.", "%(n)d raters have sent their sheets.", sent) % {"n": sent}

    return Finding(True, said) if found and sent >= raters else _missing(facts, found, said)


def decided(facts: Facts, _number: int) -> Finding:
    """Whether the committee decided that the account enters."""
    found = _latest(facts)
    if found and found.decision == Verdict.ENTER:
        return Finding(True, lambda: _("The committee has decided: enter the programme."))
    if found and found.decision:
        what = Verdict(found.decision).label
        return _missing(facts, found, lambda: _("The committee has decided: %(what)s.") % {"what": what})
    return _missing(facts, found, lambda: _("The committee has not decided yet."))


def register() -> None:
    """Add them to the registry."""
    register_check(
        Check(
            "accounts.scored",
            gettext_lazy("Candidate rated"),
            gettext_lazy("Met when so many raters have sent their sheets for the account's latest qualification."),
            Words("The account is rated by {n} people", "Le compte est évalué par {n} personnes"),
            scored,
            Parameter(gettext_lazy("Raters"), 2, 1, 9),
        )
    )
    register_check(
        Check(
            "accounts.decided",
            gettext_lazy("Committee decision recorded"),
            gettext_lazy("Met when the latest qualification of the account ended with the decision to enter."),
            Words("The committee has decided to enter", "Le comité a décidé l’entrée"),
            decided,
        )
    )
