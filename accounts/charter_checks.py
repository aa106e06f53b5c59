"""What charters let the system check by itself for a gate: one is agreed, in this cycle."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gates.checks import Check, Facts, Finding, Words, register_check
from accounts.queries.charters import standing_of
from kam.lib import formats

CODE = "accounts.charter_agreed"
WORDS = Words(
    "The relationship charter is agreed: rhythm, channels, expectations, escalation path",
    "La charte relationnelle est convenue : rythme, canaux, attentes, voie d’escalade",
)


def charter_agreed(facts: Facts, _number: int) -> Finding:
    """Whether both sides have agreed on a charter since the account's cycle began."""
    url = reverse("accounts:account_charter", args=[facts.account.pk])
    found = facts.once("charter", lambda: standing_of(facts.account))
    agreed, draft = found.agreed, found.draft
    if agreed and agreed.cycle >= facts.account.cycle:
        return Finding(True, lambda: _("Version %(n)d was agreed on %(day)s.") % _told(agreed.number, agreed.agreed_on))
    if draft:
        return Finding(
            False, lambda: _("Version %(n)d is a draft since %(day)s.") % _told(draft.number, draft.opened_on),
            url, _("Open the charter"),
        )  # fmt: skip
    if agreed:
        return Finding(
            False,
            lambda: (
                _("The charter was agreed in cycle %(n)d: this cycle asks for a new version.") % {"n": agreed.cycle}
            ),
            url,
            _("Open the charter"),
        )
    return Finding(False, lambda: _("No charter is agreed."), url, _("Begin the charter"))


def _told(number: int, day: date) -> dict[str, object]:
    return {"n": number, "day": formats.day(day)}


def register() -> None:
    """Add it to the registry."""
    register_check(
        Check(
            CODE,
            gettext_lazy("Relationship charter agreed"),
            gettext_lazy(
                "Met when a version of the relationship charter was agreed by both sides since the account's present "
                "cycle began."
            ),
            WORDS,
            charter_agreed,
        )
    )
